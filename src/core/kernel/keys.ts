import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** A patient's or contact's own 32-byte key, opened for use. */
export interface DataKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** A data key as it rests in the database: encrypted by a key-encryption key of `kekVersion`. */
export interface WrappedKey {
  id: string;
  wrapped: Buffer;
  kekVersion: number;
}

/** The deployment's secrets: key-encryption keys by version, the blind-index key and the pepper, 32 bytes each. */
export class Keys {
  /** Work factor of bcrypt: 2^12 rounds. */
  readonly passwordCost: number = 12;

  constructor(
    private readonly keks: ReadonlyMap<number, Buffer>,
    private readonly indexKey: Buffer,
    private readonly pepper: Buffer,
  ) {}

  /** A fresh data key and its wrapped form under the newest key-encryption key. */
  newDataKey(id: string): { key: DataKey; stored: WrappedKey } {
    const key = { id, bytes: randomBytes(32) };
    return { key, stored: this.wrap(key) };
  }

  /** Opens a stored data key; throws where it was altered or belongs to another row. */
  unwrap({ id, wrapped, kekVersion }: WrappedKey): DataKey {
    const decipher = createDecipheriv(
      'aes-256-gcm',
      this.kek(kekVersion),
      wrapped.subarray(0, NONCE),
      { authTagLength: TAG },
    );
    decipher.setAAD(wrapAad(id, kekVersion));
    decipher.setAuthTag(wrapped.subarray(-TAG));
    const body = wrapped.subarray(NONCE, -TAG);
    return { id, bytes: Buffer.concat([decipher.update(body), decipher.final()]) };
  }

  /** HMAC-SHA-256 over `v1|purpose|value`, 32 bytes: equal values meet, nobody without the key can guess them. */
  blindIndex(purpose: string, value: string): Buffer {
    return createHmac('sha256', this.indexKey).update(`v1|${purpose}|${value}`).digest();
  }

  /** HMAC-SHA-256 with the pepper over length-prefixed parts, so that no two lists of parts meet. */
  mac(...parts: readonly (string | number)[]): Buffer {
    const hmac = createHmac('sha256', this.pepper);
    for (const part of parts) hmac.update(`${Buffer.byteLength(String(part))}:${part}`);
    return hmac.digest();
  }

  /** What each key makes of a fixed text, by the setting's name: equal only for the same key. */
  proofs(): Map<string, Buffer> {
    const proofs = new Map<string, Buffer>();
    for (const [version, kek] of this.keks)
      proofs.set(`KEK_${version}`, createHmac('sha256', kek).update('canary').digest());
    proofs.set('INDEX_KEY', this.blindIndex('canary', ''));
    proofs.set('PEPPER', this.mac('canary'));
    return proofs;
  }

  /** The version under which new data keys are wrapped. */
  get newest(): number {
    return Math.max(...this.keks.keys());
  }

  /** The same data key, wrapped under the newest key-encryption key. */
  rewrap(stored: WrappedKey): WrappedKey {
    return this.wrap(this.unwrap(stored));
  }

  private wrap({ id, bytes }: DataKey): WrappedKey {
    const kekVersion = this.newest;
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.kek(kekVersion), nonce, {
      authTagLength: TAG,
    });
    cipher.setAAD(wrapAad(id, kekVersion));
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return { id, wrapped: Buffer.concat([nonce, body, cipher.getAuthTag()]), kekVersion };
  }

  private kek(version: number): Buffer {
    const kek = this.keks.get(version);
    if (!kek) throw new Error(`KEK_${version} is not among the settings, and a row needs it`);
    return kek;
  }
}

function wrapAad(id: string, kekVersion: number): Buffer {
  return Buffer.from(`data-key|${id}|${kekVersion}`);
}
