import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { endVisit } from './end-visit.js';
import { giveToAnother } from './give-to-another.js';
import { tellOff } from './tell-visit.js';
import { isInTrouble } from './trouble.js';
import { lockVisit, visitOfLocked } from './visit.js';

/** What becomes of a visit that cannot be where and when it is: where somebody else is free at the same time they take it over and nobody is troubled; else it is taken off, with an offer of another to its patient. False for one that can be. Safe to run at any time. */
export async function needsReschedule(ctx: Context, id: Id<'Visit'>): Promise<boolean> {
  const seen = await visitOfLocked(ctx, id);
  if (!(await isInTrouble(ctx, id))) return false;
  if (await giveToAnother(ctx, seen)) return true;
  const visit = await lockVisit(ctx, id);
  if (!(await isInTrouble(ctx, id))) return false;
  await endVisit(ctx, visit, 'needs-reschedule');
  if (visit.state === 'booked') await tellOff(ctx, visit);
  return true;
}
