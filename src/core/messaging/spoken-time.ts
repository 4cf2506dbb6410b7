import type { Language } from './line-spec.js';

interface Calendar {
  /** In full. */
  named: readonly string[];
  /** Monday first, short enough for seven in a row. */
  letters: readonly string[];
  /** Sunday first. */
  weekdays: readonly string[];
  months: readonly string[];
}

const swahiliMonths = split(
  'Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba',
);
// Without the circumflex of August and the accents that GSM-7 lacks.
const frenchMonths = split(
  'janvier février mars avril mai juin juillet aout septembre octobre novembre décembre',
);

const calendars: Record<Language, Calendar> = {
  en: {
    letters: split('Mo Tu We Th Fr Sa Su'),
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    months: split('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
    named: split(
      'January February March April May June July August September October November December',
    ),
  },
  sw: {
    letters: split('J3 J4 J5 Alh Ij J1 J2'),
    weekdays: split('Jumapili Jumatatu Jumanne Jumatano Alhamisi Ijumaa Jumamosi'),
    months: swahiliMonths,
    named: swahiliMonths,
  },
  fr: {
    letters: split('lu ma me je ve sa di'),
    weekdays: split('dimanche lundi mardi mercredi jeudi vendredi samedi'),
    months: frenchMonths,
    named: frenchMonths,
  },
};

const DAY_MS = 86_400_000;

function split(words: string): string[] {
  return words.split(' ');
}

/** Every name of a day or month, in small letters. */
export function calendarWords(language: Language): string[] {
  const { weekdays, months } = calendars[language];
  return [...weekdays, ...months].map((word) => word.toLowerCase());
}

function dayNumber(day: string): number {
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(ms)) throw new RangeError(`No day: ${day}`);
  return ms / DAY_MS;
}

function weekday(day: string, language: Language): string {
  // Day 0, 1 January 1970, was a Thursday.
  return calendars[language].weekdays[(((dayNumber(day) + 4) % 7) + 7) % 7] ?? '';
}

function dayAndMonth(day: string, language: Language, padded: boolean): string {
  const [, month = '', date = ''] = day.split('-');
  const name = calendars[language].months[Number(month) - 1] ?? '';
  if (padded) return `${date} ${name}`;
  // French counts the first day of a month alone as a rank.
  const rank = language === 'fr' && date === '01' ? 'er' : '';
  return `${String(Number(date))}${rank} ${name}`;
}

/**
 * "Fri 6 Mar". In an option the date has two digits ("Fri 06 Mar"), so that none is mistaken for
 * another option's number.
 */
export function spokenDay(day: string, language: Language, inOption = false): string {
  return `${weekday(day, language)} ${dayAndMonth(day, language, inOption)}`;
}

/** "March", "Machi", "mars", of a month '2027-03'. */
export function monthName(month: string, language: Language): string {
  return calendars[language].named[Number(month.slice(5)) - 1] ?? '';
}

/** The heads of a calendar's columns, Monday first. */
export function weekdayLetters(language: Language): readonly string[] {
  return calendars[language].letters;
}

const swahiliPart = [
  [4, 'usiku'],
  [5, 'alfajiri'],
  [12, 'asubuhi'],
  [16, 'mchana'],
  [19, 'jioni'],
  [24, 'usiku'],
] as const;

/** Swahili counts the hours from six, so both clocks are said, with the part of the day. */
function swahiliTime(hour: number, minutes: string, inOption: boolean): string {
  const counted = ((hour + 5) % 12) + 1;
  const part = swahiliPart.find(([before]) => hour < before)?.[1] ?? '';
  // Hours in a list stand beside each other, so all of them have their minutes.
  const past = minutes === '00' && !inOption ? '' : `:${minutes}`;
  return `${String(hour).padStart(2, '0')}:${minutes} (saa ${counted}${past} ${part})`;
}

function englishTime(hour: number, minutes: string): string {
  if (hour === 12 && minutes === '00') return '12 noon';
  const past = minutes === '00' ? '' : `:${minutes}`;
  return `${((hour + 11) % 12) + 1}${past}${hour < 12 ? 'am' : 'pm'}`;
}

/** "4pm", "16:00 (saa 10 jioni)", "16h", of a wall time 'HH:mm'. */
export function spokenTime(time: string, language: Language, inOption = false): string {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`No time: ${time}`);
  const [hours = '', minutes = ''] = time.split(':');
  const hour = Number(hours);
  if (language === 'en') return englishTime(hour, minutes);
  if (language === 'fr') return `${hour}h${minutes === '00' ? '' : minutes}`;
  return swahiliTime(hour, minutes, inOption);
}

const countWords = {
  en: { by: 'counted', today: 'today', yesterday: 'yesterday', on: '' },
  sw: { by: 'hesabu ya', today: 'leo', yesterday: 'jana', on: '' },
  fr: { by: 'compté', today: "aujourd'hui", yesterday: 'hier', on: 'le ' },
} as const satisfies Record<Language, unknown>;

/** How old a count is: "counted today", "counted yesterday", "counted Mon", "counted 3 Mar". */
export function spokenCount(counted: string, today: string, language: Language): string {
  const words = countWords[language];
  const age = dayNumber(today) - dayNumber(counted);
  if (age <= 0) return `${words.by} ${words.today}`;
  if (age === 1) return `${words.by} ${words.yesterday}`;
  if (age < 7) return `${words.by} ${weekday(counted, language)}`;
  return `${words.by} ${words.on}${dayAndMonth(counted, language, false)}`;
}

/** "2nd", "ya 2", "2e". */
export function spokenOrdinal(n: number, language: Language): string {
  if (language === 'sw') return `ya ${n}`;
  if (language === 'fr') return n === 1 ? '1er' : `${n}e`;
  return `${n}${(['th', 'st', 'nd', 'rd'] as const)[n < 4 ? n : 0] ?? 'th'}`;
}
