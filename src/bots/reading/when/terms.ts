import { languages } from '../language.js';
import type { Language } from '../language.js';
import { normalise } from '../normalise.js';
import { oneSlip } from '../slips.js';
import { dayWords } from '../words/days.js';

/** One word, phrase, number or mark of a text, as the reader of days and hours sees it. */
export interface Term {
  /** As typed, without accents; of a phrase its words. */
  raw: string;
  /** What it says (`weekday`, `shift`, `saa` …); `digits`, `mark`, or `word` where no table knows it. */
  is: string;
  /** The number that belongs to it. */
  n: number;
  /** Whose word it is; none of digits and marks. */
  language?: Language;
  /** Digits: followed by st, nd, th, er. */
  ordinal?: true;
  /** Nothing stands between it and the one before. */
  glued: boolean;
}

/** What the term at an index is; nothing where there is none. */
export const kindAt = (terms: readonly Term[], at: number): string => terms[at]?.is ?? '';

/** Whether the term at an index is one of these. */
export const isAt = (terms: readonly Term[], at: number, ...kinds: string[]): boolean =>
  kinds.includes(kindAt(terms, at));

const LINKS = ['of', 'date', 'at'];

/** The first index from here on that is no small word between two others. */
export function pastLinks(terms: readonly Term[], at: number): number {
  let next = at;
  while (isAt(terms, next, ...LINKS)) next += 1;
  return next;
}

interface Entry {
  words: string[];
  is: string;
  n: number;
  language: Language;
}

const entries = new Map<string, Entry[]>();
const longWords: Entry[] = [];
for (const language of languages)
  for (const [sense, list] of Object.entries(dayWords[language]))
    for (const phrase of list.split(',')) learn({ sense, phrase: normalise(phrase), language });

function learn(entry: { sense: string; phrase: string; language: Language }) {
  const [is = '', n = '0'] = entry.sense.split(':');
  const words = entry.phrase.split(' ');
  const made = { words, is, n: Number(n) || 0, language: entry.language };
  const kind = isNaN(Number(n)) ? `${is}-${n}` : is;
  const known = { ...made, is: kind };
  const [first = ''] = words;
  entries.set(first, [...(entries.get(first) ?? []), known]);
  if (words.length === 1 && first.length >= 5) longWords.push(known);
}

/** Beyond this many pieces no day is looked for. */
const MOST = 60;
const ORDINALS = new Set(['st', 'nd', 'rd', 'th', 'er', 'ere', 'e', 'eme']);

interface Piece {
  raw: string;
  glued: boolean;
}

/** The terms of a text, phrases first, in the words of `language` where two languages claim them. */
export function termsOf(text: string, language: Language): Term[] {
  const pieces = piecesOf(text).slice(0, MOST);
  const terms: Term[] = [];
  for (let at = 0; at < pieces.length;) {
    const found = termAt(pieces, at, language);
    terms.push(found.term);
    at += found.length;
  }
  return terms;
}

function piecesOf(text: string): Piece[] {
  const plain = normalise(text)
    .replace(/['’]/g, ' ')
    .replace(/\b([ap])\.\s?m\b\.?/g, '$1m');
  const pieces: Piece[] = [];
  let end = -1;
  for (const { 0: raw, index } of plain.matchAll(/\d+|[a-z]+|[/:.-]/g)) {
    if (/^[a-z\d]/.test(raw) || isBetweenDigits(plain, index))
      pieces.push({ raw, glued: index === end });
    end = index + raw.length;
  }
  return joined(pieces);
}

function isBetweenDigits(text: string, at: number): boolean {
  return /\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1));
}

/** `j3` is one word; `6th` is the number alone. */
function joined(pieces: Piece[]): Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last?.raw === 'j' && piece.glued && /^[1-5]$/.test(piece.raw)) last.raw += piece.raw;
    else out.push({ ...piece });
  }
  return out;
}

function termAt(
  pieces: readonly Piece[],
  at: number,
  language: Language,
): { term: Term; length: number } {
  const piece = pieces[at] ?? { raw: '', glued: false };
  const { raw, glued } = piece;
  const phrase = phraseAt(pieces, at, language);
  if (phrase && (phrase.words.length > 1 || !/^\d/.test(raw)))
    return { term: termOf(phrase, piece), length: phrase.words.length };
  if (/^\d/.test(raw)) return digitsAt(pieces, at);
  if (/^[/:.-]$/.test(raw)) return { term: { raw, is: 'mark', n: 0, glued }, length: 1 };
  const meant = slip(raw, language);
  const term = meant ? termOf(meant, piece) : { raw, is: 'word', n: 0, glued };
  return { term, length: 1 };
}

function termOf({ is, n, language, words }: Entry, { glued }: Piece): Term {
  return { raw: words.join(' '), is, n, language, glued };
}

function digitsAt(pieces: readonly Piece[], at: number): { term: Term; length: number } {
  const { raw, glued } = pieces[at] ?? { raw: '', glued: false };
  const next = pieces[at + 1];
  const ordinal = next?.glued === true && ORDINALS.has(next.raw);
  const n = raw.length <= 4 ? Number(raw) : NaN;
  const term: Term = { raw, is: 'digits', n, glued };
  return { term: ordinal ? { ...term, ordinal } : term, length: ordinal ? 2 : 1 };
}

/** The longest phrase that begins here; of equals that of the reader's language. */
function phraseAt(pieces: readonly Piece[], at: number, language: Language): Entry | null {
  const found = (entries.get(pieces[at]?.raw ?? '') ?? []).filter(({ words }) =>
    words.every((word, i) => pieces[at + i]?.raw === word),
  );
  return best(found, language);
}

function best(found: readonly Entry[], language: Language): Entry | null {
  const rank = (entry: Entry) => entry.words.length * 2 + (entry.language === language ? 1 : 0);
  return found.reduce<Entry | null>(
    (top, each) => (top === null || rank(each) > rank(top) ? each : top),
    null,
  );
}

/** One slip of the finger in a long word, where it can be no other. */
function slip(raw: string, language: Language): Entry | null {
  if (raw.length < 5) return null;
  const near = longWords.filter(({ words: [word = ''] }) => oneSlip(raw, word));
  const meant = new Set(near.map(({ is, n }) => `${is} ${n}`));
  return meant.size === 1 ? best(near, language) : null;
}
