import { normalise } from './normalise.js';
import { pairs } from './tables.js';
import { tokenise } from './tokens.js';

interface Loose {
  typed: string[];
  meant: string[];
}

const loose = new Map<string, Loose[]>();
for (const [typed, meant] of pairs('spelled')) addLoose(typed, meant);

function addLoose(typed: string, meant: string) {
  const words = tokenise(normalise(typed), () => true);
  const first = words[0] ?? '';
  const spellings = [
    ...(loose.get(first) ?? []),
    { typed: words, meant: tokenise(normalise(meant)) },
  ];
  loose.set(
    first,
    spellings.sort((a, b) => b.typed.length - a.typed.length),
  );
}

/** Whether a word begins a loose spelling. */
export function isLoose(word: string): boolean {
  return loose.has(word);
}

/** The words of a normalised text, each made `calm` first, with loose spellings ("u", "do not", "bjr") as the tables spell them. */
export function wordsOf(text: string, calm = (word: string) => word): string[] {
  const tokens = tokenise(text, isLoose).map(calm);
  const words: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const spelling = looseAt(tokens, at);
    words.push(...(spelling?.meant ?? [tokens[at] ?? '']));
    at += spelling?.typed.length ?? 1;
  }
  return words;
}

function looseAt(tokens: string[], at: number): Loose | undefined {
  const spellings = loose.get(tokens[at] ?? '') ?? [];
  return spellings.find(({ typed }) => typed.every((word, i) => tokens[at + i] === word));
}
