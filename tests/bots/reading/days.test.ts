import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read } from '#bots/reading/read.js';
import type { Language } from '#bots/reading/read.js';
import { readMove } from '#bots/reading/when/read-move.js';
import { readWhen } from '#bots/reading/when/read-when.js';
import type { Moment, When } from '#core/messaging/index.js';

const LINE = /^(?:@(\S+) )?(?:\((day|time)\) )?(.+?) => (.+)$/;

const linesOf = (language: string) =>
  readFileSync(new URL(`./days.${language}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, today = '2027-03-03', asks, phrase = '', wanted = ''] = LINE.exec(line) ?? [];
      if (!phrase) throw new Error(`No reading for: ${line}`);
      return {
        today,
        asks: asks as 'day' | 'time' | undefined,
        phrase,
        wanted: wanted.split(' | '),
      };
    });

const spoken = ({ day, from, part, time }: Moment) =>
  [day, from && `from ${from}`, part, time].filter(Boolean).join(' ');

function shown(when: When | null): string {
  if (!when) return 'none';
  if (when.is === 'again') return `again ${when.why}`;
  return when.is === 'when' ? spoken(when) : `which ${when.options.map(spoken).join(' / ')}`;
}

test.each(['en', 'sw', 'fr'] as const)(
  'days and hours typed in %s are read right, and what is not sure is asked again',
  (language) => {
    const tried = linesOf(language).map(({ today, asks, phrase, wanted }) => ({
      phrase,
      wanted,
      got: shown(readWhen(phrase, { language, today, ...(asks && { asks }) })),
    }));
    expect(tried.filter(({ wanted, got }) => !wanted.includes(got))).toEqual([]);
    expect(tried.length).toBeGreaterThanOrEqual(60);
  },
);

test('which visit is to be moved, and to when, is told from one text', () => {
  const lines = readFileSync(new URL('./moves.txt', import.meta.url), 'utf8').split('\n');
  const cases = lines.filter((line) => line !== '' && !line.startsWith('#'));
  const got = cases.map((line) => {
    const language = line.slice(0, 2) as Language;
    const [text = ''] = line.slice(3).split(' => ');
    const { ref, when } = readMove(text, { language, today: '2027-03-03' });
    expect(read(text, { language }).is, text).toBe('move');
    return `${language} ${text} => ${ref ?? 'none'}, ${shown(when ?? null)}`;
  });
  expect(got).toEqual(cases);
});

test('no text takes long to read, and none throws', () => {
  const pieces = [
    '31',
    '/',
    '99',
    'saa',
    'na',
    'kumi',
    '14h',
    'le',
    'mars',
    'next',
    '0',
    '.',
    'th',
  ];
  const long = Array.from({ length: 400 }, (_, i) => pieces[(i * 7) % pieces.length]).join(' ');
  for (const language of ['en', 'sw', 'fr'] as const)
    for (const text of [
      '',
      '?',
      '0/0/0',
      '99:99',
      '32',
      'saa 0',
      'saa 25',
      '9999999999',
      '1.1.1.1',
      long,
      pieces.join(''),
    ])
      for (const asks of ['day', 'time'] as const)
        expect(() => readWhen(text, { language, today: '2028-02-29', asks })).not.toThrow();
});
