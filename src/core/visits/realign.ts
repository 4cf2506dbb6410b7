import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Day } from '../kernel/dates.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { realignPickups } from '../pickups/index.js';
import { endVisit } from './end-visit.js';
import { tellOff } from './tell-visit.js';
import { lockStaff, lockVisit } from './visit.js';
import { wallInstant } from './wall-time.js';

interface Standing {
  id: Id<'Visit'>;
  slotId: Id<'Slot'>;
  staffId: Id<'Staff'>;
  day: Day;
  time: string;
  zone: string;
  minutes: number;
  startAt: Date;
  /** It has begun or is over: its time is taken, and stays. */
  stays: boolean;
}

interface Placed extends Standing {
  /** Where its wall time is now; null in a gap. */
  at: Date | null;
}

const AHEAD = `
  SELECT v.id, v.slot_id AS "slotId", o.staff_id AS "staffId", v.local_day::text AS day,
         to_char(v.local_start, 'HH24:MI') AS time, v.zone, v.minutes, v.start_at AS "startAt",
         v.state NOT IN ('pending', 'booked') OR v.start_at <= $1 AS stays
  FROM visits v JOIN slots o ON o.id = v.slot_id
  WHERE occupies(v.state) = 1 AND v.end_at > $1::timestamptz - interval '1 day' ORDER BY v.start_at, v.id`;

/**
 * Computes the instants of visits anew where the rules of their zones have changed (domain invariant 26): the wall time
 * is the truth and stays. A visit whose wall time is in a gap now, or meets another's, is taken off with an offer. Does
 * nothing where the rules are those of last time; gives how many visits were moved. What is kept is moved likewise.
 */
export async function realignVisits(
  ctx: Context,
  version = process.versions['tz'] ?? '',
): Promise<number> {
  const [changed] = await ctx.sql(
    `UPDATE zone_data SET version = $1 WHERE version <> $1
       OR EXISTS (SELECT FROM sites s WHERE NOT zone_data.rules ? s.zone) RETURNING version`,
    [version],
  );
  if (!changed) return 0;
  await realignPickups(ctx);
  const all = (await ctx.sql<Standing>(AHEAD, [ctx.now])).map(place);
  const moved = all.filter(({ at, startAt }) => at?.getTime() !== startAt.getTime());
  if (!moved.length) return 0;
  await lockAll(ctx, moved);
  const off = clashing(all);
  for (const { id } of off) {
    const visit = await lockVisit(ctx, id);
    await endVisit(ctx, visit, 'needs-reschedule');
    if (visit.state === 'booked') await tellOff(ctx, visit);
  }
  await write(
    ctx,
    moved.filter((each) => !off.includes(each)),
  );
  await record(ctx, 'visit.realigned', {
    kind: 'site',
    id: 'all',
    facts: { visits: moved.length },
  });
  return moved.length;
}

const place = (visit: Standing): Placed => ({
  ...visit,
  at: visit.stays ? visit.startAt : wallInstant(visit.day, visit.time, visit.zone),
});

/** All practitioners at once and in order, as those who book lock them. */
async function lockAll(ctx: Context, visits: readonly Placed[]): Promise<void> {
  await lockStaff(
    ctx,
    visits.map(({ staffId }) => staffId),
  );
}

/** Those in a gap, and of two slots of one person that now meet, the later one's, or the one that can still go. */
function clashing(all: readonly Placed[]): Placed[] {
  const gone: Placed[] = all.filter(({ at }) => at === null);
  const last = new Map<string, { visit: Placed; end: Date }>();
  const inOrder = all
    .flatMap((visit) => (visit.at ? [{ visit, at: visit.at }] : []))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const { visit, at } of inOrder) {
    const before = last.get(visit.staffId);
    const meets = before && before.visit.slotId !== visit.slotId && before.end > at;
    if (meets) gone.push(visit.stays ? before.visit : visit);
    if (!meets || visit.stays)
      last.set(visit.staffId, { visit, end: addMinutes(at, visit.minutes) });
  }
  return gone;
}

/** The exclusion constraint looks at the end of the statement, so that all of a person's may move at once; what is scheduled or on its way about a visit goes along. */
async function write(ctx: Context, visits: readonly Placed[]): Promise<void> {
  const to = [
    visits.map(({ id }) => id),
    visits.map(({ slotId }) => slotId),
    visits.map(({ at }) => at),
  ];
  await ctx.sql(
    `WITH n AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS n(id, slot_id, at)),
     moved AS (
       UPDATE slots o SET start_at = n.at, end_at = n.at + (o.end_at - o.start_at)
       FROM (SELECT DISTINCT slot_id, at FROM n) n WHERE o.id = n.slot_id),
     told AS (
       UPDATE messages m SET useful_until = m.useful_until + (n.at - v.start_at),
         due_at = CASE WHEN m.state = 'scheduled'
           THEN greatest(m.due_at + (n.at - v.start_at), m.made_at + interval '1 millisecond') ELSE m.due_at END
       FROM n JOIN visits v ON v.id = n.id
       WHERE m.subject_id = n.id AND m.state IN ('scheduled', 'due', 'queued'))
     UPDATE visits v SET start_at = n.at, end_at = n.at + (v.end_at - v.start_at) FROM n WHERE v.id = n.id`,
    to,
  );
}
