import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { removeNumber } from '../patients/index.js';
import { renewCodesOf } from './renew-code.js';

/**
 * Unties a number from a patient, as of a phone that is lost: nothing of theirs goes there any more, and no code that it
 * was shown serves.
 */
export async function untieNumber(
  ctx: Context,
  link: { patientId: Id<'Patient'>; contactId: Id<'Contact'> },
): Promise<void> {
  if (await removeNumber(ctx, link)) await renewCodesOf(ctx, link.patientId);
}
