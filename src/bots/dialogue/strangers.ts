import { isOpen } from '#core/messaging/index.js';
import type { Act, Say } from '#core/messaging/index.js';
import { helpsFrom, standing } from '#core/patients/index.js';
import type { Patient } from '#core/patients/index.js';
import type { Reading } from '../reading/read.js';
import { languageOf } from '../reading/shown-language.js';
import { joinBy, joinUnanswered } from '../dialogues/join.js';
import { playAct } from '../dialogues/plays.js';
import { openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';
import { mayTakeBack } from '../dialogues/person.js';
import { askOfChat } from './ask-of-chat.js';
import { askStillYou, doubtedAct, isDoubtedOfAny, isInDoubt } from './doubted.js';
import { actByWords } from './labels.js';
import { countSame } from './limits.js';
import { onceADay } from './once-a-day.js';
import { askUnlock } from './patient.js';
import { withinBudget } from './within-budget.js';

/** Whether this number speaks for somebody we know and may show things to. */
export function isKnown(turn: Turn): boolean {
  return standing(turn.contact) === 'verified' && turn.patients.some(({ confirmed }) => confirmed);
}

/** Unknown, quarantined, released, doubted and not yet confirmed numbers, and those of helpers: JOIN, what was asked for, "not for me", or one neutral line. */
export function answerStranger(turn: Turn, reading: Reading): Promise<Say | null> {
  return withinBudget(turn, {
    drawn: 'stranger',
    play: () => answerUnknown(turn, reading),
    unanswered: () => hearRightWords(turn, reading),
  });
}

/** Words that were given out link a phone however many strangers wrote today. */
async function hearRightWords(turn: Turn, reading: Reading): Promise<void> {
  if (reading.is !== 'join' || !mayJoin(turn)) return;
  // A poster's word asks for a reply, and there is none.
  if (reading.words.length > 1) await joinUnanswered(turn, reading.words);
}

async function answerUnknown(turn: Turn, reading: Reading): Promise<Say | null> {
  const act = await actFor(turn, reading);
  if (act) return playAct(turn, act);
  for (const asked of [helpsAgain, askOfChat]) {
    const said = await asked(turn, reading);
    if (said !== undefined) return said;
  }
  if (reading.is === 'join' && mayJoin(turn)) return joinBy(turn, reading.words);
  if (expectsDigits(turn)) return null;
  if (await isDoubtedOfAny(turn)) return askStillYou(turn);
  const joined = turn.patients.find(({ confirmed }) => !confirmed);
  if (joined && mayJoin(turn)) return askToConfirm(turn, joined);
  return asStranger(turn);
}

/** Once a day, and not in the language of who had the number before; helpers were asked in theirs. */
async function asStranger(turn: Turn): Promise<Say | null> {
  const { ctx, contact, incoming } = turn;
  if (!(await helpsFrom(ctx, contact.id)))
    turn.contact = { ...contact, language: languageOf(incoming) };
  if (incoming.event.is !== 'start') return onceADay(turn, { line: { name: 'unknown' } });
  return onceADay(turn, { line: { name: 'join-how' }, answers: { '1': { do: 'menu' } } });
}

/** A helper's number starts again after STOP; one in doubt is asked first. */
async function helpsAgain(turn: Turn, { is }: Reading): Promise<Say | null | undefined> {
  if (
    is !== 'opt-in' ||
    isInDoubt(turn) ||
    (await helpsFrom(turn.ctx, turn.contact.id)) !== 'agreed'
  )
    return undefined;
  return countSame(turn, 'started') ? { line: { name: 'helper-agreed' } } : null;
}

/** The two digits of who has joined; that only the desk can go on is said once a day. */
async function askToConfirm(turn: Turn, joined: Patient): Promise<Say | null> {
  const say = await askUnlock(turn, joined, { do: 'menu' });
  return say.expects ? say : onceADay(turn, say);
}

/** A number whose holder said "not for me" joins nothing more by itself. */
export function mayJoin({ contact }: Turn): boolean {
  const stands = standing(contact);
  return stands !== 'quarantined' && stands !== 'wrong-person';
}

const YES_OR_NO: Partial<Record<Reading['is'], string>> = {
  yes: '1',
  no: '2',
  'soft-opt-out': '2',
};

/** A number that is tied to somebody, as a helper's or one that a patient's digits have not proved yet, may say at any time that it is not theirs. */
export async function deniesIt(turn: Turn, { is }: Reading): Promise<boolean> {
  if ((is !== 'wrong' && is !== 'wrong-number') || !mayJoin(turn)) return false;
  return turn.patients.length > 0 || (await helpsFrom(turn.ctx, turn.contact.id)) !== null;
}

/** What was asked for, by its digits or in words; or that it is not theirs. */
async function actFor(turn: Turn, reading: Reading): Promise<Act | null> {
  const asked = expectedOf(turn, reading) ?? (await namedBy(turn));
  return asked ?? ((await deniesIt(turn, reading)) ? { do: 'wrong' } : null);
}

/** One of a shared number's people by the nickname that was listed. */
async function namedBy(turn: Turn): Promise<Act | null> {
  const { event } = turn.incoming;
  if (event.is !== 'text' || openQuestion(turn)?.line !== 'which-person') return null;
  const act = await actByWords(turn, event.text);
  return act && mayAnswer(turn, act) ? act : null;
}

function expectedOf(turn: Turn, reading: Reading): Act | null {
  if (reading.is === 'digits') return expected(turn, reading.digits);
  if (turn.state.asks[0]?.line === 'helper-ask') return expected(turn, YES_OR_NO[reading.is] ?? '');
  return isInDoubt(turn) ? doubtedAct(turn, reading) : null;
}

/** What an answer may do on a number that is shown nothing: say whose it is, that it is theirs or not, and that a code was not expected. */
export function mayAnswer(turn: Turn, act: Act): boolean {
  if (act.do === 'refuse-code') return true;
  if (act.do === 'as-person' || act.do === 'which-person') return mayAnswerAs(turn, act.then);
  if (act.do === 'answer-help') return true;
  return isInDoubt(turn) && (act.do === 'still-me' || act.do === 'wrong');
}

/** One of a shared number's people says that it is theirs still, or takes WRONG back. */
const mayAnswerAs = (turn: Turn, then: Act): boolean =>
  then.do === 'take-back-wrong' ? mayTakeBack(turn) : then.do === 'still-me' && mayJoin(turn);

/** All that digits may do here: give two secret ones, say who it is, answer as a helper, or take WRONG back. */
function expected(turn: Turn, digits: string): Act | null {
  if (digits === '0' && mayTakeBack(turn)) {
    turn.state.person = null;
    return { do: 'take-back-wrong' };
  }
  const [last] = turn.state.asks;
  turn.typed = digits;
  if (!last || !isOpen(last, turn.ctx.now)) return null;
  const chosen = last.answers[digits];
  if (chosen && mayAnswer(turn, chosen)) return chosen;
  return digits.length > 1 && last.expects?.do === 'unlock' ? last.expects : null;
}

/** Two digits were asked for a moment ago: anything else is met with silence, not with a second question. */
function expectsDigits({ state, ctx }: Turn): boolean {
  const [last] = state.asks;
  return last?.expects?.do === 'unlock' && isOpen(last, ctx.now);
}
