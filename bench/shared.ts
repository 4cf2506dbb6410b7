import { makeKeys } from '#core/kernel/config.js';

export const ACCOUNT = `AC${'2'.repeat(32)}`;
export const PUBLIC_URL = 'https://sotto.bench';

const key = (fill: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 11 + fill) % 256)).toString('base64');

/** Keys of the bench, the same in each of its processes. */
export const benchKeys = makeKeys({ keks: { 1: key(1) }, indexKey: key(2), pepper: key(3) });

/** The number of patient `n`. */
export const phoneOf = (n: number): string => `+2547${String(10_000_000 + n).padStart(8, '0')}`;
