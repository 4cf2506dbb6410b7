import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { expect, test } from 'vitest';
import { pressKey } from '#bots/phones/web/multi-tap.js';
import type { Typing } from '#bots/phones/web/multi-tap.js';
import { septets } from '#bots/phones/web/septets.js';

test('the counter agrees with the library on what a text costs', () => {
  const letters = fc.constantFrom(...'abc 019\n@£éèàùìòÇÉäöñüß^{}[]~|\\€çêôŠ’中'.split(''));
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 400 }), (text) => {
      const other = new SegmentedMessage(text);
      const wide = other.encodingName === 'UCS-2';
      expect(septets(text)).toMatchObject({
        wide,
        units: other.messageSize / (wide ? 16 : 7),
      });
      if (septets(text).texts === 1) expect(other.segmentsCount).toBe(1);
    }),
  );
});

test.each([
  ['x'.repeat(160), { units: 160, room: 160, texts: 1 }],
  ['x'.repeat(161), { units: 161, room: 306, texts: 2 }],
  ['€'.repeat(80), { units: 160, room: 160, texts: 1 }],
  ['ç'.repeat(71), { units: 71, room: 134, texts: 2 }],
])('%s fills its texts', (text, fill) => {
  expect(septets(text)).toMatchObject(fill);
});

function type(keys: string, pause: number): string {
  const start: Typing = { text: '', mode: 'abc', last: null };
  return Array.from(keys).reduce((typing, key, n) => pressKey(typing, key, n * pause), start).text;
}

test('a key pressed again in time turns its letter, and after a rest begins a new one', () => {
  expect(type('444', 200)).toBe('i');
  expect(type('44444', 200)).toBe('g');
  expect(type('44', 1000)).toBe('gg');
  expect(type('23', 200)).toBe('ad');
  expect(type('0', 200)).toBe(' ');
});

test('in digits each press is a digit, and # turns the mode', () => {
  expect(type('#44*0', 100)).toBe('44*0');
  expect(type('4#4#4', 100)).toBe('g4g');
});
