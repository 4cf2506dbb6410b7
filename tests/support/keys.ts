import { makeKeys } from '#core/kernel/config.js';

const key = (fill: number) =>
  Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 7 + fill) % 256)).toString('base64');

/** Keys of the tests as settings, the same in every process of one; `KEK_2` is for who changes keys. */
export const keySettings = { KEK_1: key(1), INDEX_KEY: key(2), PEPPER: key(3), KEK_2: key(4) };

const { KEK_1, INDEX_KEY, PEPPER } = keySettings;
export const testKeys = makeKeys({ keks: { 1: KEK_1 }, indexKey: INDEX_KEY, pepper: PEPPER });
