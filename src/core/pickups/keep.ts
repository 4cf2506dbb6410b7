import { entrySql, entryValues } from '../audit/index.js';
import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { newId } from '../kernel/ids.js';
import type { Course } from '../patients/index.js';
import { handsOver, isOwnPlace, siteJson } from '../sites/index.js';
import type { OpenSite } from '../sites/index.js';
import { endNotices, lasting, lastUseDay, lockedLots, takeUnits } from '../stock/index.js';
import type { FreeLot, LotLine } from '../stock/index.js';
import { earliestDay, keptFrom } from './earliest-day.js';
import { holdUntil } from './hold-until.js';
import { codeDigest, pickupCode } from './pickup-code.js';

export interface Keep {
  course: Course;
  siteId: Id<'Site'>;
  /** Who is told when it is ready. */
  contactId: Id<'Contact'> | null;
  /** For what is given on site: the visit it is kept for, to the end of that day. */
  visit?: { id: Id<'Visit'>; day: Day; until: Date };
}

/** What was kept, and until when. */
export interface Kept {
  id: Id<'Pickup'>;
  place: number;
  zone: string;
  until: Date;
}

/**
 * Keeps a course's units at a place in one transaction: first-expiry-first from lots that cover the course, or not at all.
 * Refuses with `pickup.already-kept`, `course.withheld`, `course.too-early`, `place.closed` or `stock.insufficient`.
 */
export async function keep(ctx: Context, input: Keep): Promise<Kept> {
  const { course, contactId, visit } = input;
  assertMayFor(ctx.actor, course.patientId, visit ? 'visit.book' : 'pickup.prepare');
  const { site, lots, safety } = await look(ctx, input);
  if (!site) throw new DomainError('place.closed');
  assertDue(ctx, input, site);
  const until = visit?.until ?? holdUntil(site, ctx.now, earliestDay(course));
  if (!until) throw new DomainError('place.closed');
  const lines = takeUnits(lasting(lots, lastDayOf(ctx, input, site.zone)), course.units, safety);
  const visitId = visit?.id ?? null;
  const id = await write(ctx, { course, site, contactId, visitId, until, lines });
  ctx.later('pickup.lapse', { pickupId: id }, until);
  return { id, place: site.number, zone: site.zone, until };
}

/** The day to which its lots must last. */
export function lastDayOf(
  ctx: Context,
  { course, visit }: Pick<Keep, 'course' | 'visit'>,
  zone: string,
): Day {
  return visit ? addDays(visit.day, course.daysSupply) : lastUseDay(ctx, course, zone);
}

interface Looked {
  site: OpenSite | null;
  lots: FreeLot[];
  safety: number;
}

// One statement, which locks the course and then the lots: whoever keeps waits for each answer.
const LOOK = `
  WITH course AS MATERIALIZED (
    SELECT state = 'active' AS active, withheld FROM courses WHERE id = $1 FOR NO KEY UPDATE),
  lots AS MATERIALIZED (${lockedLots('$2', '$3')})
  SELECT active, withheld, ${livePickup('$1')} AS live,
         CASE WHEN ${handsOver('$2', '$1')} AND ${isOwnPlace('$2', '$1', '$5::date')}
           THEN ${siteJson('$2', '$4')} END AS site,
         CASE WHEN active AND NOT withheld
           THEN (SELECT coalesce(json_agg(lots), '[]') FROM lots) ELSE '[]' END AS lots,
         coalesce((SELECT h.safety_stock FROM stock_shelves h
                   WHERE h.site_id = $2 AND h.product_id = $3), 0) AS safety
  FROM course`;

function livePickup(course: string): string {
  return `(SELECT p.id FROM pickups p
           WHERE p.course_id = ${course} AND p.state IN ('held', 'ready'))`;
}

/** Locks the course and the shelf's lots; refuses what can be seen at once. */
async function look(ctx: Context, { course, siteId, visit }: Keep): Promise<Looked> {
  const values = [course.id, siteId, course.productId, ctx.now, visit?.day ?? null];
  const [row] = await ctx.sql<Looked & { active: boolean; withheld: boolean; live: string | null }>(
    LOOK,
    values,
  );
  if (!row?.active) throw new DomainError('not-found', { what: 'course' });
  if (row.withheld) throw new DomainError('course.withheld');
  if (row.live) throw new DomainError('pickup.already-kept', { pickup: row.live });
  return row;
}

/** For a visit, it is kept when the visit is not before the first day on which it may be collected. */
function assertDue(ctx: Context, { course, visit }: Keep, site: OpenSite): void {
  if (visit && visit.day >= earliestDay(course)) return;
  const from = keptFrom(course, site, ctx.now);
  if (from) throw new DomainError('course.too-early', { from });
}

interface Holding {
  course: Course;
  site: OpenSite;
  contactId: Id<'Contact'> | null;
  visitId: Id<'Visit'> | null;
  until: Date;
  lines: readonly LotLine[];
}

const WRITE = `
  WITH made AS (
    INSERT INTO pickups (id, patient_id, course_id, site_id, contact_id, cycle_on, units, state,
                         until, skipped, code_digest, requested_at, visit_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 'held', $8, $9, $10, $11, $12)
    ON CONFLICT DO NOTHING RETURNING id),
  lines AS (
    INSERT INTO pickup_lines (pickup_id, lot_id, quantity)
    SELECT made.id, l.lot_id, l.quantity
    FROM made, unnest($13::uuid[], $14::int[]) AS l(lot_id, quantity)),
  ended AS (${endNotices('$3')} AND EXISTS (SELECT FROM made)),
  entered AS (${entrySql(15, 'FROM made')})
  SELECT id FROM made`;

/** Writes the pickup with its lines and its audit entry; a code that is live at the place already is skipped. */
async function write(ctx: Context, holding: Holding): Promise<Id<'Pickup'>> {
  const id = newId<'Pickup'>();
  for (let skipped = 0; ; skipped += 1) {
    const [made] = await ctx.sql(WRITE, pickupValues(ctx, holding, { id, skipped }));
    if (made) return id;
    await assertNotKept(ctx, holding.course);
  }
}

/** The course's lock was waited for while another process kept it: the statement that looked saw the time before. */
async function assertNotKept(ctx: Context, course: Course): Promise<void> {
  const [row] = await ctx.sql<{ live: string | null }>(`SELECT ${livePickup('$1')} AS live`, [
    course.id,
  ]);
  if (row?.live) throw new DomainError('pickup.already-kept', { pickup: row.live });
}

function pickupValues(
  ctx: Context,
  { course, site, contactId, visitId, until, lines }: Holding,
  { id, skipped }: { id: Id<'Pickup'>; skipped: number },
): unknown[] {
  const code = pickupCode(ctx.keys, { id, issue: 1, skipped });
  const about = { kind: 'pickup', id, facts: { place: site.number } } as const;
  return [
    ...[id, course.patientId, course.id, site.id, contactId, course.dueOn, course.units],
    ...[until, skipped, codeDigest(ctx.keys, site.id, code), ctx.now, visitId],
    lines.map(({ lotId }) => lotId),
    lines.map(({ quantity }) => quantity),
    ...entryValues(ctx, 'pickup.held', about),
  ];
}
