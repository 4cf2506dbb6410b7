import type { LineName, Say } from '#core/messaging/index.js';
import { playAct } from '../dialogues/plays.js';
import type { Reading } from '../reading/read.js';
import { openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';
import { askAgain } from './misread.js';
import { offeredAct } from './offered-act.js';
import { settle } from './settle.js';

type YesNo = Extract<Reading, { is: 'yes' | 'no' }>;

/** Questions with one yes and at most one no, by the digits of both. */
const YES_OR_NO: Partial<Record<LineName, { yes: string; no?: string }>> = {
  'still-you': { yes: '1', no: '2' },
  'usual-place': { yes: '1', no: '2' },
  'helper-ask': { yes: '1', no: '2' },
  'visit-reminder': { yes: '1', no: '3' },
  'visit-offer': { yes: '1', no: '2' },
  'visit-noted': { yes: '1', no: '2' },
  'visit-moved': { yes: '1', no: '2' },
  'visit-missed': { yes: '1' },
  'visit-none': { yes: '1' },
  'check-in': { yes: '1', no: '2' },
  missed: { yes: '1' },
  'hold-lapsed': { yes: '1' },
  'course-due': { yes: '1' },
  back: { yes: '1', no: '3' },
  withheld: { yes: '1' },
  away: { yes: '1', no: '2' },
  'away-bring': { yes: '1', no: '2' },
  'home-bring': { yes: '1', no: '2' },
  'visit-sure': { yes: '1', no: '2' },
};

/** Texts to which OK is no choice: it was read, and what it offers stays open. */
const READ: readonly LineName[] = [
  'menu',
  'menu-first',
  'ready',
  'pickups',
  'pickup-kept',
  'pickup-ready',
  'pickups-none',
  'dropped',
  'visits',
  'visit-one',
  'visits-none',
  'visit-dropped',
];
/** Offers of ours that may be left: nobody is asked twice. */
const LEFT: readonly LineName[] = [
  'missed',
  'hold-lapsed',
  'course-due',
  'visit-missed',
  'visit-none',
];

const HEARD: Say = { line: { name: 'thanks' }, again: true };

/** YES and NO answer only where there is one yes and one no; that somebody comes, or cannot, also where it leads to another day. */
export function answerYesNo(turn: Turn, said: YesNo): Promise<Say | null | undefined> {
  const open = openQuestion(turn);
  const act = open?.answers[YES_OR_NO[open.line]?.[said.is] ?? ''];
  if (open && act) return settle(turn, open, act);
  if (said.coming) return said.is === 'no' ? notComing(turn) : coming(turn);
  return open ? Promise.resolve(unasked(turn, open.line, said)) : unquestioned(turn, said);
}

/** Where nothing was asked, a yes is kindly meant; a no may be of anything. */
function unquestioned(turn: Turn, { is }: YesNo): Promise<Say | null | undefined> {
  return is === 'yes' ? playAct(turn, { do: 'thanks' }) : Promise.resolve(undefined);
}

function unasked(turn: Turn, line: LineName, { is }: YesNo): Say | null {
  return (is === 'yes' ? READ : LEFT).includes(line) ? HEARD : askAgain(turn);
}

/** "I am coming" to "why": it stays kept; to anything else it is good to know. */
function coming(turn: Turn): Promise<Say | null> {
  const open = openQuestion(turn);
  const why = open?.line === 'why' ? open.answers['1'] : undefined;
  if (open && why) return settle(turn, open, why);
  return open ? Promise.resolve(HEARD) : playAct(turn, { do: 'thanks' });
}

/** "I cannot come": another day for what was told of, else what is booked or kept. */
function notComing(turn: Turn): Promise<Say | null> {
  const other = offeredAct(turn, 'visit-days') ?? offeredAct(turn, 'pickup-days');
  const open = openQuestion(turn);
  if (open && other) return settle(turn, open, other);
  return playAct(turn, { do: 'visits', skip: 0, orKept: true });
}
