import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { ChannelName, Level } from '../kernel/language.js';
import { enqueue } from '../outbox/index.js';
import { isPaused, nextHour, numberNow } from '../patients/index.js';
import type { Course } from '../patients/index.js';
import { handsOver } from '../sites/index.js';
import { lastUseDay } from './availability.js';
import { lasting } from './lock-lots.js';
import type { FreeUnits } from './lock-lots.js';

/** Who was told has so long before the next is told. */
const TURN_MINUTES = 4 * 60;
const USEFUL_MINUTES = 2 * 24 * 60;

/**
 * Puts a course in the line of those who want to know when a place has theirs again, or when that is `sure`: once it was counted
 * or delivered after they asked. Asking twice keeps the first place in line; the last number that asked is told.
 */
export async function askToBeTold(
  ctx: Context,
  course: Course,
  ask: { siteId: Id<'Site'>; contactId: Id<'Contact'>; sure?: boolean },
): Promise<void> {
  assertMayFor(ctx.actor, course.patientId, 'pickup.prepare');
  await ctx.sql(
    `INSERT INTO stock_notices (id, site_id, product_id, course_id, contact_id, asked_at, sure_since, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting')
     ON CONFLICT (course_id, site_id) WHERE state <> 'ended' DO UPDATE SET state = 'waiting', told_at = NULL,
       contact_id = excluded.contact_id, sure_since = excluded.sure_since`,
    [
      ...[newId(), ask.siteId, course.productId, course.id, ask.contactId, ctx.now],
      ask.sure ? ctx.now : null,
    ],
  );
}

interface Waiting {
  id: Id<'Notice'>;
  contactId: Id<'Contact'>;
  channel: ChannelName;
  patientId: Id<'Patient'>;
  units: number;
  daysSupply: number;
  levelCap: Level | null;
  told: boolean;
  pausedUntil: Day | null;
  hoursFrom: string;
  hoursTo: string;
  zone: string;
}

// By the number that is theirs now; who has none keeps their place.
const IN_LINE = `
  SELECT w.id, c.id AS "contactId", c.channel, c.level_cap AS "levelCap", u.patient_id AS "patientId", u.units,
         u.days_supply AS "daysSupply", w.state = 'told' AS told, c.paused_until::text AS "pausedUntil",
         to_char(c.hours_from, 'HH24:MI') AS "hoursFrom", to_char(c.hours_to, 'HH24:MI') AS "hoursTo", c.zone
  FROM stock_notices w
  JOIN courses u ON u.id = w.course_id AND u.state = 'active' AND NOT u.withheld
  JOIN patients p ON p.id = u.patient_id AND p.state = 'active'
  JOIN LATERAL (${numberNow('u.patient_id', 'w.contact_id')}) c ON true
  WHERE ${handsOver('w.site_id', 'w.course_id')} AND w.site_id = $1 AND w.product_id = $2
    AND (w.state = 'waiting' OR (w.state = 'told' AND w.told_at > $3))
    AND (w.sure_since IS NULL
      OR EXISTS (SELECT FROM stock_shelves h WHERE h.site_id = $1 AND h.product_id = $2 AND h.counted_at > w.sure_since)
      OR EXISTS (SELECT FROM stock_lots l WHERE l.site_id = $1 AND l.product_id = $2 AND l.received_at > w.sure_since))
  ORDER BY w.asked_at, w.id LIMIT 200 FOR UPDATE OF w`;

// A shelf at which somebody came in vain is counted first; whoever comes in vain meanwhile waits, and takes the texts back.
const FREE = `
  SELECT l.expires_on::text AS "expiresOn", l.on_hand - l.reserved AS free, h.safety_stock AS safety, s.zone
  FROM stock_shelves h JOIN sites s ON s.id = h.site_id
  JOIN stock_lots l ON l.site_id = h.site_id AND l.product_id = h.product_id
  WHERE h.site_id = $1 AND h.product_id = $2 AND h.turned_away_at IS NULL
    AND l.state = 'approved' AND l.on_hand > l.reserved
  ORDER BY l.expires_on, l.id FOR SHARE OF h`;

/**
 * Tells as many as can be promised, in the order they asked; who was told has four hours before the next is told.
 * Whoever may not be written to now, or whom these lots do not serve, keeps their place while others are told. Safe to
 * run at any time.
 */
