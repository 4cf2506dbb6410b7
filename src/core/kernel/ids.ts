import { randomBytes } from 'node:crypto';

/** A UUID that remembers which table it belongs to, so a lot id never passes for a patient id. */
export type Id<Of extends string> = string & { readonly __of: Of };

const COUNTS = 0x1000;
let last = { ms: 0, count: 0 };

/** A moment later than all before it in this process, though the clock stands still or steps back. */
function nextMoment(): { ms: number; count: number } {
  const ms = Date.now();
  if (ms > last.ms) last = { ms, count: 0 };
  else if (last.count + 1 < COUNTS) last = { ...last, count: last.count + 1 };
  else last = { ms: last.ms + 1, count: 0 };
  return last;
}

/** A version 7 UUID (RFC 9562 §5.7): it begins with the millisecond and a count within it (§6.2, method 1), so new rows stay together on disk, and those of one process sort in the order they were made in. */
export function newId<Of extends string>(): Id<Of> {
  const { ms, count } = nextMoment();
  const bytes = randomBytes(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes.writeUInt16BE(0x7000 | count, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `${parts.join('-')}-${hex.slice(20)}` as Id<Of>;
}
