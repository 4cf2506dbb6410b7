import type { Context } from '../kernel/context.js';
import { confirmVisit } from './confirm-visit.js';
import { holdSlot } from './hold-slot.js';
import type { HoldSlot } from './hold-slot.js';
import { orAsItWas } from './or-as-it-was.js';
import type { Visit } from './visit.js';

/** Holds and books in one go, as a desk does; a refusal leaves all as it was. */
export function bookVisit(ctx: Context, ask: HoldSlot): Promise<Visit> {
  return orAsItWas(ctx, async () => confirmVisit(ctx, (await holdSlot(ctx, ask)).id));
}
