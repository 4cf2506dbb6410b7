import { answerHelper } from '#core/patients/index.js';
import type { Play } from '../dialogue/play.js';

/** A helper says whether they may be told; from a yes on, this number takes texts. */
export const answerHelp: Play<'answer-help'> = async (turn, { helper: helperId, agrees }) => {
  const { ctx, contact } = turn;
  const stands = await answerHelper(ctx, contact, { helperId, agrees });
  if (!stands) return { line: { name: 'closed-question', only: [] } };
  if (agrees && contact.state === 'unverified') turn.contact = { ...contact, state: 'verified' };
  return { line: { name: agrees ? 'helper-agreed' : 'helper-declined' } };
};
