import { makeCode } from '../codes/index.js';
import type { CodePurpose } from '../codes/index.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Contact } from '../patients/index.js';
import type { LineName } from './lines.js';
import type { Notice } from './notice.js';

/** The line that names what a code does; one a purpose. */
const lineOf: Record<CodePurpose, LineName> = {
  details: 'consent-details',
  notes: 'consent-notes',
  number: 'number-code',
  'own-number': 'own-code',
  'sign-in': 'own-code',
  applicant: 'own-code',
};

/** As long as what the code opened may last: until then 5 takes it back. */
const TAKE_BACK_MINUTES = 35;

/** Makes a code and says it; null where it is not wanted any more. */
export async function sayCode(
  ctx: Context,
  { subjectId, contact }: { subjectId: string; contact: Contact },
): Promise<Notice | null> {
  const made = await makeCode(ctx, subjectId);
  if (!made) return null;
  const line = { name: lineOf[made.purpose], facts: { code: made.code } };
  // A press comes from the patient's side of the chat, where it would mean something else.
  if (contact.channel === 'telegram' && line.name === 'own-code')
    return { say: { line: { ...line, only: [] } }, until: null };
  return {
    say: {
      line,
      answers: { '5': { do: 'refuse-code', code: subjectId } },
    },
    until: addMinutes(ctx.now, TAKE_BACK_MINUTES),
  };
}
