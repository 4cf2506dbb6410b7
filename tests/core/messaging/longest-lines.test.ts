import { expect, test } from 'vitest';
import { LANGUAGES, LINE_NAMES } from '#core/messaging/lines.js';
import type { Language, LineName } from '#core/messaging/lines.js';
import { longestLines } from '#core/messaging/longest-lines.js';
import { asSms, render } from '#core/messaging/render.js';

function longestTexts(name: LineName, language: Language): string[] {
  return longestLines(language)
    .filter((line) => line.name === name)
    .map((line) => asSms(render(line, { language, level: 'COVERT', brand: 'Baobab' })));
}

test('every line is there in every language', () => {
  for (const language of LANGUAGES)
    expect(new Set(longestLines(language).map(({ name }) => name))).toEqual(new Set(LINE_NAMES));
});

test('a day, a time and a count are the longest that the language has', () => {
  expect(longestTexts('kept', 'sw')[0]).toContain('(saa 10:30 alfajiri)');
  expect(longestTexts('kept', 'en')[0]).toMatch(/\w{3} \d\d \w{3}, \d\d:30[ap]m/);
  expect(longestTexts('kept', 'fr')[0]).toMatch(/(mercredi|vendredi|dimanche) 1er septembre/);
  expect(longestTexts('item-yes', 'en')[0]).toContain('(counted yesterday)');
  expect(longestTexts('item-yes', 'sw')[0]).toMatch(/hesabu ya \d\d (Septemba|Februari)/);
});

test('no day or time makes a line longer than the one that is proven', () => {
  for (const language of LANGUAGES) {
    const [proven = ''] = longestTexts('kept', language);
    for (let i = 0; i < 366; i += 1) {
      const day = new Date(Date.UTC(2028, 0, 1 + i)).toISOString().slice(0, 10);
      const time = `${String(i % 24).padStart(2, '0')}:${i % 2 === 0 ? '30' : '00'}`;
      const line = { name: 'kept', facts: { place: 99, until: { day, time } } } as const;
      const said = asSms(render(line, { language, level: 'COVERT', brand: 'Baobab' }));
      expect(said.length, said).toBeLessThanOrEqual(proven.length);
    }
  }
});

test('each variant of a fact is said once', () => {
  expect(longestTexts('call-noted', 'en')).toEqual([
    'OK, a person will call you in the morning.',
    'OK, a person will call you in the afternoon.',
    'OK, a person will call you in the evening.',
    'OK, a person will call you in the hours you chose.',
  ]);
  expect(longestTexts('pickups', 'fr').map((text) => text.split('\n')[1])).toEqual([
    '1 Article W: en préparation',
    '1 Article W: vous attend',
  ]);
});

test('a list is full', () => {
  expect(longestTexts('which-person', 'en')[0]?.split('\n')).toHaveLength(6);
});
