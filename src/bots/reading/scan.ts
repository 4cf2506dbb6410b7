import type { Language } from './language.js';
import { matchesAt, numberOf, saysAlone } from './lexicon.js';
import type { Match, Meaning } from './lexicon.js';
import { mend, withoutStretch } from './slips.js';
import { wordsOf } from './spelling.js';
import type { Tag } from './words/words.js';

/** A stretch of a text that the tables know, a number, or an unknown word (no tags). */
export interface Item {
  words: string[];
  tags: ReadonlySet<Tag>;
  /** Digits, where the item is a number or a number word. */
  digits?: string;
}

/** Beyond this many words nothing more is read. */
const MOST_WORDS = 400;

/** A text cut into what its words say, longest phrases first. */
export class Scan {
  readonly items: Item[];
  readonly words: string[];
  readonly question: boolean;
  /** The language that most of the words are of. */
  readonly language: Language;
  /** Every phrase that begins at each word, whether or not the items were cut so. */
  readonly matches: Match[][];
  private readonly owners: Item[];

  constructor(
    text: string,
    hint: Language,
    /** A letter that was typed so that it can be no small word. */
    readonly capital?: string,
  ) {
    this.question = text.includes('?');
    this.words = wordsOf(text, withoutStretch).flatMap(unglued).slice(0, MOST_WORDS).map(mend);
    this.matches = this.words.map((_, at) => matchesAt(this.words, at));
    const found = cut(this.words, this.matches);
    this.language = spoken(found, hint);
    this.items = found.map(({ words, meanings }) => itemOf(words, meanings, this.language));
    this.owners = this.items.flatMap((item) => item.words.map(() => item));
  }

  /** The item that the word at this index belongs to. */
  itemAt(index: number): Item | undefined {
    return this.owners[index];
  }

  has(...tags: Tag[]): boolean {
    return this.items.some((item) => tags.some((tag) => item.tags.has(tag)));
  }

  /** Items that are neither small words nor manners. */
  get content(): Item[] {
    return this.items.filter(isContent);
  }

  /** Content that says none of these. */
  beside(...tags: Tag[]): Item[] {
    return this.content.filter((item) => !tags.some((tag) => item.tags.has(tag)));
  }

  only(...tags: Tag[]): boolean {
    return this.has(...tags) && this.beside(...tags).length === 0;
  }

  /** Whether a phrase that says this stands anywhere, even across the items. */
  says(tag: Tag): boolean {
    return this.matches.some((found) =>
      found.some(({ meanings }) => meanings.some((meaning) => meaning.tag === tag)),
    );
  }

  at(...tags: Tag[]): number {
    return this.items.findIndex((item) => tags.some((tag) => item.tags.has(tag)));
  }

  /** Whether one of `first` is followed by one of `then` within `reach` items. */
  near(first: Tag[], then: Tag[], reach = 3): boolean {
    return this.items.some(
      (item, i) =>
        first.some((tag) => item.tags.has(tag)) &&
        this.items
          .slice(i + 1, i + 1 + reach)
          .some((next) => then.some((tag) => next.tags.has(tag))),
    );
  }

  /** Whether a phrase of `first` is followed by a word of `then`, however the items were cut. */
  tells(first: Tag, then: readonly Tag[], reach = 4): boolean {
    const about = (word: string) => then.some((tag) => saysAlone(word, tag));
    return this.matches.some((found, at) =>
      found.some(({ length, meanings }) => {
        const said = meanings.some((meaning) => meaning.tag === first);
        return said && this.words.slice(at + length, at + length + reach).some(about);
      }),
    );
  }

  get unknown(): number {
    return this.items.filter((item) => isUnknown(item)).length;
  }
}

/** Items without greetings and excuses. */
export function bare(items: Item[]): Item[] {
  const manners: readonly Tag[] = ['noise', 'greeting', 'sorry'];
  return items.filter((item) => !manners.some((tag) => item.tags.has(tag)));
}

