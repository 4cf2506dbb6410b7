import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { expect, test } from 'vitest';
import { measure, toGsm7 } from '#core/messaging/measure.js';

test('a plain text costs one septet a character', () => {
  expect(measure('Kept for you at place 2.')).toEqual({
    encoding: 'GSM-7',
    units: 24,
    segments: 1,
  });
});

test('the characters of the extension table cost two', () => {
  expect(measure('{}').units).toBe(4);
  expect(measure('a'.repeat(159) + '€')).toEqual({ encoding: 'GSM-7', units: 161, segments: 2 });
});

test('one character outside GSM-7 turns the whole text into UCS-2', () => {
  expect(measure('a'.repeat(70) + 'ê')).toEqual({ encoding: 'UCS-2', units: 71, segments: 2 });
  expect(measure('C’est noté').encoding).toBe('UCS-2');
  expect(measure('point\u00a02').encoding).toBe('UCS-2');
});

test('a segment ends after 160 septets', () => {
  expect(measure('a'.repeat(160)).segments).toBe(1);
  expect(measure('a'.repeat(161)).segments).toBe(2);
});

test('each character costs what the reference calculator says', () => {
  for (let code = 1; code < 0x500; code += 1) {
    const letter = String.fromCharCode(code);
    const reference = new SegmentedMessage(letter);
    const { encoding, segments } = measure(letter);
    expect({ encoding, segments }, letter).toEqual({
      encoding: reference.encodingName,
      segments: reference.segmentsCount,
    });
  }
});

test('whole texts measure as the reference calculator says', () => {
  const letters = fc.constantFrom(...('aZ09 \n.,:?éèàùÇñ€{êç’😀'.match(/./gsu) ?? []));
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 200 }), (characters) => {
      const text = characters.join('');
      const reference = new SegmentedMessage(text);
      const bits = reference.encodingName === 'GSM-7' ? 7 : 16;
      expect(measure(text)).toEqual({
        encoding: reference.encodingName,
        units: reference.messageSize / bits,
        segments: reference.segmentsCount,
      });
    }),
  );
});

test('a word from outside is made plain, never longer and never outside GSM-7', () => {
  expect(toGsm7('François, Chloé, Zoë')).toBe('Francois, Chloé, Zoe');
  expect(toGsm7('L’été\u00a02')).toBe("L'été 2");
  expect(toGsm7('\u2066Asha\u2069 😀')).toBe('Asha ');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const plain = toGsm7(text);
      expect(measure(plain).encoding).toBe('GSM-7');
      expect(plain.length).toBeLessThanOrEqual(text.normalize('NFC').length);
    }),
  );
});
