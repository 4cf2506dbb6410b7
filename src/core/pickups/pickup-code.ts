import type { Keys } from '../kernel/keys.js';

/** What a code is made of; it is stored nowhere and can be made again. */
export interface CodeSource {
  id: string;
  /** Raised when the code is renewed. */
  issue: number;
  /** How many candidates were already live at the place. */
  skipped: number;
}

/** The four digits to show: HMAC(pepper, pickup, issue, skipped) modulo 10,000. */
export function pickupCode(keys: Keys, { id, issue, skipped }: CodeSource): string {
  const mac = keys.mac('pickup-code', id, issue, skipped);
  return String(mac.readUInt32BE(0) % 10_000).padStart(4, '0');
}

/** By which a code is found at its place, and live ones are kept apart, without keeping it. */
export function codeDigest(keys: Keys, siteId: string, code: string): Buffer {
  return keys.mac('pickup-code-at', siteId, code);
}
