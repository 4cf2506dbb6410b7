import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { DataKey } from './keys.js';

/** Where a sealed value lives; it opens nowhere else. */
export interface Cell {
  table: string;
  column: string;
  row: string;
  /** The patient or contact whose data key seals it. */
  owner: string;
}

const VERSION = 1;
const AES_256_GCM = 1;
const NONCE = 12;
const TAG = 16;
const HEAD = 2 + 16 + NONCE;

/** Seals text for one cell: version, algorithm, data-key id (16), nonce (12), ciphertext, tag (16). */
export function seal(key: DataKey, cell: Cell, text: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG });
  cipher.setAAD(aadOf(cell));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const head = Buffer.concat([Buffer.from([VERSION, AES_256_GCM]), idBytes(key.id), nonce]);
  return Buffer.concat([head, body, cipher.getAuthTag()]);
}

/** Opens what `seal` made; throws where one bit, the cell or the key differs. */
export function open(key: DataKey, cell: Cell, blob: Buffer): string {
  if (blob.length < HEAD + TAG || blob[0] !== VERSION || blob[1] !== AES_256_GCM)
    throw new Error(`not a sealed value: ${cell.table}.${cell.column}`);
  if (!blob.subarray(2, 18).equals(idBytes(key.id)))
    throw new Error(`sealed under another key: ${cell.table}.${cell.column}`);
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, blob.subarray(18, HEAD), {
    authTagLength: TAG,
  });
  decipher.setAAD(aadOf(cell));
  decipher.setAuthTag(blob.subarray(-TAG));
  const body = blob.subarray(HEAD, -TAG);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

function idBytes(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

/** Length-prefixed, so that no two cells share it. */
function aadOf({ table, column, row, owner }: Cell): Buffer {
  const parts = [table, column, row, owner, String(VERSION)];
  return Buffer.from(parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join(''));
}
