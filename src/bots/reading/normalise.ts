/** No text is read beyond this many characters, the most that a joined SMS carries. */
const LONGEST = 1600;

const UNDECOMPOSED = new Map([
  ['œ', 'oe'],
  ['æ', 'ae'],
  ['ß', 'ss'],
  ['ı', 'i'],
  ['ø', 'o'],
  ['’', "'"],
  ['‘', "'"],
  ['ʼ', "'"],
  ['´', "'"],
  ['`', "'"],
]);
/** Code points of zero in the digit sets typed on handsets here: Arabic-Indic, its eastern form, Devanagari. */
const ZEROS = [0x660, 0x6f0, 0x966];

/** Nothing in it is to be folded. */
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
const MARK = /\p{M}/u;
const WORDLIKE = /[\p{L}\p{Nd}]/u;

/**
 * The text as it is compared: NFKC, lower case, without accents, unseen characters or leading
 * punctuation, digits in 0–9, single spaces, at most 1,600 characters; a lone `?` stays.
 */
export function normalise(text: string): string {
  if (text.length <= LONGEST && PLAIN.test(text)) return text;
  const folded = text.slice(0, LONGEST).normalize('NFKC').slice(0, LONGEST).toLowerCase();
  let plain = '';
  for (const char of folded.normalize('NFD')) plain += plainForm(char);
  const words = plain.split(' ').filter((word) => word !== '');
  const tidy = withoutLead(words.join(' ')).slice(0, LONGEST);
  return tidy === '' && text.includes('?') ? '?' : tidy;
}

/**
 * The one letter A to H that stands alone in capitals inside a text that is not in capitals ("got A
 * today"), in lower case; it is then no article. Not at the start of a sentence.
 */
export function lonelyCapital(text: string): string | undefined {
  const typed = text.slice(0, LONGEST);
  if (typed === typed.toUpperCase()) return undefined;
  const words = typed.split(' ').filter((word) => word !== '');
  const alone = words.findIndex((word, i) => isCapital(word) && !startsSentence(words[i - 1]));
  return words[alone]?.charAt(0).toLowerCase();
}

function isCapital(word: string): boolean {
  const letter = word.charAt(0);
  return letter >= 'A' && letter <= 'H' && !WORDLIKE.test(word.slice(1)) && !word.includes("'");
}

function startsSentence(before: string | undefined): boolean {
  return before === undefined || '.!?:'.includes(before.slice(-1));
}

function plainForm(char: string): string {
  if (char === '\n' || char === '\r' || char === '\t') return ' ';
  if (MARK.test(char) || UNSEEN.test(char)) return '';
  if (char.trim() === '') return ' ';
  const code = char.codePointAt(0) ?? 0;
  const zero = ZEROS.find((first) => code >= first && code <= first + 9);
  if (zero !== undefined) return String(code - zero);
  return UNDECOMPOSED.get(char) ?? char;
}

function withoutLead(text: string): string {
  let start = 0;
  for (const char of text) {
    if (WORDLIKE.test(char)) break;
    start += char.length;
  }
  return text.slice(start);
}
