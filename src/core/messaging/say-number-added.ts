import type { Context } from '../kernel/context.js';
import { addMinutes } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { sharedPatient } from '../patients/index.js';
import type { Contact } from '../patients/index.js';
import type { Notice } from './notice.js';

const TAKE_BACK_MINUTES = 2 * 24 * 60;

/** Tells a number that another one reaches its patient too; null once that is no longer so. */
export async function sayNumberAdded(
  ctx: Context,
  { subjectId, contact }: { subjectId: string; contact: Contact },
): Promise<Notice | null> {
  const patient = await sharedPatient(ctx, contact.id, subjectId);
  if (!patient) return null;
  const added = subjectId as Id<'Contact'>;
  return {
    say: {
      line: { name: 'number-added' },
      answers: { '5': { do: 'refuse-number', contact: added, patient } },
    },
    until: addMinutes(ctx.now, TAKE_BACK_MINUTES),
  };
}
