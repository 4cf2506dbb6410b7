import type { Language } from './language.js';
import type { Entry } from './lexicon.js';
import { entriesFrom, numberOf, reach, wordsOf } from './lexicon.js';
import { mend } from './slips.js';
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
  private readonly owners: Item[];

  constructor(text: string, hint: Language) {
    this.question = text.includes('?');
    this.words = wordsOf(text).slice(0, MOST_WORDS).map(mend);
    const found = cut(this.words);
    this.language = spoken(found, hint);
    this.items = found.map(({ words, entries }) => itemOf(words, entries, this.language));
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
    return this.words.some((word, at) =>
      entriesFrom(word).some((entry) => entry.tag === tag && reach(entry, this.words, at) > 0),
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

/** How the words from one on are best cut: the phrase there, and what the whole rest costs. */
interface Cut {
  length: number;
  entries: Entry[];
  items: number;
  squares: number;
}

/** Fewest items first, then the longest phrases; small talk costs nothing. */
function cut(words: string[]): { words: string[]; entries: Entry[] }[] {
  const best: Cut[] = [];
  for (let at = words.length - 1; at >= 0; at--) best[at] = bestAt(words, at, best);
  const found = [];
  for (let at = 0; at < words.length; at += best[at]?.length ?? 1) {
    const { length, entries } = best[at] ?? { length: 1, entries: [] };
    found.push({ words: words.slice(at, at + length), entries });
  }
  return found;
}

function bestAt(words: string[], at: number, best: Cut[]): Cut {
  const choice = (length: number, entries: Entry[], weight: number): Cut => {
    const rest = best[at + length] ?? { items: 0, squares: 0 };
    return { length, entries, items: rest.items + 1, squares: rest.squares + weight ** 2 };
  };
  let chosen = choice(1, [], 1);
  for (const entry of entriesFrom(words[at] ?? '')) {
    const length = reach(entry, words, at);
    if (length === 0) continue;
    if (length === chosen.length) chosen.entries.push(entry);
    else {
      const next = choice(length, [entry], entry.words.length);
      if (better(next, chosen)) chosen = next;
    }
  }
  const small = chosen.entries.some((entry) => entry.tag === 'noise');
  return small ? { ...chosen, items: chosen.items - 1 } : chosen;
}

function better(one: Cut, other: Cut): boolean {
  return one.items === other.items ? one.squares > other.squares : one.items < other.items;
}

/** The language most words are certain of; the hint wins a tie. */
function spoken(found: { entries: Entry[] }[], hint: Language): Language {
  const votes: Record<Language, number> = { en: 0, sw: 0, fr: 0 };
  votes[hint] += 0.5;
  for (const { entries } of found) {
    const certain = new Set(entries.map((entry) => entry.language));
    const [language] = certain;
    if (certain.size === 1 && language !== undefined)
      votes[language] += entries[0]?.words.length ?? 1;
  }
  const best = Math.max(votes.en, votes.sw, votes.fr);
  if (votes[hint] === best) return hint;
  return votes.en === best ? 'en' : votes.sw === best ? 'sw' : 'fr';
}

function itemOf(words: string[], entries: Entry[], language: Language): Item {
  const own = entries.filter((entry) => entry.language === language);
  const tags = new Set((own.length > 0 ? own : entries).map((entry) => entry.tag));
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
