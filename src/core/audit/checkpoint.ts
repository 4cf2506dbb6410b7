import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Context } from '../kernel/context.js';
import type { Keys } from '../kernel/keys.js';

/** A signed head of the audit chain, to be kept where the database's users cannot write. */
export interface Checkpoint {
  seq: number;
  /** Hex of the link's hash. */
  hash: string;
  /** Hex of the Ed25519 signature (RFC 8032) over `audit|seq|hash`. */
  signature: string;
}

/** Signs the newest link, or null while the chain is empty. */
export async function takeCheckpoint(ctx: Context): Promise<Checkpoint | null> {
  const [head] = await ctx.sql<{ seq: string; hash: Buffer }>(
    'SELECT seq, hash FROM audit_links ORDER BY seq DESC LIMIT 1',
    [],
  );
  if (!head) return null;
  const seq = Number(head.seq);
  const hash = head.hash.toString('hex');
  const signature = sign(null, signed(seq, hash), signingKey(ctx.keys)).toString('hex');
  return { seq, hash, signature };
}

/** Whether the checkpoint was signed with this deployment's key. */
export function isOurs(keys: Keys, { seq, hash, signature }: Checkpoint): boolean {
  const key = createPublicKey(signingKey(keys));
  return verify(null, signed(seq, hash), key, Buffer.from(signature, 'hex'));
}

function signed(seq: number, hash: string): Buffer {
  return Buffer.from(`audit|${seq}|${hash}`);
}

const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The signing key is derived from the pepper, which no database role can read. */
function signingKey(keys: Keys): KeyObject {
  const der = Buffer.concat([PKCS8_ED25519, keys.mac('audit-checkpoint')]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}
