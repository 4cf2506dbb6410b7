import type { Context } from '../kernel/context.js';
import { orAsItWas } from '../kernel/or-as-it-was.js';
import { closesAt } from '../pickups/index.js';
import { book } from './book.js';
import { findHolding, hold } from './hold-slot.js';
import type { HoldSlot } from './hold-slot.js';
import type { Visit } from './visit.js';

/** Holds and books in one go, as a desk does; a refusal leaves all as it was. */
export async function bookVisit(ctx: Context, ask: HoldSlot): Promise<Visit> {
  const found = await findHolding(ctx, ask);
  const until = closesAt(found.chosen.plan.site, ask.day);
  const work = async () => book(ctx, await hold(ctx, found), until);
  // Nothing is refused once it is found, but what is given at it may have run out.
  return found.courseId ? orAsItWas(ctx, work) : work();
}