export async function tellWaiting(
  ctx: Context,
  shelf: { siteId: Id<'Site'>; productId: Id<'Product'> },
): Promise<number> {
  const { siteId, productId } = shelf;
  const since = addMinutes(ctx.now, -TURN_MINUTES);
  const lots = await ctx.sql<FreeUnits & { safety: number; zone: string }>(FREE, [
    siteId,
    productId,
  ]);
  await ctx.sql(
    `UPDATE stock_notices SET state = 'ended'
     WHERE site_id = $1 AND product_id = $2 AND state = 'told' AND told_at <= $3`,
    [siteId, productId, since],
  );
  const line = await ctx.sql<Waiting>(IN_LINE, [siteId, productId, since]);
  const [shelfNow] = lots;
  if (!shelfNow) return 0;
  const { safety, zone } = shelfNow;
  let told = 0;
  for (const each of line) {
    if (!each.told && !mayBeTold(ctx, each)) continue;
    const lastDay = lastUseDay(ctx, each, zone);
    if (!promise(lots, each.units, { safety, lastDay }) || each.told) continue;
    await tell(ctx, each);
    told += 1;
  }
  return told;
}

const mayBeTold = (ctx: Context, each: Waiting): boolean =>
  !isPaused(each, ctx.now) && nextHour(each, ctx.now) <= ctx.now;

/** Takes so many units from the lots that last to a day, first expiry first; false, and nothing taken, where they are too few above the safety stock. */
function promise(
  lots: readonly FreeUnits[],
  units: number,
  { safety, lastDay }: { safety: number; lastDay: Day },
): boolean {
  const usable = lasting(lots, lastDay);
  if (usable.reduce((sum, { free }) => sum + free, 0) - safety < units) return false;
  let left = units;
  for (const lot of usable) {
    const taken = Math.min(left, lot.free);
    lot.free -= taken;
    left -= taken;
  }
  return true;
}

async function tell(ctx: Context, waiting: Waiting): Promise<void> {
  const { id, contactId, channel, patientId, levelCap } = waiting;
  const [row] = await ctx.sql<{ rev: number }>(
    `UPDATE stock_notices SET state = 'told', told_at = $2, rev = rev + 1 WHERE id = $1 RETURNING rev`,
    [id, ctx.now],
  );
  const usefulUntil = addMinutes(ctx.now, USEFUL_MINUTES);
  const rev = row?.rev ?? 1;
  await enqueue(ctx, {
    kind: 'back',
    contactId,
    channel,
    levelCap,
    patientId,
    subjectId: id,
    rev,
    usefulUntil,
  });
}

const UNSAID = `
  WITH unsaid AS (
    UPDATE messages m SET state = 'cleared' FROM stock_notices n
    WHERE n.site_id = $1 AND n.product_id = $2 AND n.state = 'told'
      AND m.kind = 'back' AND m.subject_id = n.id AND m.rev = n.rev AND m.state = 'due' RETURNING n.id)
  UPDATE stock_notices n SET state = 'waiting', told_at = NULL FROM unsaid WHERE n.id = unsaid.id`;

/** Somebody came to a shelf in vain: who was to hear that it is back, and has not yet, waits on in their place. The shelf's row is locked. */
export async function waitOn(
  ctx: Context,
  { siteId, productId }: { siteId: Id<'Site'>; productId: Id<'Product'> },
): Promise<void> {
  await ctx.sql(UNSAID, [siteId, productId]);
}

/** SQL that ends a course's place in every line, for the statement that keeps it somewhere; `course` is SQL for its id. */
export const endNotices = (course: string): string =>
  `UPDATE stock_notices SET state = 'ended' WHERE course_id = ${course} AND state <> 'ended'`;

/** What a "back" text is about, while it is still true that this person is to be told. */
export async function noticeFacts(
  ctx: Context,
  id: string,
): Promise<{ courseId: Id<'Course'>; letter: string; siteId: Id<'Site'>; place: number } | null> {
  const [row] = await ctx.sql<{
    courseId: Id<'Course'>;
    letter: string;
    siteId: Id<'Site'>;
    place: number;
  }>(
    `SELECT u.id AS "courseId", u.letter, s.id AS "siteId", s.number AS place
     FROM stock_notices n JOIN courses u ON u.id = n.course_id AND u.state = 'active'
     JOIN sites s ON s.id = n.site_id AND s.active WHERE n.id = $1 AND n.state = 'told'`,
    [id],
  );
  return row ?? null;
}

/** Shelves where someone waits, for the sweep. */
export function shelvesWaitedFor(
  ctx: Context,
): Promise<{ siteId: Id<'Site'>; productId: Id<'Product'> }[]> {
  return ctx.sql(
    `SELECT DISTINCT site_id AS "siteId", product_id AS "productId" FROM stock_notices
     WHERE state <> 'ended'`,
    [],
  );
}
