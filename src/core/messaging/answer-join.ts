import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import { patientsOf, settleJoin } from '../patients/index.js';
import type { Contact } from '../patients/index.js';
import { askSecret } from './ask-secret.js';
import type { Notice } from './notice.js';
import type { Say } from './say.js';

const QUESTION_MINUTES = 15;

/** What follows on JOIN: the secret number's question, or the line that wrong words get. */
export async function answerJoin(
  ctx: Context,
  about: { subjectId: string; contact: Contact },
): Promise<Notice> {
  const { id: contactId } = about.contact;
  const actor = { kind: 'patient', contactId, patientIds: [] } as const;
  const joined = await settleJoin({ ...ctx, actor }, about.contact, about.subjectId);
  const people = await patientsOf(ctx, contactId);
  const until = addMinutes(ctx.now, QUESTION_MINUTES);
  if (joined === 'refused') {
    const enrolled = people.some(({ confirmed }) => confirmed);
    const say: Say = { line: { name: enrolled ? 'join-refused' : 'unknown' } };
    return { say, until };
  }
  const { contact, patientId } = joined;
  const patient = people.find(({ id }) => id === patientId);
  if (!patient) return { say: { line: { name: 'unknown' } }, until };
  return { say: await askSecret(ctx, { contact, patient }, { do: 'menu' }), until, contact };
}
