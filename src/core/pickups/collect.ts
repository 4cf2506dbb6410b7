import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import type { OpenSite } from '../sites/index.js';
import { openTask } from '../tasks/index.js';
import { assertMayHandOver, handOver } from './hand-over.js';
import type { Came } from './hand-over.js';
import { codeDigest } from './pickup-code.js';
import { lockPickupByCode } from './pickup.js';
import type { Pickup } from './pickup.js';

/** Wrong codes at one place in an hour before codes are not enough there. */
const WRONG_AN_HOUR = 5;

export interface Collect {
  site: OpenSite;
  code: string;
  /** Where the desk already knows whose parcel it is. */
  pickupId?: Id<'Pickup'>;
  /** The patient, unless somebody else came. */
  came?: Came;
}

/** What a handover by code came to; a wrong code is an outcome, for its count must be kept. */
export type Collected =
  { pickup: Pickup } | { refused: 'pickup.code-wrong' | 'pickup.code-locked' };

/**
 * Hands a ready parcel over by its code, at its own place, not before its earliest day, once.
 * After five wrong codes at a place in an hour the code alone no longer serves: identity and a second person do.
 */
export async function collect(ctx: Context, input: Collect): Promise<Collected> {
  assertMayAt(ctx.actor, 'pickup.collect', input.site.id);
  const { came = { receiver: 'patient' } } = input;
  const found = await findByCode(ctx, input);
  if ('refused' in found) return found;
  await assertMayHandOver(ctx, found.pickup, came);
  await handOver(ctx, found.pickup, { came, approverId: null });
  return { pickup: { ...found.pickup, state: 'collected' } };
}

/** The visit at which the parcel of a code is given, which is locked before it; counts nothing. */
export async function visitOfCode(
  ctx: Context,
  { site, code }: Pick<Collect, 'site' | 'code'>,
): Promise<Id<'Visit'> | null> {
  const [row] = await ctx.sql<{ visitId: Id<'Visit'> | null }>(
    `SELECT visit_id AS "visitId" FROM pickups
     WHERE site_id = $1 AND code_digest = $2 AND state IN ('held', 'ready')`,
    [site.id, codeDigest(ctx.keys, site.id, code)],
  );
  return row?.visitId ?? null;
}

/** The live parcel of a code at its place, locked; each wrong code counts. */
export async function findByCode(
  ctx: Context,
  { site, code, pickupId }: Omit<Collect, 'came'>,
): Promise<Collected> {
  await ctx.sql('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [site.id]);
  const [tries] = await ctx.sql<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM code_tries
     WHERE site_id = $1 AND at > $2::timestamptz - interval '1 hour'`,
    [site.id, ctx.now],
  );
  if ((tries?.wrong ?? 0) >= WRONG_AN_HOUR) return { refused: 'pickup.code-locked' };

  const pickup = await lockPickupByCode(ctx, site.id, codeDigest(ctx.keys, site.id, code));
  if (!pickup || (pickupId && pickup.id !== pickupId)) return refuse(ctx, site, tries?.wrong ?? 0);
  return { pickup };
}

async function refuse(ctx: Context, site: OpenSite, wrong: number): Promise<Collected> {
  await ctx.sql('INSERT INTO code_tries (site_id, at) VALUES ($1, $2)', [site.id, ctx.now]);
  await record(ctx, 'pickup.code-wrong', { kind: 'site', id: site.id });
  if (wrong + 1 >= WRONG_AN_HOUR)
    await openTask(ctx, { kind: 'handover', siteId: site.id, subjectId: site.id, priority: 2 });
  return { refused: 'pickup.code-wrong' };
}
