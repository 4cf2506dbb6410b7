import { createHash } from 'node:crypto';

/** What a chained payload may hold: integers and strings only, so that it has one canonical form. */
export type Payload = Readonly<Record<string, string | number>>;

/** The hash before the first link: 32 zero bytes. */
export const GENESIS = Buffer.alloc(32);

/**
 * One link: SHA-256("v1|" ‖ chain ‖ "|" ‖ seq ‖ previous hash ‖ canonical JSON of the payload).
 * The JSON follows RFC 8785 (keys sorted, no spaces), which is plain for integers and strings.
 */
export function link(
  place: { chain: string; seq: number; previous: Buffer },
  payload: Payload,
): Buffer {
  return createHash('sha256')
    .update(`v1|${place.chain}|${place.seq}`)
    .update(place.previous)
    .update(canonical(payload))
    .digest();
}

function canonical(payload: Payload): string {
  const keys = Object.keys(payload).sort();
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key, payload[key]])));
}
