import type { Act, Ask, Moment, When } from '#core/messaging/index.js';
import { findVisit } from '#core/visits/index.js';
import { wishOf } from '../dialogues/visits-wish.js';
import { readHow } from '../reading/how.js';
import type { Reading } from '../reading/read.js';
import { isOnlyWhen, readWhen } from '../reading/when/read-when.js';
import { openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';
import { offeredAct } from './offered-act.js';
import { spokeOfParcel } from './spoke-of-parcel.js';
import { whenAsked } from './when-asked.js';

interface Answered {
  of: Ask;
  act: Act;
}

/** Readings beside which a named day is the answer: "I come on Monday", "can I come Friday". */
const WITH_A_DAY: readonly Reading['is'][] = ['unknown', 'yes', 'digits', 'visits', 'move', 'keep'];

/**
 * A day typed in reply to a text that tells of a visit or a parcel: its own day says that they come, another one is
 * looked at for it. Nothing is moved by it alone.
 */
export async function dayInReply(
  turn: Turn,
  reading: Reading,
  text: string,
): Promise<Answered | null> {
  const of = openQuestion(turn);
  if (!of || of.expects || !mayHoldDay(reading)) return null;
  if (reading.is === 'move' && reading.ref !== undefined) return null;
  const when = readWhen(text, whenAsked(turn));
  if (!when || !namesDay(when)) return null;
  if (isOffered(of, reading)) return null;
  const act = await actOn(turn, when, reading);
  return act && { of, act };
}

const mayHoldDay = (reading: Reading): boolean =>
  WITH_A_DAY.includes(reading.is) || (reading.is === 'book' && reading.coming === true);

/** "Le 2" is a choice where 2 is one. */
const isOffered = ({ answers }: Ask, reading: Reading): boolean =>
  reading.is === 'digits' && reading.digits in answers;

const namesDay = (when: When): boolean =>
  when.is === 'which' || (when.is === 'when' && (when.day ?? when.from) !== undefined);

async function actOn(turn: Turn, when: When, { is }: Reading): Promise<Act | null> {
  const coming = offeredAct(turn, 'visit-coming');
  if (coming && is !== 'move' && (await isItsTime(turn, coming.visit, when))) return coming;
  const moved = offeredAct(turn, 'visit-days');
  if (moved) return { ...moved, when };
  const parcel = offeredAct(turn, 'pickup-days');
  if (parcel && when.is === 'when' && when.day)
    return { do: 'pickup-times', pickup: parcel.pickup, day: when.day, skip: 0 };
  const booked = offeredAct(turn, 'book-days');
  if (booked && when.is === 'when')
    return { do: 'book-moment', ...wishOf(booked), when: momentOf(when) };
  return null;
}

const momentOf = ({ day, from, part, time }: Moment): Moment => ({
  ...{ ...(day && { day }), ...(from && { from }) },
  ...{ ...(part && { part }), ...(time && { time }) },
});

/** The day of the visit itself, and its hour where one is named. */
async function isItsTime(turn: Turn, id: string, when: When): Promise<boolean> {
  const visit = await findVisit(turn.ctx, id);
  if (!visit) return false;
  const named = when.is === 'which' ? when.options : when.is === 'when' ? [when] : [];
  return named.some(({ day, time }) => day === visit.day && (!time || time === visit.time));
}

/** Readings that a day by itself may be taken for. */
const MAY_BE_ALONE: readonly Reading['is'][] = ['unknown', 'visits', 'later', 'digits'];

/** "Tuesday morning", "next week", "the 5th", where nothing was asked: the times of that day, or the days; after a text about what is kept, that. */
export function dayAlone(turn: Turn, reading: Reading, text: string): Act | null {
  if (!MAY_BE_ALONE.includes(reading.is) || !mayBeDay(turn, reading)) return null;
  const asked = whenAsked(turn);
  const when = isOnlyWhen(text, asked.language) ? readWhen(text, asked) : null;
  if (!when || !namesDay(when)) return null;
  return spokeOfParcel(turn) ? { do: 'pickups' } : { do: 'book', when };
}

function mayBeDay(turn: Turn, reading: Reading): boolean {
  const open = openQuestion(turn);
  const [last] = turn.state.asks;
  if (reading.is === 'digits') return !open && !(last && isOffered(last, reading));
  return !open || open.line === 'menu' || open.line === 'menu-first';
}

/** What was said in other words than those that were offered, where the question itself says how they are meant. */
export function saidOtherwise(turn: Turn, reading: Reading, text: string): Answered | null {
  const of = openQuestion(turn);
  if (!of) return null;
  const key =
    of.line === 'check-in'
      ? HOW[readHow(text, turn.contact.language) ?? 'unsaid']
      : of.line === 'why'
        ? whyOf(reading, text)
        : undefined;
  const act = key === undefined ? undefined : of.answers[key];
  return act ? { of, act } : null;
}

const HOW: Readonly<Record<string, string>> = { well: '1', 'not-well': '2' };

/** Why it was not collected, by what else such words would do. */
const WHY: Partial<Record<Reading['is'], string>> = { none: '3', away: '6' };

const ELSEWHERE = /elsewhere|somewhere else|kw[ie]ngine|ailleurs/i;

/** "I got it elsewhere" and "I still have some" are two of the answers, and no mere dropping. */
function whyOf(reading: Reading, text: string): string | undefined {
  if (reading.is === 'drop' && reading.item) return ELSEWHERE.test(text) ? '4' : '2';
  return WHY[reading.is];
}
