import type { Act, Ask } from '#core/messaging/index.js';
import { askedOf } from '../dialogues/visits-book.js';
import type { Reading } from '../reading/read.js';
import { readMove } from '../reading/when/read-move.js';
import { readWhen } from '../reading/when/read-when.js';
import { openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';

/** Readings that words of a day may be taken for; any other is what it says. */
const MAY_BE_A_DAY: readonly Reading['is'][] = [
  'unknown',
  'digits',
  'menu',
  'no',
  'visits',
  'book',
  'move',
  'later',
  'item',
];

/** What a typed day, hour, letter or place answers in the open question about visits or where they are; null where it is none. */
export function visitAsked(
  turn: Turn,
  reading: Reading,
  text: string,
): { of: Ask; act: Act } | null {
  const of = openQuestion(turn);
  if (!of) return null;
  if (of.line === 'visit-kind') return byLetter(of, reading);
  const { expects } = of;
  const answered =
    expects?.do === 'away' ? namesPlace(turn, reading) : isWhen(turn, { expects, reading, text });
  return answered && expects ? { of, act: expects } : null;
}

/** A day or an hour, where one is asked for. */
function isWhen(
  turn: Turn,
  { expects, reading, text }: { expects: Act | undefined; reading: Reading; text: string },
): boolean {
  if (expects?.do !== 'read-when' || !MAY_BE_A_DAY.includes(reading.is)) return false;
  const asked = askedOf(turn, expects.day);
  // "MOVE 73 friday" is of visit 73, whatever else was asked.
  if (reading.is === 'move' && readMove(text, asked).ref !== undefined) return false;
  if (readWhen(text, asked) === null) return false;
  turn.typed = text;
  return true;
}

/** "A", where visits go by letters too. */
function byLetter(of: Ask, reading: Reading): { of: Ask; act: Act } | null {
  const letter = 'letter' in reading ? reading.letter : undefined;
  const act = Object.values(of.answers).find(
    (each) => each.do === 'book' && each.letter === letter,
  );
  return letter && act ? { of, act } : null;
}

/** "Place 5", where a digit alone is a choice. */
function namesPlace(turn: Turn, reading: Reading): boolean {
  if (reading.is !== 'item' || reading.letter !== undefined || reading.place === undefined)
    return false;
  turn.typed = String(reading.place);
  return true;
}
