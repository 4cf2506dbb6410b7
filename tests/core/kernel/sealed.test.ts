import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeKeys } from '#core/kernel/config.js';
import { newId } from '#core/kernel/ids.js';
import { Keys } from '#core/kernel/keys.js';
import { open, seal } from '#core/kernel/sealed.js';

const key32 = () => randomBytes(32);
const [one, two, index, pepper] = [key32(), key32(), key32(), key32()];
const old = new Keys(new Map([[1, one]]), index, pepper);
const { key } = old.newDataKey(newId());
const cell = { table: 'patients', column: 'name', row: newId(), owner: newId() };
const text = 'Asha, 🙂 é';
const blob = seal(key, cell, text);

test('a sealed value opens in its own cell, and the same text never looks the same', () => {
  expect(open(key, cell, blob)).toBe(text);
  expect(seal(key, cell, text).equals(blob)).toBe(false);
  expect(open(key, cell, seal(key, cell, ''))).toBe('');
  expect(blob.includes(Buffer.from('Asha'))).toBe(false);
});

test('one flipped bit anywhere is found', () => {
  for (let bit = 0; bit < blob.length * 8; bit += 1) {
    const forged = Buffer.from(blob);
    forged.writeUInt8(forged.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(() => open(key, cell, forged), `bit ${bit}`).toThrow();
  }
});

test('a shortened tag, or a shortened value, is refused', () => {
  for (let cut = 1; cut < blob.length; cut += 1)
    expect(() => open(key, cell, blob.subarray(0, -cut)), `${cut} bytes`).toThrow();
});

test('a value moved to another cell, or another key of the same id, does not open', () => {
  const others = (['table', 'column', 'row', 'owner'] as const).map((part) => ({
    ...cell,
    [part]: `${cell[part]}x`,
  }));
  // Parts that run together must not make the same cell.
  others.push({ ...cell, table: 'patient', column: 'sname' });
  for (const other of others) expect(() => open(key, other, blob)).toThrow();
  expect(() => open({ id: key.id, bytes: key32() }, cell, blob)).toThrow();
  expect(() => open(old.newDataKey(newId()).key, cell, blob)).toThrow(/another key/);
});

test('a new key-encryption key wraps new keys, and old ones open still', () => {
  const before = old.newDataKey(newId());
  const rotated = new Keys(
    new Map([
      [1, one],
      [2, two],
    ]),
    index,
    pepper,
  );
  const after = rotated.newDataKey(newId());
  expect([before.stored.kekVersion, after.stored.kekVersion]).toEqual([1, 2]);
  expect(rotated.unwrap(before.stored).bytes).toEqual(before.key.bytes);
  expect(rotated.unwrap(after.stored).bytes).toEqual(after.key.bytes);
  expect(() => old.unwrap(after.stored)).toThrow(/KEK_2/);
});

test('a wrapped key opens only as itself', () => {
  const { stored } = old.newDataKey(newId());
  const flipped = Buffer.from(stored.wrapped);
  flipped.writeUInt8(flipped.readUInt8(20) ^ 1, 20);
  const both = new Keys(
    new Map([
      [1, one],
      [2, one],
    ]),
    index,
    pepper,
  );
  expect(() => old.unwrap({ ...stored, wrapped: flipped })).toThrow();
  expect(() => old.unwrap({ ...stored, wrapped: stored.wrapped.subarray(0, -12) })).toThrow();
  expect(() => old.unwrap({ ...stored, id: newId() })).toThrow();
  expect(() => both.unwrap({ ...stored, kekVersion: 2 })).toThrow();
});

test('a blind index meets only for the same purpose, value and key, and tells nothing', () => {
  const phone = old.blindIndex('phone', '+254700000101');
  expect(phone).toHaveLength(32);
  expect(old.blindIndex('phone', '+254700000101')).toEqual(phone);
  const apart = [
    old.blindIndex('telegram', '+254700000101'),
    old.blindIndex('phone', '+254700000102'),
    new Keys(new Map([[1, one]]), key32(), pepper).blindIndex('phone', '+254700000101'),
  ];
  for (const other of apart) expect(other.equals(phone)).toBe(false);
});

test('a digest with the pepper tells its parts apart', () => {
  expect(old.mac('a', 'bc').equals(old.mac('ab', 'c'))).toBe(false);
  expect(old.mac('1:a').equals(old.mac('1', 'a'))).toBe(false);
  expect(old.mac('a', 1).equals(old.mac('a', '1'))).toBe(true);
});

test('keys come from settings as base64', () => {
  const keys = makeKeys({
    keks: { 3: one.toString('base64') },
    indexKey: index.toString('base64'),
    pepper: pepper.toString('base64'),
  });
  expect(keys.newDataKey(newId()).stored.kekVersion).toBe(3);
  expect(keys.blindIndex('phone', 'x')).toEqual(old.blindIndex('phone', 'x'));
});
