/** Words to look for, sorted by how they match. */
export interface WordList {
  whole: ReadonlySet<string>;
  stems: readonly string[];
  phrases: readonly string[];
}

/** Sorts words written as `whole`, `stem*` or `a phrase`. */
export function wordList(words: readonly string[]): WordList {
  const plain = words.map(folded);
  const stems = plain.filter((word) => word.endsWith('*'));
  const rest = plain.filter((word) => !word.endsWith('*'));
  return {
    whole: new Set(rest.filter((word) => !word.includes(' '))),
    stems: stems.map((stem) => stem.slice(0, -1)),
    phrases: rest.filter((word) => word.includes(' ')).map((phrase) => ` ${phrase} `),
  };
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** A text's words, without case, accents or punctuation. */
export function tokens(text: string): string[] {
  return folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Letters written apart ("h.i.v") read as the word that they spell. */
function spelled(words: readonly string[]): string[] {
  const runs = words.map((word) => (/^\p{L}$/u.test(word) ? word : ' ')).join('');
  return runs.split(' ').filter((run) => run.length > 1);
}

/** The first listed word that a text holds, on word boundaries; null where there is none. */
export function findWord(text: string, list: WordList): string | null {
  const words = tokens(text);
  const hit = [...words, ...spelled(words)].find(
    (word) => list.whole.has(word) || list.stems.some((stem) => word.startsWith(stem)),
  );
  if (hit !== undefined) return hit;
  const joined = ` ${words.join(' ')} `;
  return list.phrases.find((phrase) => joined.includes(phrase))?.trim() ?? null;
}
