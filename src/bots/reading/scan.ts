import { cut } from './cut.js';
import type { Piece } from './cut.js';
import type { Language } from './language.js';
import { isFrench, isKnown, matchesAt, numberOf, saysAlone } from './lexicon.js';
import type { Match, Meaning } from './lexicon.js';
import { mend, withoutStretch } from './slips.js';
import { wordsOf } from './spelling.js';
import { tags } from './words/tags.js';
import type { Tag } from './words/words.js';

/** A stretch of a text that the tables know, a number, or an unknown word (no tags). */
export interface Item {
  words: string[];
  tags: ReadonlySet<Tag>;
  /** Digits, where the item is a number or a number word. */
  digits?: string;
}

/** Beyond this many words nothing more is read. */
const MOST_WORDS = 320;

/** A text cut into what its words say, longest phrases first. */
export class Scan {
  readonly items: Item[];
  readonly words: string[];
  readonly question: boolean;
  /** The language that most of the words are of. */
  readonly language: Language;
  /** Every phrase that begins at each word, whether or not the items were cut so. */
  readonly matches: Match[][];
  /** Items that are neither small words nor manners. */
  readonly content: Item[];
  /** How many items no table knows the use of. */
  readonly unknown: number;
  private readonly owners: Item[];
  /** Where each thing is said, by the items' places. */
  private readonly said = new Map<Tag, number[]>();
  private readonly anywhere = new Set<Tag>();

  constructor(
    text: string,
    hint: Language,
    /** A letter that was typed so that it can be no small word. */
    readonly capital?: string,
  ) {
    this.question = text.includes('?');
    this.words = wordsOf(text, withoutStretch)
      .flatMap(unglued)
      .slice(0, MOST_WORDS)
      .map((word, at, all) => mend(word, all[at + 1]));
    this.matches = this.words.map((_, at) => matchesAt(this.words, at));
    const found = cut(this.words, this.matches);
    this.language = spoken(found, hint);
    this.items = found.map(({ words, meanings }) => itemOf(words, meanings, this.language));
    this.owners = this.items.flatMap((item) => item.words.map(() => item));
    this.content = this.items.filter(isContent);
    this.unknown = this.items.filter(isUnknown).length;
    for (const [at, { tags }] of this.items.entries()) for (const tag of tags) this.note(tag, at);
    const told = new Set(this.matches.flatMap((found) => found.map(({ meanings }) => meanings)));
    for (const meanings of told) for (const { tag } of meanings) this.anywhere.add(tag);
  }

  private note(tag: Tag, at: number): void {
    const places = this.said.get(tag);
    if (places) places.push(at);
    else this.said.set(tag, [at]);
  }

  /** The item that the word at this index belongs to. */
  itemAt(index: number): Item | undefined {
    return this.owners[index];
  }

  has(...tags: Tag[]): boolean {
    return tags.some((tag) => this.said.has(tag));
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
    return this.anywhere.has(tag);
  }

  at(...tags: Tag[]): number {
    return this.items.findIndex((item) => tags.some((tag) => item.tags.has(tag)));
  }

  /** Whether one of `first` is followed by one of `then` within `reach` items. */
  near(first: readonly Tag[], then: readonly Tag[], reach = 3): boolean {
    if (!this.has(...then)) return false;
    const ends = new Set(then.flatMap((tag) => this.said.get(tag) ?? []));
    return first.some((tag) => this.said.get(tag)?.some((at) => follows(ends, at, reach)));
  }

  /** Whether a phrase of `first` is followed by a word of `then`, however the items were cut. */
  tells(first: Tag, then: readonly Tag[], reach = 4): boolean {
    if (!this.says(first)) return false;
    const about = (word: string) => then.some((tag) => saysAlone(word, tag));
    return this.matches.some((found, at) =>
      found.some(({ length, meanings }) => {
        const said = meanings.some((meaning) => meaning.tag === first);
        return said && this.words.slice(at + length, at + length + reach).some(about);
      }),
    );
  }
}

/** Whether one of the places comes after this one, within reach. */
function follows(places: ReadonlySet<number>, at: number, reach: number): boolean {
  for (let next = at + 1; next <= at + reach; next++) if (places.has(next)) return true;
  return false;
}

/** The digits of an item that was typed as digits, not as a number word. */
export function typedDigits(item: Item | undefined): string | undefined {
  return item?.words[0] === item?.digits ? item?.digits : undefined;
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

/** What only sounds like danger or tells of it: to every other rule these are words like any. */
const SCENERY: readonly Tag[] = tags(
  'other thing took swallowed whole poisons still kills laugh beats victim weapon wielded chest ache ill aside gravely peeks device took-mine',
);

function isUnknown(item: Item): boolean {
  return item.digits === undefined && [...item.tags].every((tag) => SCENERY.includes(tag));
}

/** `larticle` is `l article`, where only the rest is a word, and French. */
function unelided(word: string): string[] {
  const rest = word.slice(1);
  const elided = rest.length >= 4 && 'cdjlmnst'.includes(word.charAt(0)) && !isKnown(word);
  return elided && isFrench(rest) ? [word.charAt(0), rest] : [word];
}

/** `itema` is `item a`, where it is no word itself. */
function unglued(word: string): string[] {
  const [noun, letter] = [word.slice(0, -1), word.slice(-1)];
  const glued =
    noun.length >= 4 && letter >= 'a' && letter <= 'h' && matchesAt([word], 0).length === 0;
  return glued && saysAlone(noun, 'item') ? [noun, letter] : unelided(word);
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
