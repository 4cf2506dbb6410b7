import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import { orAsItWas } from '../kernel/or-as-it-was.js';
import { closing } from '../pickups/index.js';
import { book } from './book.js';
import { findHolding, hold } from './hold-slot.js';
import type { HoldSlot } from './hold-slot.js';
import type { Visit } from './visit.js';

/** Holds and books in one go, as a desk does; a refusal leaves all as it was. */
export async function bookVisit(ctx: Context, ask: HoldSlot): Promise<Visit> {
  const found = await findHolding(ctx, ask);
  const until = closing(found.chosen.plan.site, ask.day);
  if (!until) throw new DomainError('place.closed');
  const work = async () => book(ctx, await hold(ctx, found), until);
  // Nothing is refused once it is found, but what is given at it may have run out.
  return found.courseId ? orAsItWas(ctx, work) : work();
}
