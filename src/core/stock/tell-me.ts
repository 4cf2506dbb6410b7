import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { ChannelName } from '../kernel/language.js';
import { enqueue } from '../outbox/index.js';
import type { Course } from '../patients/index.js';
import { lastUseDay } from './availability.js';

/** Who was told has so long before the next is told. */
const TURN_MINUTES = 4 * 60;
const USEFUL_MINUTES = 2 * 24 * 60;

/** Puts a course in the line of those who want to know when a place has theirs again. Asking twice keeps the first place in line. */
export async function askToBeTold(
  ctx: Context,
  course: Course,
  ask: { siteId: Id<'Site'>; contactId: Id<'Contact'> },
): Promise<void> {
  assertMayFor(ctx.actor, course.patientId, 'pickup.prepare');
  await ctx.sql(
    `INSERT INTO stock_notices (id, site_id, product_id, course_id, contact_id, asked_at, state)
     VALUES ($1, $2, $3, $4, $5, $6, 'waiting')
     ON CONFLICT (course_id, site_id) WHERE state <> 'ended' DO UPDATE SET state = 'waiting', told_at = NULL`,
    [newId(), ask.siteId, course.productId, course.id, ask.contactId, ctx.now],
  );
}

interface Waiting {
  id: Id<'Notice'>;
  contactId: Id<'Contact'>;
  channel: ChannelName;
  patientId: Id<'Patient'>;
  units: number;
  daysSupply: number;
  told: boolean;
}

const IN_LINE = `
  SELECT n.id, n.contact_id AS "contactId", c.channel, u.patient_id AS "patientId", u.units,
         u.days_supply AS "daysSupply",
         n.state = 'told' AS told
  FROM stock_notices n
  JOIN courses u ON u.id = n.course_id
  JOIN contact_points c ON c.id = n.contact_id
  WHERE n.site_id = $1 AND n.product_id = $2
    AND (n.state = 'waiting' OR (n.state = 'told' AND n.told_at > $3))
  ORDER BY n.asked_at, n.id LIMIT 200 FOR UPDATE OF n`;

const FREE = `
  SELECT (coalesce(sum(l.on_hand - l.reserved), 0) - coalesce(max(h.safety_stock), 0))::int AS free
  FROM stock_shelves h JOIN stock_lots l ON l.site_id = h.site_id AND l.product_id = h.product_id
  WHERE h.site_id = $1 AND h.product_id = $2 AND l.state = 'approved' AND l.expires_on >= $3`;

/** Tells as many as can be promised, in the order they asked; who was told has four hours before the next is told. Safe to run at any time. */
export async function tellWaiting(
  ctx: Context,
  shelf: { siteId: Id<'Site'>; productId: Id<'Product'> },
): Promise<number> {
  const { siteId, productId } = shelf;
  const since = addMinutes(ctx.now, -TURN_MINUTES);
  await ctx.sql(
    `UPDATE stock_notices SET state = 'ended'
     WHERE site_id = $1 AND product_id = $2 AND state = 'told' AND told_at <= $3`,
    [siteId, productId, since],
  );
  const line = await ctx.sql<Waiting>(IN_LINE, [siteId, productId, since]);
  const daysSupply = Math.max(0, ...line.map((each) => each.daysSupply));
  const usable = lastUseDay(ctx, { daysSupply });
  const [stock] = await ctx.sql<{ free: number }>(FREE, [siteId, productId, usable]);
  let free = stock?.free ?? 0;
  let told = 0;
  for (const each of line) {
    if (free < each.units) break;
    free -= each.units;
    if (each.told) continue;
    await tell(ctx, each);
    told += 1;
  }
  return told;
}

async function tell(ctx: Context, waiting: Waiting): Promise<void> {
  const { id, contactId, channel, patientId } = waiting;
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
    patientId,
    subjectId: id,
    rev,
    usefulUntil,
  });
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
