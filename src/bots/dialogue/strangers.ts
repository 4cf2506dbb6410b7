import { isOpen } from '#core/messaging/index.js';
import type { Act, Say } from '#core/messaging/index.js';
import type { Reading } from '../reading/read.js';
import { joinBy } from '../dialogues/join.js';
import { playAct } from '../dialogues/plays.js';
import type { Turn } from '../turn.js';
import { askUnlock } from './patient.js';

const DAY_MS = 24 * 60 * 60_000;

/** Whether this number speaks for somebody we know and may show things to. */
export function isKnown({ contact, patients }: Turn): boolean {
  const usable =
    contact.state === 'verified' || contact.state === 'stale' || contact.state === 'reverify';
  return usable && patients.some(({ confirmed }) => confirmed);
}

/** Unknown, quarantined, released and not yet confirmed numbers: JOIN, a secret number that was asked for, or one neutral line a day. */
export async function answerStranger(turn: Turn, reading: Reading): Promise<Say | null> {
  const { contact, patients } = turn;
  const act = reading.is === 'digits' ? expected(turn, reading.digits) : null;
  if (act) return playAct(turn, act);
  if (reading.is === 'join' && contact.state !== 'quarantined') return joinBy(turn, reading.words);
  if (expectsDigits(turn)) return null;
  const joined = patients.find(({ confirmed }) => !confirmed);
  if (joined && contact.state === 'unverified') return askUnlock(turn, joined, { do: 'menu' });
  return onceADay(turn, {
    line: { name: turn.incoming.event.is === 'start' ? 'join-how' : 'unknown' },
  });
}

function onceADay({ state, ctx }: Turn, say: Say): Say | null {
  const now = ctx.now.getTime();
  if (state.strangerAt && now - state.strangerAt < DAY_MS) return null;
  state.strangerAt = now;
  return say;
}

/** All that a digit may do here: give two secret digits, or take WRONG back. */
const OPEN_TO_STRANGERS = new Set<Act['do']>(['unlock', 'take-back-wrong']);

function expected(turn: Turn, digits: string): Act | null {
  const [last] = turn.state.asks;
  turn.typed = digits;
  const act = last?.answers[digits] ?? (digits.length > 1 ? last?.expects : undefined);
  return act && OPEN_TO_STRANGERS.has(act.do) ? act : null;
}

/** Two digits were asked for a moment ago: anything else is met with silence, not with a second question. */
function expectsDigits({ state, ctx }: Turn): boolean {
  const [last] = state.asks;
  return last?.expects?.do === 'unlock' && isOpen(last, ctx.now);
}
