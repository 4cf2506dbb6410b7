import { refuseConsent } from '#core/consent/index.js';
import type { Play } from '../dialogue/play.js';

/** A code came that nobody expected: it opens nothing any more, and staff are told. */
export const refuseCode: Play<'refuse-code'> = async ({ ctx, contact }, { code }) => {
  await refuseConsent(ctx, code, contact.id);
  return { line: { name: 'code-refused' } };
};
