import { record } from '../audit/index.js';
import { assertMayAt, may } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { deskParcels } from './desk-parcel.js';
import type { DeskParcel } from './desk-parcel.js';

/** One parcel of a place where the person works, as it is now. */
export async function readParcel(ctx: Context, id: Id<'Pickup'>): Promise<DeskParcel> {
  const [parcel] = await deskParcels(ctx, [id], { whole: may(ctx.actor, 'pickup.details') });
  if (!parcel) throw new DomainError('not-found', { what: 'pickup' });
  assertMayAt(ctx.actor, 'pickup.list', parcel.siteId);
  await record(ctx, 'pickup.read', { kind: 'pickup', id });
  return parcel;
}
