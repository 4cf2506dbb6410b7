const LETTER = /\p{L}/u;
const DIGIT = /[0-9]/;
/** Nothing in it is to be taken apart. */
const PLAIN = /^[a-z]+(?: [a-z]+)*$/;
const WORDS = /[\p{L}0-9][\p{L}0-9']*/gu;
const ORDINALS = new Set(['st', 'nd', 'rd', 'th', 'er', 'ere', 'e', 'eme']);
/** What follows an apostrophe in English, and the word that it stands for. */
const CONTRACTED = new Map([
  ['s', 'is'],
  ['m', 'am'],
  ['re', 'are'],
  ['ve', 'have'],
  ['ll', 'will'],
  ['d', 'would'],
]);

/**
 * Words and runs of digits of a normalised text, in order: `l'article` is `l`, `article`; `don't` is
 * `dont`; `a2` is `a`, `2` unless `whole` knows it as one word (`2moro`); `2nd` is `2`.
 */
export function tokenise(text: string, whole: (word: string) => boolean = () => false): string[] {
  const tokens = PLAIN.test(text)
    ? text.split(' ')
    : (text.match(WORDS) ?? []).flatMap((word) => parts(word, whole));
  return spelledOut(tokens);
}

function parts(word: string, whole: (word: string) => boolean): string[] {
  if (!word.includes("'")) return whole(word) ? [word] : splitDigits(word);
  const pieces = word.split("'").filter((piece) => piece !== '');
  const [first, second] = pieces;
  if (first !== undefined && second === 't' && pieces.length === 2 && first !== 't')
    return [`${first}t`];
  return pieces.flatMap((piece, i) => {
    const expanded = i > 0 ? CONTRACTED.get(piece) : undefined;
    if (expanded !== undefined) return [expanded];
    return whole(piece) ? [piece] : splitDigits(piece);
  });
}

function splitDigits(piece: string): string[] {
  if (!DIGIT.test(piece)) return [piece];
  const runs: string[] = [];
  let last: boolean | null = null;
  for (const char of piece) {
    const digit = DIGIT.test(char);
    if (digit === last) runs.push(`${runs.pop() ?? ''}${char}`);
    else runs.push(char);
    last = digit;
  }
  const [number, suffix] = runs;
  const ordinal = runs.length === 2 && number !== undefined && DIGIT.test(number);
  return ordinal && suffix !== undefined && ORDINALS.has(suffix) ? [number] : runs;
}

/** `s t o p` and `S.T.O.P` are one word: four or more single letters in a row. */
function spelledOut(tokens: string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const end = endOfLetters(tokens, at);
    if (end - at >= 4) joined.push(tokens.slice(at, end).join(''));
    else joined.push(...tokens.slice(at, Math.max(end, at + 1)));
    at = Math.max(end, at + 1);
  }
  return joined;
}

function endOfLetters(tokens: string[], at: number): number {
  let end = at;
  while (tokens[end]?.length === 1 && LETTER.test(tokens[end] ?? '')) end++;
  return end;
}
