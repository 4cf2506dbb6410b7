import { makeKeys } from '#core/kernel/config.js';

export const ACCOUNT = `AC${'2'.repeat(32)}`;
export const PUBLIC_URL = 'https://sotto.bench';

const key = (fill: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 11 + fill) % 256)).toString('base64');

/** Keys of the bench, the same in each of its processes. */
export const benchKeys = makeKeys({ keks: { 1: key(1) }, indexKey: key(2), pepper: key(3) });

/** The number of patient `n`. */
export const phoneOf = (n: number): string => `+2547${String(10_000_000 + n).padStart(8, '0')}`;

const SYLLABLES = [
  'ka',
  'mu',
  'ri',
  'wan',
  'jo',
  'ny',
  'ati',
  'che',
  'lo',
  'be',
  'su',
  'ngo',
  'ma',
  'te',
  'di',
  'otu',
];
const word = (n: number, length: number) =>
  Array.from({ length }, (_, i) => SYLLABLES[Math.floor(n / 16 ** i) % 16]).join('');

/** The name of patient `n`: some 4,000 first names and 65,000 last ones, each shared by a few. */
export const nameOf = (n: number): string =>
  `${word((n * 2_654_435_761) % 4_096, 3)} ${word((n * 40_503) % 65_536, 4)}`;
