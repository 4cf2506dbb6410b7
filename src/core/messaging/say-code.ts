import { makeCode } from '../codes/index.js';
import type { CodePurpose } from '../codes/index.js';
import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
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
  { subjectId }: { subjectId: string },
): Promise<Notice | null> {
  const made = await makeCode(ctx, subjectId);
  if (!made) return null;
  return {
    say: {
      line: { name: lineOf[made.purpose], facts: { code: made.code } },
      answers: { '5': { do: 'refuse-code', code: subjectId } },
    },
    until: addMinutes(ctx.now, TAKE_BACK_MINUTES),
  };
}
