import { DomainError } from '#core/kernel/errors.js';
import { confirmVisit, dropVisit, findVisit } from '#core/visits/index.js';
import type { Play } from '../dialogue/play.js';

const closed = { line: { name: 'closed-question' } } as const;

/** Takes a time that was offered, while it is held. */
export const takeVisit: Play<'take-visit'> = async ({ ctx }, { visit }) => {
  try {
    await confirmVisit(ctx, visit);
    return { line: { name: 'thanks' } };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return closed;
  }
};

/** Lets a time that was offered go to the next who waits. */
export const leaveVisit: Play<'leave-visit'> = async ({ ctx }, { visit }) => {
  const offered = await findVisit(ctx, visit);
  if (offered?.state !== 'pending') return closed;
  await dropVisit(ctx, visit);
  return { line: { name: 'thanks' } };
};

/** Gives a booked visit of one's own up. */
export const dropBooked: Play<'drop-visit'> = async ({ ctx, patients }, { visit: id }) => {
  const visit = await findVisit(ctx, id);
  const own = patients.some((each) => each.confirmed && each.id === visit?.patientId);
  if (visit?.state !== 'booked' || !own) return closed;
  await dropVisit(ctx, id);
  return { line: { name: 'thanks' } };
};
