import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import { closing } from '../pickups/index.js';
import { book } from './confirm-visit.js';
import { hold } from './hold-slot.js';
import type { HoldSlot } from './hold-slot.js';
import { orAsItWas } from './or-as-it-was.js';
import type { Visit } from './visit.js';

/** Holds and books in one go, as a desk does; a refusal leaves all as it was. */
export function bookVisit(ctx: Context, ask: HoldSlot): Promise<Visit> {
  return orAsItWas(ctx, async () => {
    const { visit, chosen } = await hold(ctx, ask);
    const until = closing(chosen.plan.site, ask.day);
    if (!until) throw new DomainError('place.closed');
    return book(ctx, visit, until);
  });
}
