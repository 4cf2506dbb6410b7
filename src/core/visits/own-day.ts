import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf, daysBetween, instantOf, timeOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { enqueue } from '../outbox/index.js';
import { toldAt } from '../staff/index.js';

/** What a day holds for a practitioner: how many visits are still to come, and when the first and the last begin, as wall time there. */
export interface OwnDay {
  count: number;
  first: string;
  last: string;
  lastAt: Date;
}

/** From when and until when a person is told of their day, as wall time where they work; later they see for themselves. */
const TOLD_FROM = '07:00';
const TOLD_UNTIL = '09:00';
const LIVE = `v.state IN ('booked', 'arrived', 'checked-in')`;

/** What a day holds for a person, wherever they work; null where it holds nothing. */
export async function ownDay(ctx: Context, staffId: Id<'Staff'>, day: Day): Promise<OwnDay | null> {
  const [row] = await ctx.sql<OwnDay>(
    `SELECT count(*)::int AS count, to_char(min(v.local_start), 'HH24:MI') AS first,
            to_char(max(v.local_start), 'HH24:MI') AS last, max(v.start_at) AS "lastAt"
     FROM slots o JOIN visits v ON v.slot_id = o.id
     WHERE o.staff_id = $1 AND v.local_day = $2 AND ${LIVE} AND o.start_at >= $3 AND o.start_at < $4`,
    [
      staffId,
      day,
      instantOf(addDays(day, -1), '00:00', 'UTC'),
      instantOf(addDays(day, 2), '00:00', 'UTC'),
    ],
  );
  return row?.count ? row : null;
}

/** Whose day is it that has begun, and which. */
export interface Morning {
  staffId: Id<'Staff'>;
  day: Day;
}

/** Who works at a place where it is morning, has visits there today and was not told of them yet. For the sweep. */
export async function mornings(ctx: Context, limit: number): Promise<Morning[]> {
  const zones = await ctx.sql<{ zone: string; siteIds: Id<'Site'>[] }>(
    'SELECT zone, array_agg(id) AS "siteIds" FROM sites WHERE active GROUP BY zone',
    [],
  );
  const found: Morning[] = [];
  for (const { zone, siteIds } of zones)
    if (isMorning(timeOf(ctx.now, zone)))
      found.push(...(await untold(ctx, { day: dayOf(ctx.now, zone), zone, siteIds, limit })));
  return found;
}

const isMorning = (time: string): boolean => time >= TOLD_FROM && time < TOLD_UNTIL;

function untold(
  ctx: Context,
  at: { day: Day; zone: string; siteIds: Id<'Site'>[]; limit: number },
): Promise<Morning[]> {
  const { day, zone, siteIds, limit } = at;
  return ctx.sql<Morning>(
    `SELECT DISTINCT o.staff_id AS "staffId", $2::text AS day
     FROM visits v JOIN slots o ON o.id = v.slot_id
     WHERE v.site_id = ANY($1) AND v.start_at >= $3 AND v.start_at < $4 AND ${LIVE}
       AND NOT EXISTS (SELECT FROM staff_days d WHERE d.staff_id = o.staff_id AND d.day = $2::date)
     LIMIT $5`,
    [siteIds, day, instantOf(day, '00:00', zone), instantOf(addDays(day, 1), '00:00', zone), limit],
  );
}

/** Tells a person what the day holds for them, in the way they chose and once a day; false where they were told, or it holds nothing. Safe to run at any time. */
export async function tellOwnDay(ctx: Context, { staffId, day }: Morning): Promise<boolean> {
  const own = await ownDay(ctx, staffId, day);
  const to = await toldAt(ctx, staffId);
  if (!own || !to) return false;
  const noted = await ctx.sql(
    `INSERT INTO staff_days (staff_id, day, told_at, told_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING day`,
    [staffId, day, ctx.now, to.by],
  );
  if (!noted.length) return false;
  if (to.by !== 'console')
    await enqueue(ctx, {
      ...{ kind: 'staff-day', contactId: to.contactId, channel: to.by, patientId: null },
      ...{ subjectId: staffId, rev: daysBetween(DAY_ZERO, day), usefulUntil: own.lastAt },
    });
  // So that an open page of theirs hears of it.
  await record(ctx, 'staff.day-told', { kind: 'staff', id: staffId, facts: { count: own.count } });
  return true;
}

const DAY_ZERO = '2000-01-01';

/** The day that a text of the morning was made for, by its rev. */
export const morningOf = (rev: number): Day => addDays(DAY_ZERO, rev);
