import { LANGUAGES, LEVELS, NOUNS, lines } from '../src/core/messaging/lines.js';
import type { Facts, Language, Level, LineName, LineSpec } from '../src/core/messaging/lines.js';
import { booking } from '../src/core/messaging/lines/booking.js';
import { caring } from '../src/core/messaging/lines/caring.js';
import { collecting } from '../src/core/messaging/lines/collecting.js';
import { finding } from '../src/core/messaging/lines/finding.js';
import { settling } from '../src/core/messaging/lines/settling.js';
import { talking } from '../src/core/messaging/lines/talking.js';
import { visiting } from '../src/core/messaging/lines/visiting.js';
import { longestLines } from '../src/core/messaging/longest-lines.js';
import { measure } from '../src/core/messaging/measure.js';
import { asSms, called, render } from '../src/core/messaging/render.js';
import type { Line } from '../src/core/messaging/render.js';

const chapters: Record<string, object> = {
  'Asking and answering': finding,
  'Keeping and collecting': collecting,
  'Booking visits': booking,
  'What we tell of visits': visiting,
  'Asking how it goes': caring,
  'The menu, a person, and what goes wrong': talking,
  'Joining, unlocking and settings': settling,
};
const languages: Record<Language, string> = { en: 'English', sw: 'Kiswahili', fr: 'Français' };
const longestIn = {
  en: longestLines('en'),
  sw: longestLines('sw'),
  fr: longestLines('fr'),
};
const LONGEST_BRAND = 'Baobabbaoba';

/** Facts as a day in the life of the service has them. */
const sample: Facts = {
  item: 'A',
  place: 2,
  other: 5,
  amount: 'yes',
  counted: { counted: '2027-03-01', today: '2027-03-01' },
  until: { day: '2027-03-05', time: '16:00' },
  from: { day: '2027-03-08' },
  code: '4821',
  number: '0800 000 000',
  name: 'Blue',
  first: { ordinal: 2 },
  second: { ordinal: 4 },
  digits: { oneOf: ['1', '2', '3'] },
  when: 'morning',
  days: 90,
  at: { day: '2027-03-02', time: '09:40' },
  day: { day: '2027-03-02' },
  ref: 73,
  month: 'March',
  why: 'unclear',
};
const samples: Partial<Record<LineName, Line['facts']>> = {
  why: { until: { day: '2027-03-08' } },
  'staff-day': { count: 7, begins: { time: '08:00' }, ends: { time: '15:30' } },
  paused: { until: { day: '2027-03-20' } },
  ...Object.fromEntries(
    (['away-set', 'away-new', 'away-bring', 'away-now'] as const).map((name) => [
      name,
      { until: { day: '2027-03-10' } },
    ]),
  ),
  withheld: { day: { day: '2027-03-05' }, place: 2 },
  'pickup-time': { day: { day: '2027-03-05' } },
  'consent-notes': { code: '482913' },
  'consent-details': { code: '482913' },
  'number-code': { code: '482913' },
  'own-code': { code: '482913' },
  proposed: { days: 14 },
  'staff-tasks': { count: 3 },
};
const someDays = ['2027-03-02', '2027-03-03', '2027-03-05'].map((day) => ({ day: { day } }));
const someTimes = ['09:00', '09:40', '14:20'].map((time) => ({ time: { time } }));
const entries: Partial<Record<LineName, readonly Facts[]>> = {
  'visit-kind': [{ item: 'A' }, { item: 'B' }],
  'visit-days': someDays,
  'visit-full': someDays,
  'visit-times': someTimes,
  'visit-taken': someTimes,
  'visit-elsewhere': someTimes,
  'visit-which': ['2027-03-04', '2027-04-03'].map((day) => ({ at: { day } })),
  visits: someDays,
  'which-item': [{ item: 'A' }, { item: 'B' }],
  'which-person': [{ nickname: 'Blue' }, { nickname: 'Green' }],
  pickups: [
    { item: 'A', state: 'ready' },
    { item: 'B', state: 'kept' },
  ],
  'pickup-day': ['2027-03-02', '2027-03-03', '2027-03-05'].map((day) => ({ day: { day } })),
  'pickup-time': ['09:00', '09:30', '14:30'].map((time) => ({ time: { time } })),
};
function lineOf(name: LineName, language: Language): Line {
  const { longest }: LineSpec = lines[name];
  const facts = Object.fromEntries(
    Object.keys(longest).flatMap((fact) => {
      const value = samples[name]?.[fact] ?? sample[fact] ?? longest[fact];
      return value === undefined ? [] : [[fact, value]];
    }),
  );
  const list = name === 'which-of-two' ? twoMatters(language) : entries[name];
  return { name, facts, ...(list ? { entries: list } : {}) };
}

