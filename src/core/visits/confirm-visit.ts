import { assertMayFor } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { closesAt } from '../pickups/index.js';
import { findSite } from '../sites/index.js';
import { book } from './book.js';
import { confirmMove, lockBoth } from './confirm-move.js';
import { isInTrouble } from './trouble.js';
import { lockVisit, visitOfLocked } from './visit.js';
import type { Visit } from './visit.js';

/**
 * Books what is held or offered; for a course given on site its units are kept in the same transaction. Throws
 * `visit.hold-gone`, `place.closed`, or what keeping throws.
 */
export async function confirmVisit(ctx: Context, id: Id<'Visit'>): Promise<Visit> {
  const seen = await visitOfLocked(ctx, id);
  if (seen.moves) await lockBoth(ctx, seen);
  const visit = await lockVisit(ctx, id);
  assertMayFor(ctx.actor, visit.patientId, 'visit.book');
  if (!isHeld(ctx, visit)) throw new DomainError('visit.hold-gone');
  const site = await findSite(ctx, visit.siteId);
  if (!site) throw new DomainError('place.closed');
  const until = closesAt(site, visit.day);
  // Leave, other hours or a service that is given no more may have come between the hold and its answer.
  if (await isInTrouble(ctx, id)) throw new DomainError('visit.on-leave');
  const { moves } = visit;
  return moves ? confirmMove(ctx, visit, { moves, until }) : book(ctx, visit, until);
}

const isHeld = ({ now }: Context, { state, holdUntil, startAt }: Visit): boolean =>
  state === 'pending' && holdUntil !== null && holdUntil > now && startAt > now;
