import { createHash } from 'node:crypto';
import type { Context } from '../kernel/context.js';

/** What a code is for; messaging has a line for each. */
export type CodePurpose = 'details' | 'notes' | 'number' | 'own-number' | 'sign-in' | 'applicant';

/** What a code is good for, and for whom: all four must be the same when it is given. */
export interface CodeBinding {
  purpose: CodePurpose;
  /** Whom or what it is about: a patient's or a staff member's id. */
  subject: string;
  /** Who asked: the id of their session. */
  requester: string;
  /** Exactly what it allows, as ids, codes and numbers. */
  act: readonly (string | number)[];
}

/** Minutes for which a code is good. */
export const CODE_MINUTES = 5;
export const MAX_TRIES = 5;

/** SHA-256 over length-prefixed parts, so that no two acts meet. */
export function actDigest(act: readonly (string | number)[]): Buffer {
  const parts = act.map((part) => `${Buffer.byteLength(String(part))}:${part}`);
  return createHash('sha256').update(parts.join('')).digest();
}

/** HMAC(pepper, purpose, subject, nonce, code): domain invariant 19. */
export function codeDigest(
  { keys }: Pick<Context, 'keys'>,
  { purpose, subject }: Pick<CodeBinding, 'purpose' | 'subject'>,
  { nonce, code }: { nonce: Buffer; code: string },
): Buffer {
  return keys.mac('one-time-code', purpose, subject, nonce.toString('hex'), code);
}
