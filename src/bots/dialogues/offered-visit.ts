import { declineOffer, findVisit } from '#core/visits/index.js';
import type { Play } from '../dialogue/play.js';
import { bookHeld } from './visits-take.js';

const closed = { line: { name: 'closed-question' } } as const;

/** Takes a time that was offered, while it is held. */
export const takeVisit: Play<'take-visit'> = (turn, act) => bookHeld(turn, act);

/** Lets a time that was offered go to the next who waits; its person waits for another day. */
export const leaveVisit: Play<'leave-visit'> = async ({ ctx }, { visit }) => {
  const offered = await findVisit(ctx, visit);
  if (offered?.state !== 'pending') return closed;
  const waits = await declineOffer(ctx, visit);
  return { line: { name: 'visit-offer-left', facts: { still: waits ? 'yes' : 'no' } } };
};
