import { namesKept, nicknameRefused } from '#core/messaging/index.js';
import type { Act, Say } from '#core/messaging/index.js';
import { setNickname } from '#core/patients/index.js';
import type { Patient } from '#core/patients/index.js';
import { askUnlock, isUnlocked } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';

/** On a number that others use too, whoever has no nickname there is asked for one; the others stay unnamed. */
export function askNickname({ patients }: Turn, patient: Patient): Say | null {
  const shared = patients.some(({ id, confirmed }) => confirmed && id !== patient.id);
  return shared && patient.nickname === null ? question(patient) : null;
}

const question = ({ id }: Patient, then?: Act): Say => ({
  line: { name: 'join-nickname' },
  expects: { do: 'set-nickname', patient: id, ...(then && { then }) },
});

type Go = (turn: Turn, act: Act) => Promise<Say | null>;

/** One of a shared number's people was chosen: who has no nickname there yet shows that it is them, and is asked for one first. */
export const asPersonWith =
  (go: Go): Play<'as-person'> =>
  async (turn, act) => {
    turn.state.person = act.patient;
    const patient = turn.patients.find(({ id }) => id === act.patient);
    if (!patient?.confirmed || !askNickname(turn, patient)) return go(turn, act.then);
    const proof = isUnlocked(turn, patient.id)
      ? null
      : await askUnlock(turn, patient, { do: 'as-person', ...act });
    return proof?.expects ? proof : question(patient, act.then);
  };

/** Takes one short word; what names somebody, says too much or is taken is asked for anew, in the same words. `go` plays what was wanted. */
export const takeNicknameWith =
  (go: Go): Play<'set-nickname'> =>
  async (turn, act) => {
    const { ctx, contact, patients } = turn;
    const patient = patients.find(({ id }) => id === act.patient);
    if (!patient) return { line: { name: 'closed-question' } };
    const nickname = turn.typed.trim();
    const kept = await namesKept(ctx);
    const style = { language: contact.language, brand: ctx.config.BRAND };
    if (nicknameRefused(nickname, { ...style, kept, people: patients }))
      return question(patient, act.then);
    await setNickname(ctx, { patient, contactId: contact.id }, nickname);
    patient.nickname = nickname;
    return act.then ? go(turn, act.then) : { line: { name: 'join-done' } };
  };
