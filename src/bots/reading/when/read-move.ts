import type { When } from '#core/messaging/index.js';
import type { Asked } from './facts.js';
import { whenOf } from './read-when.js';
import { isAt, termsOf } from './terms.js';
import type { Term } from './terms.js';

/** Which visit is to be moved, by the number that its patient calls it by, and to when, as far as they are said. */
export interface Move {
  ref?: number;
  when?: When;
}

/** "MOVE 73 friday 9am", "badili 73 kesho", "changer le rdv 73 au 6 mars": the first number is the visit's, unless it is a date or an hour itself. */
export function readMove(text: string, asked: Asked): Move {
  const terms = termsOf(text, asked.language);
  const at = refAt(terms);
  const rest = at < 0 ? terms : terms.filter((_, i) => i !== at);
  const when = whenOf(rest, asked);
  const ref = terms[at]?.n;
  return { ...(ref !== undefined && { ref }), ...(when && { when }) };
}

/** What makes a number one of a date or an hour: what stands somewhere before it, right before it, or right after it. */
const DATED_BY = ['month', 'saa', 'in', 'after', 'unit', 'weekday', 'shift', 'next', 'this'];
const LED_BY = ['to', 'at', 'or'];
const DATED_IN = ['month', 'am', 'pm', 'hours', 'unit', 'of', 'month-number', 'later'];

/** A visit's number is no single digit, which would be an answer. */
const isRef = ({ n, ordinal }: Term): boolean => !ordinal && n >= 10 && n <= 999;

/** Where the visit's number stands; below 0 where there is none. */
function refAt(terms: readonly Term[]): number {
  const at = terms.findIndex(({ is }) => is === 'digits');
  const term = terms[at];
  return term && isRef(term) && !isDated(terms, at) ? at : -1;
}

function isDated(terms: readonly Term[], at: number): boolean {
  const next = terms[at + 1];
  const figures = next?.is === 'mark' && next.glued;
  const named = (terms[at]?.n ?? 0) <= 31 && isAt(terms, at - 1, 'date');
  const led = isAt(terms, at - 1, ...LED_BY) || isAt(terms, at + 1, ...DATED_IN);
  return figures || named || led || terms.slice(0, at).some(({ is }) => DATED_BY.includes(is));
}
