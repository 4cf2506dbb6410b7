import { medicineNames } from '#core/medicines/index.js';
import { nicknameRefused } from '#core/messaging/index.js';
import type { Say } from '#core/messaging/index.js';
import { setNickname } from '#core/patients/index.js';
import type { Patient } from '#core/patients/index.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';

/** On a number that others use too, whoever has no nickname there is asked for one; the others stay unnamed. */
export function askNickname({ patients }: Turn, patient: Patient): Say | null {
  const shared = patients.some(({ id, confirmed }) => confirmed && id !== patient.id);
  return shared && patient.nickname === null ? question(patient) : null;
}

const question = ({ id }: Patient): Say => ({
  line: { name: 'join-nickname' },
  expects: { do: 'set-nickname', patient: id },
});

/** Takes one short word; what names somebody, says too much or is taken is asked for anew, in the same words. */
export const takeNickname: Play<'set-nickname'> = async (turn, act) => {
  const { ctx, contact, patients } = turn;
  const patient = patients.find(({ id }) => id === act.patient);
  if (!patient) return { line: { name: 'closed-question' } };
  const nickname = turn.typed.trim();
  const medicines = await medicineNames(ctx);
  const style = { language: contact.language, brand: ctx.config.BRAND };
  if (nicknameRefused(nickname, { ...style, medicines, people: patients }))
    return question(patient);
  await setNickname(ctx, { patient, contactId: contact.id }, nickname);
  patient.nickname = nickname;
  return { line: { name: 'join-done' } };
};
