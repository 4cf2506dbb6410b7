import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { StaffActor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { assertMayHandOver, handOver } from './hand-over.js';
import type { Came } from './hand-over.js';
import { lockAtDesk } from './lock-at-desk.js';
import type { Pickup } from './pickup.js';
import { assertTwoPeople } from './second-person.js';

export interface HandOverWithSecond {
  rev: number;
  came: Came;
  /** How the two know who it is. */
  identity: 'card' | 'document' | 'known';
  approver: StaffActor;
}

/** Hands a ready parcel over without its code, by identity and a second person, where there is no code or codes are locked here. */
export async function handOverWithSecond(
  ctx: Context,
  id: Id<'Pickup'>,
  { rev, came, identity, approver }: HandOverWithSecond,
): Promise<Pickup> {
  assertMay(ctx.actor, 'pickup.collect');
  const pickup = await lockAtDesk(ctx, id, { permission: 'pickup.collect', rev });
  const { siteId } = pickup;
  const { approverId } = assertTwoPeople(ctx, approver, { permission: 'pickup.collect', siteId });
  await assertMayHandOver(ctx, pickup, came);
  await record(ctx, 'pickup.identified', { kind: 'pickup', id, facts: { identity } });
  await handOver(ctx, pickup, { came, approverId });
  return { ...pickup, state: 'collected' };
}
