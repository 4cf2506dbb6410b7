/** Words to look for, so kept that a text is asked about once a word, however many there are. */
export interface WordList {
  whole: ReadonlySet<string>;
  stems: ReadonlySet<string>;
  /** How long stems are, each length once. */
  stemLengths: readonly number[];
  /** Phrases by their first word, each between single spaces. */
  phrases: ReadonlyMap<string, readonly string[]>;
}

/** Sorts words written as `whole`, `stem*` or `a phrase`. */
export function wordList(words: readonly string[]): WordList {
  const plain = words.map(folded);
  const stems = plain.filter((word) => word.endsWith('*')).map((stem) => stem.slice(0, -1));
  const rest = plain.filter((word) => !word.endsWith('*'));
  const phrases = new Map<string, string[]>();
  for (const phrase of rest.filter((word) => word.includes(' '))) {
    const [first = ''] = phrase.split(' ');
    phrases.set(first, [...(phrases.get(first) ?? []), ` ${phrase} `]);
  }
  return {
    whole: new Set(rest.filter((word) => !word.includes(' '))),
    stems: new Set(stems),
    stemLengths: [...new Set(stems.map((stem) => stem.length))],
    phrases,
  };
}

const ASCII = /^[ -~\n]*$/;

function folded(text: string): string {
  const bare = ASCII.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
  return bare.toLowerCase();
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
  const listed = (word: string) =>
    list.whole.has(word) || list.stemLengths.some((n) => list.stems.has(word.slice(0, n)));
  const hit = words.find(listed) ?? spelled(words).find(listed);
  if (hit !== undefined) return hit;
  const begun = words.flatMap((word) => list.phrases.get(word) ?? []);
  if (begun.length === 0) return null;
  const joined = ` ${words.join(' ')} `;
  return begun.find((phrase) => joined.includes(phrase))?.trim() ?? null;
}
