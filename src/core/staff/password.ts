import { compare, hash } from 'bcrypt';
import { dictionary } from '@zxcvbn-ts/language-common';
import type { Config } from '../kernel/config.js';
import { DomainError } from '../kernel/errors.js';
import type { Keys } from '../kernel/keys.js';

const AT_ONCE = 2;
const WAITING = 64;

let common: Set<string> | null = null;

/**
 * Throws `password.shape` or `password.common` where a new password does not fit the profile
 * (`composed` has 8 of four kinds, source S1; `nist` has 15, or 8 beside a second factor, NIST SP 800-63B-4 §3.1.1.2), or is among the 49,233 most used
 * with the digits and signs that most people add or put for letters, or holds the brand, a name or the e-mail of its owner (ASVS 5.0 §6.2.11).
 */
export function assertGoodPassword(
  { BRAND, PASSWORD_PROFILE: profile }: Pick<Config, 'BRAND' | 'PASSWORD_PROFILE'>,
  password: string,
  own: readonly string[],
): void {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/];
  const short = Array.from(password).length < 8;
  const plain = profile === 'composed' && !kinds.every((kind) => kind.test(password));
  if (short || plain || password.length > 200) throw new DomainError('password.shape');
  if (isCommon(password) || holds(password, [BRAND, ...own]))
    throw new DomainError('password.common');
}

/** What of a person must not stand in their password: their name, and their e-mail up to the sign. */
export const ownWords = (of: { email: string | null; name?: string | null }): string[] => [
  of.name ?? '',
  of.email?.split('@')[0] ?? '',
];

function isCommon(password: string): boolean {
  common ??= new Set(dictionary['passwords-common']);
  return common.has(password.toLowerCase()) || common.has(fold(password));
}

/** Whether a long word of some texts stands in a password. */
function holds(password: string, texts: readonly string[]): boolean {
  const folded = fold(password);
  return texts
    .flatMap((text) => text.split(/[^\p{L}\p{N}]+/u))
    .map(fold)
    .some((word) => word.length >= LONG_WORD && folded.includes(word));
}

/** Shorter words stand in too many others to say whose they are. */
const LONG_WORD = 4;
const LETTERS: Readonly<Record<string, string>> = {
  ...{ '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's', '7': 't' },
};

/** A word without the digits and signs at its ends, and with the letters back for which others stand. */
const fold = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll(/^[^\p{L}@$]+|[^\p{L}]+$/gu, '')
    .replaceAll(/[@431!0$57]/g, (sign) => LETTERS[sign] ?? sign);

/** bcrypt(base64(HMAC-SHA-256(pepper, NFC(password)))): bcrypt alone would ignore what follows byte 72. */
export const hashPassword = (keys: Keys, password: string): Promise<string> =>
  queued(() => hash(steeped(keys, password), keys.passwordCost));

const dummies = new WeakMap<Keys, string>();

/** Whether the password is the one of the hash; without a hash the same work is done for nothing. */
export async function isPassword(
  keys: Keys,
  password: string,
  stored: string | null,
): Promise<boolean> {
  const dummy = dummies.get(keys) ?? (await hashPassword(keys, 'nobody has this password'));
  dummies.set(keys, dummy);
  const against = stored ?? dummy;
  const right = await queued(() => compare(steeped(keys, password), against));
  return right && stored !== null;
}

function steeped(keys: Keys, password: string): string {
  return keys.mac('password', password.normalize('NFC')).toString('base64');
}

let free = AT_ONCE;
const waiting: (() => void)[] = [];

/** Runs two at a time, as each holds a core for a quarter of a second; refuses as `busy` what would wait behind 64. */
async function queued<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= WAITING) throw new DomainError('busy');
  if (free > 0) free -= 1;
  else await new Promise<void>((go) => waiting.push(go));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}
