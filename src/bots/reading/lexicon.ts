import type { Language } from './language.js';
import { normalise } from './normalise.js';
import { isLoose, wordsOf } from './spelling.js';
import { pairs, rows } from './tables.js';
import type { Row } from './tables.js';
import type { Tag } from './words/words.js';

/** What a phrase says, and in which language. */
export interface Meaning {
  tag: Tag;
  language: Language;
}

/** A phrase found in a text: how many words it takes, small talk inside it included, and how many it has. */
export interface Match {
  length: number;
  words: number;
  meanings: Meaning[];
}

/** A step in the tree of phrases, word by word. */
interface Node {
  next: Map<string, Node>;
  /** Words that may go on, as `suicid*`. */
  open: [pattern: string, node: Node][];
  meanings: Meaning[];
}

const root = newNode();
const beginnings = new Map<string, Node>();
const endings = new Map<string, Node>();
/** Small talk, and articles, that may stand inside a phrase. */
const passable = new Set<string>();
const removable = new Set<string>();
const known = new Set<string>();
const numbers = new Map(pairs('numbers').map(([word, digits]) => [normalise(word), digits]));
const PASSABLE: readonly Tag[] = ['noise', 'gap', 'article'];
const AFFIX = { shortest: 2, longest: 14 };

/** Every word of five letters or more that a slip may be mended to, with what it says alone. */
export const mendable = new Map<string, Set<Tag>>();

function newNode(): Node {
  return { next: new Map(), open: [], meanings: [] };
}

/** The digits that a number word stands for. */
export function numberOf(word: string): string | undefined {
  return numbers.get(word);
}

export function isKnown(word: string): boolean {
  return known.has(word) || isLoose(word) || affixed(word).length > 0;
}

/** What this word says by itself, in any language. */
export function saysAlone(word: string, tag: Tag): boolean {
  const meanings = root.next.get(word)?.meanings ?? [];
  return meanings.some((meaning) => meaning.tag === tag);
}

/** Whether this word has a meaning of its own in French, and begins with a vowel or an h. */
export function isFrench(word: string): boolean {
  if (!'aeiouh'.includes(word.charAt(0))) return false;
  const meanings = root.next.get(word)?.meanings ?? [];
  return meanings.some(({ language }) => language === 'fr');
}

/** The languages in which this word means something by itself. */
export function languagesOf(word: string): Set<Language> {
  return new Set((root.next.get(word)?.meanings ?? []).map(({ language }) => language));
}

/** Every phrase that begins at this word. */
export function matchesAt(words: readonly string[], at: number): Match[] {
  const found: Match[] = [];
  const first = words[at] ?? '';
  const starts = [root.next.get(first), ...affixed(first)];
  for (const node of starts)
    if (node !== undefined) follow({ words, at, found }, node, { next: at + 1, count: 1 });
  return found;
}

interface Walk {
  words: readonly string[];
  at: number;
  found: Match[];
}

function follow(walk: Walk, node: Node, { next, count }: { next: number; count: number }) {
  if (node.meanings.length > 0)
    walk.found.push({ length: next - walk.at, words: count, meanings: node.meanings });
  const word = walk.words[next];
  if (word === undefined || (node.next.size === 0 && node.open.length === 0)) return;
  const exact = node.next.get(word);
  if (exact !== undefined) follow(walk, exact, { next: next + 1, count: count + 1 });
  for (const [pattern, open] of node.open)
    if (fits(pattern, word)) follow(walk, open, { next: next + 1, count: count + 1 });
  const after = walk.words[next + 1];
  if (passable.has(word) && after !== undefined) followPast(walk, node, { next, count });
}

/** Steps over one word of small talk inside a phrase: "keep please it". */
function followPast(walk: Walk, node: Node, { next, count }: { next: number; count: number }) {
  const after = node.next.get(walk.words[next + 1] ?? '');
  if (after !== undefined) follow(walk, after, { next: next + 2, count: count + 1 });
}

function fits(pattern: string, word: string): boolean {
  return pattern.startsWith('*')
    ? word.endsWith(pattern.slice(1))
    : word.startsWith(pattern.slice(0, -1));
}

function affixed(word: string): Node[] {
  const found: Node[] = [];
  const longest = Math.min(word.length, AFFIX.longest);
  for (let n = AFFIX.shortest; n <= longest; n++) {
    const begun = beginnings.get(word.slice(0, n));
    const ended = endings.get(word.slice(word.length - n));
    if (begun !== undefined) found.push(begun);
    if (ended !== undefined) found.push(ended);
  }
  return found;
}

function wordsOfPhrase(phrase: string): string[] {
  if (!phrase.includes('*')) return wordsOf(normalise(phrase));
  return phrase
    .split(' ')
    .flatMap((word) => (word.includes('*') ? [word] : wordsOf(normalise(word))));
}

function add(words: string[], { tag, language }: Meaning) {
  let node: Node | undefined;
  for (const word of words) node = node === undefined ? firstNode(word) : nextNode(node, word);
  node?.meanings.push({ tag, language });
  for (const word of words) learn(word, words.length === 1 ? tag : undefined);
}

function firstNode(word: string): Node {
  if (word.endsWith('*')) return grown(beginnings, word.slice(0, -1));
  return word.startsWith('*') ? grown(endings, word.slice(1)) : grown(root.next, word);
}

function nextNode(node: Node, word: string): Node {
  if (!word.includes('*')) return grown(node.next, word);
  const open = newNode();
  node.open.push([word, open]);
  return open;
}

function grown(nodes: Map<string, Node>, key: string): Node {
  const node = nodes.get(key) ?? newNode();
  nodes.set(key, node);
  return node;
}

function learn(word: string, tag: Tag | undefined) {
  known.add(word);
  if (word.length < 5 || word.includes('*')) return;
  const tags = mendable.get(word) ?? new Set<Tag>();
  if (tag !== undefined) tags.add(tag);
  mendable.set(word, tags);
}

/** A phrase with small talk or an article inside it is also found without. */
function addRow({ phrase, tag, language }: Row) {
  const words = wordsOfPhrase(phrase);
  const short = words.filter(
    (word, i) => !removable.has(word) || i === 0 || i === words.length - 1,
  );
  add(words, { tag, language });
  const telling = short.filter((word) => word.length > 2).length > 1;
  if (telling && short.length < words.length) add(short, { tag, language });
}

const all = rows();
for (const { phrase, tag } of all) {
  const words = PASSABLE.includes(tag) ? wordsOfPhrase(phrase) : [];
  if (words.length !== 1) continue;
  passable.add(words[0] ?? '');
  if (tag !== 'gap') removable.add(words[0] ?? '');
}
for (const row of all) if (row.tag !== 'gap' && row.tag !== 'article') addRow(row);
for (const word of numbers.keys()) learn(word, undefined);
