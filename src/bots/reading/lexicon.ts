import type { Language } from './language.js';
import { languages } from './language.js';
import { normalise } from './normalise.js';
import { tokenise } from './tokens.js';
import { enDanger } from './words/en-danger.js';
import { enTexts } from './words/en-texts.js';
import { en } from './words/en.js';
import { frDanger } from './words/fr-danger.js';
import { frTexts } from './words/fr-texts.js';
import { fr } from './words/fr.js';
import { swDanger } from './words/sw-danger.js';
import { swTexts } from './words/sw-texts.js';
import { sw } from './words/sw.js';
import type { Tag, Words } from './words/words.js';

/** One phrase of a table. */
export interface Entry {
  words: string[];
  tag: Tag;
  language: Language;
}

interface Table {
  words: Words;
  says: Words['says'][];
}
const tables: Record<Language, Table> = {
  en: { words: en, says: [en.says, enTexts, enDanger] },
  sw: { words: sw, says: [sw.says, swTexts, swDanger] },
  fr: { words: fr, says: [fr.says, frTexts, frDanger] },
};

const spelling = new Map<string, { typed: string[]; meant: string[] }[]>();
const noise = new Set<string>();
const exact = new Map<string, Entry[]>();
const beginnings = new Map<string, Entry[]>();
const endings = new Map<string, Entry[]>();
const numbers = new Map<string, string>();
/** Every word of five letters or more that a slip may be mended to, and what it says alone. */
export const mendable = new Map<string, Set<Tag>>();
const known = new Set<string>();

/** The words of a text, loose spellings spelled out. */
export function wordsOf(text: string): string[] {
  return spell(tokenise(text, (word) => spelling.has(word))).flatMap(unglued);
}

/** `itema` is `item a`, where it is no word itself. */
function unglued(word: string): string[] {
  const [noun, letter] = [word.slice(0, -1), word.slice(-1)];
  const glued = noun.length >= 4 && letter >= 'a' && letter <= 'h' && !known.has(word);
  const isNoun =
    glued && (exact.get(noun) ?? []).some(({ tag, words }) => tag === 'item' && words.length === 1);
  return isNoun ? [noun, letter] : [word];
}

/** The digits that a number word stands for. */
export function numberOf(word: string): string | undefined {
  return numbers.get(word);
}

export function isKnown(word: string): boolean {
  return known.has(word) || affixed(word).length > 0;
}

/** Every phrase that may begin with this word. */
export function entriesFrom(word: string): Entry[] {
  const plain = exact.get(word);
  const loose = affixed(word);
  if (loose.length === 0) return plain ?? [];
  return [...(plain ?? []), ...loose];
}

/** How many words from `at` on a phrase takes, small talk inside it included; 0 where it is not there. */
export function reach(entry: Entry, words: string[], at: number): number {
  let next = at;
  for (const pattern of entry.words) {
    while (next > at && noise.has(words[next] ?? '') && !fits(pattern, words[next] ?? '')) next++;
    if (!fits(pattern, words[next] ?? '')) return 0;
    next++;
  }
  return next - at;
}

/** What this word says by itself, in any language. */
export function saysAlone(word: string, tag: Tag): boolean {
  return entriesFrom(word).some((entry) => entry.tag === tag && entry.words.length === 1);
}

function fits(pattern: string, word: string): boolean {
  if (pattern.endsWith('*')) return word.startsWith(pattern.slice(0, -1));
  if (pattern.startsWith('*')) return word.endsWith(pattern.slice(1));
  return pattern === word;
}

function affixed(word: string): Entry[] {
  const found: Entry[] = [];
  for (let n = 2; n <= word.length && n <= 12; n++) {
    found.push(...(beginnings.get(word.slice(0, n)) ?? []));
    found.push(...(endings.get(word.slice(word.length - n)) ?? []));
  }
  return found;
}

function spell(tokens: string[]): string[] {
  const spelled: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const best = spellingAt(tokens, at);
    if (best === undefined) spelled.push(tokens[at++] ?? '');
    else {
      spelled.push(...best.meant);
      at += best.typed.length;
    }
  }
  return spelled;
}

function spellingAt(tokens: string[], at: number) {
  const candidates = spelling.get(tokens[at] ?? '') ?? [];
  return candidates.find(({ typed }) => typed.every((word, i) => tokens[at + i] === word));
}

function phrasesOf(list: string): string[] {
  return list.split(',').flatMap((phrase) => (phrase.trim() === '' ? [] : [phrase.trim()]));
}

function patternWords(phrase: string): string[] {
  if (!phrase.includes('*')) return wordsOf(normalise(phrase));
  return phrase
    .split(' ')
    .flatMap((word) => (word.includes('*') ? [word] : wordsOf(normalise(word))));
}

function pairsOf(list: string): [string, string][] {
  return phrasesOf(list).map((pair) => {
    const [typed = '', meant = ''] = pair.split('=');
    return [normalise(typed), normalise(meant)];
  });
}

function push(index: Map<string, Entry[]>, key: string, entry: Entry) {
  const entries = index.get(key);
  if (entries === undefined) index.set(key, [entry]);
  else entries.push(entry);
}

function addEntry(entry: Entry) {
  const first = entry.words[0];
  if (first === undefined) return;
  if (first.endsWith('*')) push(beginnings, first.slice(0, -1), entry);
  else if (first.startsWith('*')) push(endings, first.slice(1), entry);
  else push(exact, first, entry);
  for (const word of entry.words) addKnown(word, entry.words.length === 1 ? entry.tag : undefined);
}

function addKnown(word: string, tag: Tag | undefined) {
  known.add(word);
  if (word.length < 5 || word.includes('*')) return;
  const tags = mendable.get(word) ?? new Set<Tag>();
  if (tag !== undefined) tags.add(tag);
  mendable.set(word, tags);
}

function addSpelling(words: Words) {
  for (const [typed, meant] of pairsOf(words.spelled)) {
    const tokens = tokenise(typed, () => true);
    const first = tokens[0];
    if (first === undefined) continue;
    const entries = spelling.get(first) ?? [];
    entries.push({ typed: tokens, meant: tokenise(meant) });
    entries.sort((a, b) => b.typed.length - a.typed.length);
    spelling.set(first, entries);
    if (tokens.length === 1) known.add(first);
  }
}

function addNoise(words: Words) {
  for (const phrase of phrasesOf(words.says.noise ?? '')) {
    const [first, ...more] = patternWords(phrase);
    if (first !== undefined && more.length === 0) noise.add(first);
  }
}

/** A phrase with small talk in it is also found without: "send me the number". */
function addPhrases(language: Language, says: Words['says']) {
  for (const [tag, list] of Object.entries(says) as [Tag, string][])
    for (const phrase of phrasesOf(list)) {
      const words = patternWords(phrase);
      const short = words.filter((word) => !noise.has(word));
      addEntry({ words, tag, language });
      if (short.length > 1 && short.length < words.length)
        addEntry({ words: short, tag, language });
    }
}

function build() {
  for (const language of languages) addSpelling(tables[language].words);
  for (const language of languages) addNoise(tables[language].words);
  for (const language of languages) {
    const { words, says } = tables[language];
    for (const part of says) addPhrases(language, part);
    for (const [word, digits] of pairsOf(words.numbers)) {
      numbers.set(word, digits);
      addKnown(word, undefined);
    }
  }
}

build();