const MANNERS: readonly Tag[] = ['noise', 'filler', 'greeting', 'sorry'];

export function isContent(item: Item): boolean {
  return !MANNERS.some((tag) => item.tags.has(tag));
}

function isUnknown(item: Item): boolean {
  return (
    item.digits === undefined &&
    (item.tags.size === 0 || (item.tags.size === 1 && item.tags.has('other')))
  );
}

/** `itema` is `item a`, where it is no word itself. */
function unglued(word: string): string[] {
  const [noun, letter] = [word.slice(0, -1), word.slice(-1)];
  const glued =
    noun.length >= 4 && letter >= 'a' && letter <= 'h' && matchesAt([word], 0).length === 0;
  return glued && saysAlone(noun, 'item') ? [noun, letter] : [word];
}

interface Piece {
  words: string[];
  meanings: Meaning[];
}

/** How the words from one on are best cut: the phrase there, and what the whole rest costs. */
interface Cut {
  length: number;
  meanings: Meaning[];
  items: number;
  squares: number;
}

/** Fewest items first, then the longest phrases; small talk costs nothing. */
function cut(words: string[], matches: Match[][]): Piece[] {
  const best: Cut[] = [];
  for (let at = words.length - 1; at >= 0; at--) best[at] = bestAt(matches[at] ?? [], at, best);
  const found: Piece[] = [];
  for (let at = 0; at < words.length; at += best[at]?.length ?? 1) {
    const { length, meanings } = best[at] ?? { length: 1, meanings: [] };
    found.push({ words: words.slice(at, at + length), meanings });
  }
  return found;
}

function bestAt(matches: Match[], at: number, best: Cut[]): Cut {
  const unknown: Match = { length: 1, words: 1, meanings: [] };
  return [unknown, ...matches]
    .map((match) => costOf(match, best[at + match.length]))
    .reduce(better);
}

function costOf({ length, words, meanings }: Match, rest: Cut | undefined): Cut {
  const cost = meanings.some(({ tag }) => tag === 'noise') ? 0 : 1;
  const squares = (rest?.squares ?? 0) + words ** 2;
  return { length, meanings, items: (rest?.items ?? 0) + cost, squares };
}

/** A known word is better than none known, and of two readings of the same words both are kept. */
function better(one: Cut, other: Cut): Cut {
  if (one.length === other.length)
    return {
      ...one,
      items: Math.min(one.items, other.items),
      meanings: [...one.meanings, ...other.meanings],
    };
  if (one.items !== other.items) return one.items < other.items ? one : other;
  return one.squares >= other.squares ? one : other;
}

/** The language most words are certain of; the hint wins a tie. */
function spoken(found: Piece[], hint: Language): Language {
  const votes: Record<Language, number> = { en: 0, sw: 0, fr: 0 };
  votes[hint] += 0.5;
  for (const { words, meanings } of found) {
    const certain = new Set(meanings.map((meaning) => meaning.language));
    const [language] = certain;
    if (certain.size === 1 && language !== undefined) votes[language] += words.length;
  }
  const best = Math.max(votes.en, votes.sw, votes.fr);
  if (votes[hint] === best) return hint;
  return votes.en === best ? 'en' : votes.sw === best ? 'sw' : 'fr';
}

function itemOf(words: string[], meanings: Meaning[], language: Language): Item {
  const own = meanings.filter((meaning) => meaning.language === language);
  const tags = new Set((own.length > 0 ? own : meanings).map(({ tag }) => tag));
  const [first] = words;
  const digits = words.length === 1 && first !== undefined ? digitsOf(first) : undefined;
  return digits === undefined ? { words, tags } : { words, tags, digits };
}

function digitsOf(word: string): string | undefined {
  return isDigits(word) ? word : numberOf(word);
}

function isDigits(word: string): boolean {
  return word !== '' && Array.from(word).every((char) => char >= '0' && char <= '9');
}
