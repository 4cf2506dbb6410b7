import { assertMay, assertMayAt } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import {
  collect as collectAlone,
  handOverWithSecond as handOverAlone,
  reverseHandover as reverseAlone,
  visitOfCode,
} from '../pickups/index.js';
import type {
  Collect,
  Collected,
  HandOverWithSecond,
  Pickup,
  ReverseHandover,
} from '../pickups/index.js';
import { fulfilGiven, takeBackGiven } from './given.js';
import { lockVisit, lockVisitOfParcel } from './visit.js';
import type { Visit } from './visit.js';

/** Hands a parcel over by its code; the visit at which it is given is done with it. Refuses as `collect` of pickups does. */
export async function collect(ctx: Context, input: Collect): Promise<Collected> {
  assertMayAt(ctx.actor, 'pickup.collect', input.site.id);
  const visitId = await visitOfCode(ctx, input);
  const visit = visitId && (await lockVisit(ctx, visitId));
  const done = await collectAlone(ctx, input);
  if (!('refused' in done)) await given(ctx, done.pickup, visit);
  return done;
}

/** Hands a parcel over by identity and a second person; the visit at which it is given is done with it. Refuses as `handOverWithSecond` of pickups does. */
export async function handOverWithSecond(
  ctx: Context,
  id: Id<'Pickup'>,
  input: HandOverWithSecond,
): Promise<Pickup> {
  assertMay(ctx.actor, 'pickup.collect');
  const visit = await lockVisitOfParcel(ctx, id);
  const pickup = await handOverAlone(ctx, id, input);
  await given(ctx, pickup, visit);
  return pickup;
}

/** Takes a handover back; the visit that was done with it should not have been, and its patient is called. Refuses as `reverseHandover` of pickups does. */
export async function reverseHandover(
  ctx: Context,
  id: Id<'Pickup'>,
  input: ReverseHandover,
): Promise<void> {
  assertMay(ctx.actor, 'pickup.return');
  const visit = await lockVisitOfParcel(ctx, id);
  await reverseAlone(ctx, id, input);
  if (visit) await takeBackGiven(ctx, visit, input.reason);
}

async function given(ctx: Context, { visitId }: Pickup, visit: Visit | null): Promise<void> {
  // Its visit was moved while it was waited for.
  if ((visitId ?? null) !== (visit?.id ?? null)) throw new DomainError('changed-meanwhile');
  if (visit) await fulfilGiven(ctx, visit);
}
