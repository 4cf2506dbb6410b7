import { describe, expect, test } from 'vitest';
import { refusal } from '#core/messaging/gate.js';
import { LINE_NAMES, LANGUAGES, NOUNS, lines } from '#core/messaging/lines.js';
import type { LineSpec } from '#core/messaging/lines.js';
import { measure } from '#core/messaging/measure.js';
import { called, calledVisit } from '#core/messaging/render.js';
import { everyLine, LONGEST_BRAND } from './every-line.js';

const all = everyLine();

function where({ line, language, level, noun }: (typeof all)[number]): string {
  return `${line.name} ${language} ${level} ${noun}`;
}

describe('at their longest, in every language, level and noun', () => {
  test('there are lines to speak of', () => {
    expect(all.length).toBeGreaterThan(2000);
  });

  test('each line is one GSM-7 segment', () => {
    const long = all
      .map((said) => ({ at: where(said), ...measure(said.sms) }))
      .filter(({ encoding, segments }) => encoding !== 'GSM-7' || segments !== 1);
    expect(long).toEqual([]);
  });

  test('each line passes the gate, as an SMS and as a Telegram text with its buttons', () => {
    const brand = LONGEST_BRAND;
    const refused = all.flatMap((said) => {
      const { language, level, line, rendered, sms } = said;
      const rules = { language, level, brand, kind: line.name };
      const buttons = rendered.choices.map(({ label }) => label);
      return [sms, rendered.text, ...buttons]
        .map((text) => ({ at: where(said), text, refused: refusal(text, rules) }))
        .filter(({ refused }) => refused !== null);
    });
    expect(refused).toEqual([]);
  });

  test('no line is longer in units than a brand of eleven letters leaves room for', () => {
    expect(Math.max(...all.map(({ sms }) => measure(sms).units))).toBeLessThanOrEqual(160);
  });
});

describe('digits', () => {
  test('no option holds a bare one-digit number but its own', () => {
    const stray = all.flatMap(({ line, rendered }) =>
      rendered.choices
        .filter(({ label }) => /(?<![\p{L}\d:.,])\d(?![\p{L}\d:])/u.test(label))
        .map(({ label }) => `${line.name}: ${label}`),
    );
    expect(stray).toEqual([]);
  });

  test('0 is the menu and 5 a person wherever a line does not say otherwise', () => {
    const meanings = LINE_NAMES.flatMap((name) => {
      const spec: LineSpec = lines[name];
      return (spec.choices ?? []).map(({ key, label }) => ({ name, key, label }));
    });
    expect(meanings.filter(({ key, label }) => key === '0' && label !== 'menu')).toEqual([
      { name: 'wrong', key: '0', label: 'by-mistake' },
    ]);
    expect(meanings.filter(({ key, label }) => key === '5' && label !== 'call')).toEqual([
      { name: 'menu', key: '5', label: 'help' },
      { name: 'menu-first', key: '5', label: 'help' },
      { name: 'consent-notes', key: '5', label: 'not-expected' },
      { name: 'consent-details', key: '5', label: 'not-expected' },
      { name: 'own-code', key: '5', label: 'not-expected' },
      { name: 'number-code', key: '5', label: 'not-expected' },
      { name: 'number-added', key: '5', label: 'not-expected' },
    ]);
    expect(meanings.filter(({ key }) => key === '9').map(({ name }) => name)).toEqual(['who']);
  });

  test('the menu and a person keep their digits beside a list', () => {
    for (const name of LINE_NAMES) {
      const spec: LineSpec = lines[name];
      expect(spec.entries?.max ?? 0, name).toBeLessThanOrEqual(4);
    }
  });

  test('no line offers a digit twice', () => {
    for (const { line, rendered } of all) {
      const keys = rendered.choices.map(({ key }) => key);
      expect(new Set(keys).size, line.name).toBe(keys.length);
    }
  });
});

test('no short name of a question is longer than the proof takes it to be', () => {
  const proven = lines['which-of-two'].entries.longest.matter.length;
  for (const name of LINE_NAMES)
    for (const language of LANGUAGES)
      for (const noun of NOUNS) {
        const style = { language, noun, level: 'COVERT', brand: LONGEST_BRAND } as const;
        expect(called(name, style).length, `${name} ${language}`).toBeLessThanOrEqual(proven);
      }
  for (const language of LANGUAGES)
    for (const time of ['05:30', '10:30', '23:30'])
      for (let month = 1; month <= 12; month += 1)
        for (let date = 20; date < 28; date += 1) {
          const at = { day: `2027-${String(month).padStart(2, '0')}-${date}`, time };
          const style = { language, level: 'COVERT', brand: LONGEST_BRAND } as const;
          expect(calledVisit(at, style).length).toBeLessThanOrEqual(proven);
        }
});

test('a code is never said by a line that names a place', () => {
  for (const name of LINE_NAMES) {
    const spec: LineSpec = lines[name];
    if (!('code' in spec.longest)) continue;
    expect(Object.keys(spec.longest), name).toEqual(['code']);
    expect(spec.entries, name).toBeUndefined();
  }
});
