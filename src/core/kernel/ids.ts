import { randomBytes } from 'node:crypto';

/** A UUID that remembers which table it belongs to, so a lot id never passes for a patient id. */
export type Id<Of extends string> = string & { readonly __of: Of };

/** A version 7 UUID (RFC 9562 §5.7): it begins with the millisecond, so new rows stay together on disk and sort by age. */
export function newId<Of extends string>(): Id<Of> {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `${parts.join('-')}-${hex.slice(20)}` as Id<Of>;
}
