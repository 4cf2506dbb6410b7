import { makeKeys } from '#core/kernel/config.js';

const key = (fill: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 7 + fill) % 256)).toString('base64');

/** Keys of the tests, the same in every process of one. */
export const testKeys = makeKeys({ keks: { 1: key(1) }, indexKey: key(2), pepper: key(3) });