function twoMatters(language: Language): Facts[] {
  const open = ['item-yes', 'ready'] as const;
  return open.map((name) => ({ matter: called(name, styled(language, 'COVERT')) }));
}

function styled(language: Language, level: Level) {
  return { language, level, brand: 'Baobab' } as const;
}

function sms(name: LineName, language: Language, level: Level): string {
  return asSms(render(lineOf(name, language), styled(language, level)));
}

/** What Telegram shows: the text and its buttons, in brackets. */
function telegram(name: LineName, language: Language): string {
  const { text, choices } = render(lineOf(name, language), styled(language, 'COVERT'));
  return [text, ...choices.map(({ label }) => `[${label}]`)].join('\n');
}

function longest(name: LineName, language: Language): number {
  const brand = LONGEST_BRAND;
  return Math.max(
    ...longestIn[language]
      .filter((line) => line.name === name)
      .flatMap((line) =>
        LEVELS.flatMap((level) =>
          NOUNS.map((noun) => measure(asSms(render(line, { language, level, brand, noun }))).units),
        ),
      ),
  );
}

function row(head: string, cell: (language: Language) => string): string {
  const cells = LANGUAGES.map((language) => cell(language).replaceAll('\n', '<br>'));
  return `| ${[head, ...cells].join(' | ')} |`;
}

function differs(name: LineName, level: Level, from: Level): boolean {
  return LANGUAGES.some((language) => sms(name, language, level) !== sms(name, language, from));
}

function rows(name: LineName): string[] {
  const said = [row('COVERT', (language) => sms(name, language, 'COVERT'))];
  if (differs(name, 'GENERAL', 'COVERT'))
    said.push(row('GENERAL', (language) => sms(name, language, 'GENERAL')));
  if (differs(name, 'OPEN', 'GENERAL'))
    said.push(row('OPEN', (language) => sms(name, language, 'OPEN')));
  const sided = render(lineOf(name, 'en'), styled('en', 'COVERT'));
  if (sided.sms !== undefined || sided.tail !== undefined)
    said.push(row('Telegram', (language) => telegram(name, language)));
  return said;
}

function section(name: LineName): string {
  const size = (language: Language) =>
    `${languages[language]} ${measure(sms(name, language, 'COVERT')).units}/${longest(name, language)}`;
  return [
    `### ${name}`,
    '',
    '<!-- prettier-ignore -->',
    row('', size),
    '| --- | --- | --- | --- |',
    ...rows(name),
    '',
  ].join('\n');
}

function isLine(name: string): name is LineName {
  return name in lines;
}

/** The page of every line in three languages, as Markdown. */
export function textsPage(): string {
  const head = `# What patients read

Every line in the three languages, as an SMS shows it, at the quietest level and at each other level that says it otherwise. Above each text stand its septets and its septets at the longest: with the longest facts, names, days and hours, a brand of eleven letters, the widest noun and the wordiest level. One segment holds 160. The row Telegram shows a text that has another form there, with its buttons in brackets.

The words live in \`src/core/messaging/texts\`, what each line offers in \`src/core/messaging/lines\`. This page is made by \`npx tsx scripts/texts.ts\`, and a test keeps it true.
`;
  const body = Object.entries(chapters).map(([title, chapter]) =>
    [`## ${title}`, '', ...Object.keys(chapter).filter(isLine).map(section)].join('\n'),
  );
  return [head, ...body].join('\n').trimEnd() + '\n';
}
