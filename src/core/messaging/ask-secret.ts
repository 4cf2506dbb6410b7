import type { Context } from '../kernel/context.js';
import { unlockQuestion } from '../patients/index.js';
import type { Contact, Patient } from '../patients/index.js';
import { openTask } from '../tasks/index.js';
import type { Act } from './act.js';
import type { Say } from './say.js';

/** Asks two digits of the secret number, or says why it cannot; `then` is what to do once they are right. */
export async function askSecret(
  ctx: Context,
  { contact, patient }: { contact: Contact; patient: Patient },
  then: Act,
): Promise<Say> {
  const question = await unlockQuestion(ctx, patient);
  if (question === 'none') {
    const about = { contactId: contact.id, patientId: patient.id };
    await openTask(ctx, { kind: 'new-secret', ...about });
    return { line: { name: patient.confirmed ? 'no-secret' : 'join-desk' } };
  }
  if (question === 'locked') return { line: { name: 'locked' } };
  const [one, two] = question.ask;
  return {
    line: {
      name: patient.confirmed ? 'unlock' : 'joined',
      facts: { first: { ordinal: one }, second: { ordinal: two } },
    },
    expects: { do: 'unlock', patient: patient.id, positions: [one, two], then },
  };
}
