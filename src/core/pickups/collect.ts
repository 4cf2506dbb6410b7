import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, dayOf } from '../kernel/dates.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import type { OpenSite } from '../sites/index.js';
import { move } from '../stock/index.js';
import type { LotLine } from '../stock/index.js';
import { openTask } from '../tasks/index.js';
import { codeDigest } from './pickup-code.js';
import { lockPickupByCode } from './pickup.js';
import type { Pickup } from './pickup.js';
import { leaveWindow } from './windows.js';

/** Wrong codes at one place in an hour before codes are not enough there. */
const WRONG_AN_HOUR = 5;

export interface Collect {
  site: OpenSite;
  code: string;
  /** Where the desk already knows whose parcel it is. */
  pickupId?: Id<'Pickup'>;
}

/** What a handover by code came to; a wrong code is an outcome, for its count must be kept. */
export type Collected =
  { pickup: Pickup } | { refused: 'pickup.code-wrong' | 'pickup.code-locked' };

/**
 * Hands a ready parcel over by its code, at its own place, not before its earliest day, once.
 * After five wrong codes at a place in an hour the code alone no longer serves: identity and a second person do.
 */
export async function collect(ctx: Context, input: Collect): Promise<Collected> {
  assertMay(ctx.actor, 'pickup.collect');
  const { site, code, pickupId } = input;
  await ctx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [site.id]);
  const [tries] = await ctx.sql<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM code_tries
     WHERE site_id = $1 AND at > $2::timestamptz - interval '1 hour'`,
    [site.id, ctx.now],
  );
  if ((tries?.wrong ?? 0) >= WRONG_AN_HOUR) return { refused: 'pickup.code-locked' };

  const pickup = /^\d{4}$/.test(code)
    ? await lockPickupByCode(ctx, site.id, codeDigest(ctx.keys, site.id, code))
    : null;
  if (!pickup || (pickupId && pickup.id !== pickupId)) return refuse(ctx, site, tries?.wrong ?? 0);
  assertMayHandOver(ctx, pickup);
  await handOver(ctx, pickup);
  return { pickup: { ...pickup, state: 'collected' } };
}

async function refuse(ctx: Context, site: OpenSite, wrong: number): Promise<Collected> {
  await ctx.sql('INSERT INTO code_tries (site_id, at) VALUES ($1, $2)', [site.id, ctx.now]);
  await record(ctx, 'pickup.code-wrong', { kind: 'site', id: site.id });
  if (wrong + 1 >= WRONG_AN_HOUR)
    await openTask(ctx, { kind: 'handover', siteId: site.id, subjectId: site.id, priority: 2 });
  return { refused: 'pickup.code-wrong' };
}

/** Domain invariant 6: ready, not too early, and nothing withheld. */
function assertMayHandOver(ctx: Context, pickup: Pickup): void {
  if (pickup.state !== 'ready')
    throw new DomainError('pickup.wrong-state', { state: pickup.state });
  if (pickup.withheld) throw new DomainError('course.withheld');
  const earliest = addDays(pickup.dueOn, -pickup.earlyDays);
  if (dayOf(ctx.now, pickup.zone) < earliest)
    throw new DomainError('pickup.too-early', { from: earliest });
}

/** The units leave by one movement a lot; the course is next due an interval after today, or after the day it was due if that is later. */
async function handOver(ctx: Context, pickup: Pickup): Promise<void> {
  const { id, courseId, zone } = pickup;
  const lines = await ctx.sql<LotLine>(
    `UPDATE pickup_lines SET live = false WHERE pickup_id = $1 AND live
     RETURNING lot_id AS "lotId", quantity`,
    [id],
  );
  for (const { lotId, quantity } of lines)
    await move(ctx, { lotId, kind: 'handed-over', quantity: -quantity, cause: id });
  await ctx.sql(
    `UPDATE pickups SET state = 'collected', ended_at = $2, rev = rev + 1 WHERE id = $1`,
    [id, ctx.now],
  );
  await ctx.sql(
    'UPDATE courses SET due_on = greatest(due_on, $2::date) + interval_days WHERE id = $1',
    [courseId, dayOf(ctx.now, zone)],
  );
  await leaveWindow(ctx, pickup);
  await record(ctx, 'pickup.collected', { kind: 'pickup', id });
}
