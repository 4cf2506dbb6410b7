import { openTask } from '#core/tasks/index.js';
import type { Say } from '#core/messaging/index.js';
import {
  helpsFrom,
  leaveHelped,
  leaveNumber,
  proveContact,
  quarantineContact,
  standing,
  stopContact,
} from '#core/patients/index.js';
import { stopChatOfStaff } from '#core/staff/index.js';
import { isDoubted } from '../dialogue/doubted.js';
import { askWhose } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';
import { menu } from './menu.js';

const TAKE_BACK_MS = 10 * 60_000;

/** A person, please: when may we call? The task waits for no answer; a private window is one already. */
export const call: Play<'call'> = async (turn) => {
  const noted = await noteCall(turn, 'chosen');
  if (hasWindow(turn)) return noted;
  return {
    line: { name: 'call-hours' },
    answers: {
      '1': { do: 'call-at', when: 'morning' },
      '2': { do: 'call-at', when: 'afternoon' },
      '3': { do: 'call-at', when: 'evening' },
    },
  };
};

export const callAt: Play<'call-at'> = (turn, { when }) => noteCall(turn, when);

async function noteCall(turn: Turn, when: 'morning' | 'afternoon' | 'evening' | 'chosen') {
  await openTask(turn.ctx, {
    kind: 'call-back',
    contactId: turn.contact.id,
    patientId: turn.patients.length === 1 ? (turn.patients[0]?.id ?? null) : null,
    // Hours that they named before stand until they name others.
    facts: {
      ...(when !== 'chosen' && { when }),
      ...{ from: turn.contact.hoursFrom, to: turn.contact.hoursTo },
    },
  });
  return { line: { name: 'call-noted', facts: { when } } } as const;
}

function hasWindow({ contact }: Turn): boolean {
  return contact.hoursFrom !== '08:00' || contact.hoursTo !== '19:00';
}

/** The desk gives a new secret number, or a person calls about it. */
export const forgotSecret: Play<'forgot-secret'> = () =>
  Promise.resolve({ line: { name: 'secret-forgotten' } });

/** Who are you? Nine stops it all. */
export const who: Play<'who'> = () =>
  Promise.resolve({ line: { name: 'who' }, answers: { '9': { do: 'wrong' } } });

/** Not for me: everything stops, the number is set apart, staff look. One digit takes it back for ten minutes. */
export const wrong: Play<'wrong'> = async (turn) => {
  turn.contact = await quarantineContact(turn.ctx, turn.contact);
  await leaveNumber(turn.ctx, turn.contact.id, { outcome: 'opted-out' });
  await leaveHelped(turn.ctx, turn.contact.id);
  await askWhoseNumber(turn);
  turn.state.wrongAt = turn.ctx.now.getTime();
  turn.state.unlocked = null;
  turn.state.person = null;
  turn.state.asks = [];
  // Where there is no secret number to take it back with, that is not offered.
  if (!turn.patients.length) return { line: { name: 'wrong', only: [] } };
  return { line: { name: 'wrong' }, answers: { '0': { do: 'take-back-wrong' } } };
};

/** Staff look, once for each patient of the number, so that they see whose it is. */
async function askWhoseNumber({ ctx, contact, patients }: Turn): Promise<void> {
  const task = { kind: 'verify-number', contactId: contact.id, priority: 3 } as const;
  if (!patients.length) await openTask(ctx, task);
  for (const { id } of patients) await openTask(ctx, { ...task, patientId: id });
}

/** Whether "not for me" was said here less than ten minutes ago. */
export function mayTakeBack({ contact, state, ctx }: Turn): boolean {
  const age = ctx.now.getTime() - state.wrongAt;
  return standing(contact) === 'quarantined' && age <= TAKE_BACK_MS;
}

/** It was sent by mistake: two secret digits, on a shared phone of whom, and nothing else is shown. */
export const takeBackWrong: Play<'take-back-wrong'> = async (turn) => {
  const { contact, patients } = turn;
  // The desk has proved the number since.
  if (standing(contact) === 'verified' && patients.some(({ confirmed }) => confirmed))
    return menu(turn, {});
  if (!mayTakeBack(turn)) return { line: { name: 'unknown' } };
  const people = patients.map((patient) => ({ ...patient, confirmed: true }));
  return apart(await askWhose(turn, people, { do: 'take-back-wrong' }));
};

/** It is still me: the secret number shows it, on a shared phone whose. A helper has none. */
export const stillMe: Play<'still-me'> = async (turn) => {
  const known = isDoubted(turn);
  const people = turn.patients.filter(({ confirmed }) => confirmed === known);
  if (!people.length) return stillHelps(turn);
  const say = await askWhose(turn, people, { do: 'still-me' });
  return known ? apart(say) : say;
};

/** A helper's word is all there is, and what they are told holds no code and no name. */
async function stillHelps(turn: Turn): Promise<Say> {
  const { ctx, contact } = turn;
  if ((await helpsFrom(ctx, contact.id)) !== 'agreed') return { line: { name: 'unknown' } };
  turn.contact = await proveContact(ctx, contact);
  return { line: { name: 'helper-agreed' } };
}

/** A number that may be another's is not shown even that there is a menu. */
const apart = (say: Say): Say => ({
  ...say,
  line: { ...say.line, only: say.line.only ?? [] },
});

/** No more texts: from this commit on nothing is sent to this number, until START. */
export const stop: Play<'stop'> = async (turn) => {
  turn.contact = await stopContact(turn.ctx, turn.contact);
  await leaveNumber(turn.ctx, turn.contact.id, { outcome: 'opted-out' });
  turn.state.asks = [];
  turn.state.session = null;
  turn.state.unlocked = null;
  const { channel, value } = turn.incoming.from;
  if (channel === 'telegram') await stopChatOfStaff(turn.ctx, value);
  return { line: { name: 'stopped' } };
};

export const thanks: Play<'thanks'> = () => Promise.resolve({ line: { name: 'thanks' } });
