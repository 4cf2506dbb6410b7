import { createHash } from 'node:crypto';
import { Keys } from '#core/kernel/keys.js';

const bytes = (n: number) => createHash('sha256').update(`key ${n} of the tests`).digest();
const key = (n: number) => bytes(n).toString('base64');

/** Keys of the tests as settings, the same in every process of one; `KEK_2` is for who changes keys. */
export const keySettings = { KEK_1: key(1), INDEX_KEY: key(2), PEPPER: key(3), KEK_2: key(4) };

/** Passwords at the least work that bcrypt knows: what they cost elsewhere is looked at in T14. */
class TestKeys extends Keys {
  override readonly passwordCost = 4;
}

export const testKeys = new TestKeys(new Map([[1, bytes(1)]]), bytes(2), bytes(3));
