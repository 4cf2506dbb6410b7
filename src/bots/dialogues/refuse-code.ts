import { refuseConsent } from '#core/consent/index.js';
import { doubtNumber } from '#core/patients/index.js';
import type { Play } from '../dialogue/play.js';

/** A code came that nobody expected: it opens nothing any more, and staff are told. */
export const refuseCode: Play<'refuse-code'> = async ({ ctx, contact }, { code }) => {
  await refuseConsent(ctx, code, contact.id);
  return { line: { name: 'code-refused' } };
};

/** A number was tied to the patient who does not know it: it shows nothing any more, and staff are told. */
export const refuseNumber: Play<'refuse-number'> = async ({ ctx, patients }, act) => {
  const mine = patients.some(({ id, confirmed }) => id === act.patient && confirmed);
  if (mine) await doubtNumber(ctx, { patientId: act.patient, contactId: act.contact });
  return { line: { name: 'code-refused' } };
};
