import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { newId } from '#core/kernel/ids.js';

afterEach(() => {
  vi.useRealTimers();
});

/** A little later than what any id of this process bears, which stays so for all that are made after. */
const soon = () => Date.now() + 1_000;

const some = (count: number) => Array.from({ length: count }, () => newId());

test('an id is a UUID of version 7 that begins with the time', () => {
  const now = soon();
  vi.useFakeTimers({ toFake: ['Date'], now });
  const id = newId();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now);
});

test('ids sort in the order they were made in, within a millisecond and though the clock steps back', () => {
  const now = soon() + 1_000;
  vi.useFakeTimers({ toFake: ['Date'], now });
  const made = some(10_000);
  vi.setSystemTime(now - 60_000);
  made.push(...some(100));
  expect([...made].sort()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

test('no statement looks for a row by its id as text, which would read its whole table', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join('src', name));
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((file) => /\bid::text = \$/.test(readFileSync(file, 'utf8')))).toEqual([]);
});
