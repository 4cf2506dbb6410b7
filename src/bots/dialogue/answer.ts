import type { Act, Ask, Say } from '#core/messaging/index.js';
import { playAct } from '../dialogues/plays.js';
import { read } from '../reading/read.js';
import type { Reading } from '../reading/read.js';
import { inSession, openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';
import { asksPrivacy } from './ask-of-chat.js';
import { choose, choosePressed } from './choice.js';
import { obey } from './commands.js';
import { answerEvent } from './events.js';
import { answerFirst } from './first.js';
import { actByWords } from './labels.js';
import { countUnderstood } from './limits.js';
import { visitAsked } from './visit-asked.js';
import { askAgain, misread } from './misread.js';
import { dayAlone, dayInReply, saidOtherwise } from './other-words.js';
import { settle } from './settle.js';
import { answerStranger, isKnown, mayAnswer } from './strangers.js';
import { answerYesNo } from './yes-no.js';

/** Null says nothing; undefined was not understood. */
type Answer = Promise<Say | null | undefined>;

/** Answers one inbound message. The order is the promise: opt-out, danger, stopped, strangers, limits, then what it says. */
export async function answer(turn: Turn): Promise<Say | null> {
  const { event } = turn.incoming;
  if (!inSession(turn)) turn.state.person = null;
  if (event.is === 'press') return answerPress(turn, event);
  if (event.is !== 'text') return answerEvent(turn, event);
  const { language } = turn.contact;
  if (turn.contact.state === 'verified') turn.state.wrongAt = 0;
  const reading = read(event.text, { language, digitExpected: openQuestion(turn) !== null });
  const first = await answerFirst(turn, reading, event.text);
  if (first !== undefined) return first;
  if (!isKnown(turn)) return answerStranger(turn, reading);
  return answerKnown(turn, reading, event.text);
}

async function answerKnown(turn: Turn, reading: Reading, text: string): Promise<Say | null> {
  const room = countUnderstood(turn);
  if (room !== 'answer' && !(await endsTalk(turn, reading)))
    return room === 'full' ? { line: { name: 'too-many' } } : null;
  const said = await understand(turn, reading, text);
  if (said === undefined) return misread(turn);
  turn.state.misread = 0;
  return said;
}

const ENDS = new Set<Act['do'] | Reading['is']>(['wrong', 'wrong-number', 'wipe', 'stop']);

/** What ends the talk is heard however many texts came before it, in words or by the digit that offers it. */
async function endsTalk(turn: Turn, reading: Reading): Promise<boolean> {
  if (reading.is !== 'digits') return ENDS.has(reading.is);
  const choice = await choose(turn, reading.digits);
  return choice !== 'not-offered' && 'act' in choice && ENDS.has(choice.act.do);
}

/** First what the open question makes of it, then what it says by itself. */
async function understand(
  turn: Turn,
  reading: Reading,
  text: string,
): Promise<Say | null | undefined> {
  const asked =
    (await dayInReply(turn, reading, text)) ??
    visitAsked(turn, reading, text) ??
    saidOtherwise(turn, reading, text);
  if (asked) return settle(turn, asked.of, asked.act);
  const day = dayAlone(turn, reading, text);
  return day ? playAct(turn, day) : byReading(turn, reading, text);
}

async function byReading(
  turn: Turn,
  reading: Reading,
  text: string,
): Promise<Say | null | undefined> {
  switch (reading.is) {
    case 'digits':
      return answerDigits(turn, reading.digits);
    case 'yes':
    case 'no':
      return answerYesNo(turn, reading);
    case 'soft-opt-out':
    case 'stop-or-drop':
      return STOP_OR_DROP;
    case 'wrong-or-day':
      return WRONG_OR_DAY;
    case 'wrong-number':
      return afterNumber(turn) ? WRONG_OR_DAY : playAct(turn, { do: 'wrong' });
    default:
      return answerWords(turn, reading, text);
  }
}

const STOP_OR_DROP: Say = {
  line: { name: 'stop-or-drop' },
  answers: { '1': { do: 'stop' }, '2': { do: 'drop-some' }, '3': { do: 'hours' } },
};

const WRONG_OR_DAY: Say = {
  line: { name: 'wrong-or-day' },
  answers: { '1': { do: 'wrong' }, '2': { do: 'pickups' } },
};

/** In these texts "number" is the pickup number, so WRONG NUMBER may mean that. */
function afterNumber({ state }: Turn): boolean {
  const line = state.asks[0]?.line;
  return line === 'ready' || line === 'code' || line === 'code-someone';
}

/** The words of a choice that the open question offers, or a command, or a natural try. */
async function answerWords(turn: Turn, reading: Reading, text: string): Answer {
  const asked = nicknameAsked(turn, reading);
  if (asked) {
    turn.typed = text;
    return settle(turn, asked.of, asked.act);
  }
  if (asksPrivacy(text)) return playAct(turn, { do: 'privacy' });
  const open = openQuestion(turn);
  const act = await actByWords(turn, text);
  return act && open ? settle(turn, open, act) : obey(turn, reading, text);
}

/** The open question for a nickname, where the text is no command of its own. */
function nicknameAsked(turn: Turn, reading: Reading): { of: Ask; act: Act } | null {
  const of = openQuestion(turn);
  const commands: Reading['is'][] = ['menu', 'wrong', 'who', 'wipe', 'call', 'help', 'pickups'];
  if (of?.expects?.do !== 'set-nickname' || commands.includes(reading.is)) return null;
  return { of, act: of.expects };
}

async function answerDigits(turn: Turn, digits: string): Promise<Say | null | undefined> {
  const open = openQuestion(turn);
  if (open?.expects && digits.length > 1) {
    turn.typed = digits;
    return settle(turn, open, open.expects);
  }
  if (digits.length !== 1) return undefined;
  const choice = await choose(turn, digits);
  if (choice === 'not-offered') return askAgain(turn);
  if ('say' in choice) return choice.say;
  return choice.of ? settle(turn, choice.of, choice.act) : playAct(turn, choice.act);
}

async function expired(turn: Turn): Promise<Say | null> {
  const menu = await playAct(turn, { do: 'menu' });
  return menu && { ...menu, toast: 'expired' };
}

const mayPress = (turn: Turn, act: Act): boolean =>
  act.do === 'take-back-wrong' || mayAnswer(turn, act);

/** A button does what its own text offered; an old one opens a fresh menu. */
async function answerPress(turn: Turn, press: { n: number; key: string }): Promise<Say | null> {
  const chosen = choosePressed(turn, press);
  if (chosen === 'twice') return null;
  if (!isKnown(turn) && (chosen === 'old' || !mayPress(turn, chosen.act)))
    return answerStranger(turn, { is: 'unknown' });
  if (chosen === 'old') return expired(turn);
  const silent = countUnderstood(turn) === 'silent' && !ENDS.has(chosen.act.do);
  return silent ? null : settle(turn, chosen.of, chosen.act);
}
