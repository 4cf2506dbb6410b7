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

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;
const MARK = /\p{M}/u;
const WORDLIKE = /[\p{L}\p{Nd}]/u;

/**
 * The text as it is compared: NFKC, lower case, without accents, unseen characters or leading
 * punctuation, digits in 0–9, single spaces, at most 1,600 characters; a lone `?` stays.
 */
export function normalise(text: string): string {
  const folded = text.slice(0, LONGEST).normalize('NFKC').slice(0, LONGEST).toLowerCase();
  let plain = '';
  for (const char of folded.normalize('NFD')) plain += plainForm(char);
  const words = plain.split(' ').filter((word) => word !== '');
  const tidy = withoutLead(words.join(' ')).slice(0, LONGEST);
  return tidy === '' && text.includes('?') ? '?' : tidy;
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
