import { record } from '../audit/index.js';
import { assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { findByCode } from './collect.js';
import type { Collect, Collected } from './collect.js';
import { deskParcels } from './desk-parcel.js';
import type { DeskParcel } from './desk-parcel.js';
import { markArrived } from './mark-arrived.js';

type Refused = Extract<Collected, { refused: string }>;

/** Which parcel of a place a code belongs to, so that the desk can fetch it before it is handed over; one that is not prepared is noted as waited for. A wrong code counts. */
export async function lookUpCode(
  ctx: Context,
  { site, code }: Pick<Collect, 'site' | 'code'>,
): Promise<{ parcel: DeskParcel } | Refused> {
  assertMayAt(ctx.actor, 'pickup.collect', site.id);
  const found = await findByCode(ctx, { site, code });
  if ('refused' in found) return found;
  const { id, state, rev } = found.pickup;
  await record(ctx, 'pickup.looked-up', { kind: 'pickup', id });
  if (state === 'held') await markArrived(ctx, id, rev);
  const [parcel] = await deskParcels(ctx, [id], { whole: false });
  if (!parcel) throw new Error('a pickup just locked is not there');
  return { parcel };
}
