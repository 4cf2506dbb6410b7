import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import { isRehearsing } from '../patients/index.js';
import type { Notice } from './notice.js';

const QUESTION_MINUTES = 30;

/** The first small task on the patient's own phone; null once the rehearsal is over. */
export async function sayRehearsal(
  ctx: Context,
  { subjectId: rehearsal }: { subjectId: string },
): Promise<Notice | null> {
  if (!(await isRehearsing(ctx, rehearsal))) return null;
  return {
    say: {
      line: { name: 'try-answer' },
      answers: { '1': { do: 'rehearsed', rehearsal, task: 'answer' } },
    },
    until: addMinutes(ctx.now, QUESTION_MINUTES),
  };
}
