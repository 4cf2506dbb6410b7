import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#core/messaging/lines.js';
import { measure } from '#core/messaging/measure.js';
import { spokenCount, spokenDay, spokenOrdinal, spokenTime } from '#core/messaging/spoken-time.js';

const times = Array.from({ length: 48 }, (_, i) => {
  const hour = String(Math.floor(i / 2)).padStart(2, '0');
  return `${hour}:${i % 2 === 0 ? '00' : '30'}`;
});
const days = Array.from({ length: 366 }, (_, i) =>
  new Date(Date.UTC(2028, 0, 1 + i)).toISOString().slice(0, 10),
);

test('every day and half hour of a leap year is within GSM-7 in every language', () => {
  for (const language of LANGUAGES) {
    for (const inOption of [false, true]) {
      for (const day of days)
        expect(measure(spokenDay(day, language, inOption)).encoding, day).toBe('GSM-7');
      for (const time of times)
        expect(measure(spokenTime(time, language, inOption)).encoding, time).toBe('GSM-7');
    }
    for (const counted of days)
      expect(measure(spokenCount(counted, '2028-12-31', language)).encoding).toBe('GSM-7');
  }
});

test('every day falls on the weekday that the calendar gives it', () => {
  const english = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  for (const day of days)
    expect(spokenDay(day, 'en').slice(0, 3)).toBe(english[new Date(day).getUTCDay()]);
});

test.each([
  ['2027-03-05', 'Fri 5 Mar', 'Ijumaa 5 Machi', 'vendredi 5 mars'],
  ['2027-08-01', 'Sun 1 Aug', 'Jumapili 1 Agosti', 'dimanche 1er aout'],
  ['2027-02-10', 'Wed 10 Feb', 'Jumatano 10 Februari', 'mercredi 10 février'],
  ['2026-12-31', 'Thu 31 Dec', 'Alhamisi 31 Desemba', 'jeudi 31 décembre'],
])('%s is said in each language', (day, ...said) => {
  expect(LANGUAGES.map((language) => spokenDay(day, language))).toEqual(said);
});

test.each([
  ['00:00', '12am', '00:00 (saa 6 usiku)', '0h'],
  ['03:30', '3:30am', '03:30 (saa 9:30 usiku)', '3h30'],
  ['04:00', '4am', '04:00 (saa 10 alfajiri)', '4h'],
  ['05:00', '5am', '05:00 (saa 11 asubuhi)', '5h'],
  ['06:00', '6am', '06:00 (saa 12 asubuhi)', '6h'],
  ['09:40', '9:40am', '09:40 (saa 3:40 asubuhi)', '9h40'],
  ['11:59', '11:59am', '11:59 (saa 5:59 asubuhi)', '11h59'],
  ['12:00', '12 noon', '12:00 (saa 6 mchana)', '12h'],
  ['12:30', '12:30pm', '12:30 (saa 6:30 mchana)', '12h30'],
  ['15:30', '3:30pm', '15:30 (saa 9:30 mchana)', '15h30'],
  ['16:00', '4pm', '16:00 (saa 10 jioni)', '16h'],
  ['18:30', '6:30pm', '18:30 (saa 12:30 jioni)', '18h30'],
  ['19:00', '7pm', '19:00 (saa 1 usiku)', '19h'],
  ['23:30', '11:30pm', '23:30 (saa 5:30 usiku)', '23h30'],
])('%s is said by the clock of each language', (time, ...said) => {
  expect(LANGUAGES.map((language) => spokenTime(time, language))).toEqual(said);
});

describe('in an option', () => {
  test('a date has two digits and a Swahili hour its minutes', () => {
    expect(spokenDay('2027-03-05', 'en', true)).toBe('Fri 05 Mar');
    expect(spokenTime('16:00', 'sw', true)).toBe('16:00 (saa 10:00 jioni)');
  });

  test('no day or time holds a bare one-digit number', () => {
    for (const language of LANGUAGES)
      for (const said of [
        ...days.map((day) => spokenDay(day, language, true)),
        ...times.map((time) => spokenTime(time, language, true)),
      ])
        expect(said).not.toMatch(/(?<![\d:])\d(?![\d:a-z])/);
  });
});

test('a count is spoken of by its age', () => {
  const said = (counted: string) =>
    LANGUAGES.map((language) => spokenCount(counted, '2027-03-05', language));
  expect(said('2027-03-05')).toEqual(['counted today', 'hesabu ya leo', "compté aujourd'hui"]);
  expect(said('2027-03-06')).toEqual(said('2027-03-05'));
  expect(said('2027-03-04')).toEqual(['counted yesterday', 'hesabu ya jana', 'compté hier']);
  expect(said('2027-03-01')).toEqual(['counted Mon', 'hesabu ya Jumatatu', 'compté lundi']);
  expect(said('2027-02-27')).toEqual(['counted Sat', 'hesabu ya Jumamosi', 'compté samedi']);
  expect(said('2027-02-26')).toEqual([
    'counted 26 Feb',
    'hesabu ya 26 Februari',
    'compté le 26 février',
  ]);
});

test('ordinals are said as each language says them', () => {
  const said = (language: 'en' | 'sw' | 'fr') =>
    [1, 2, 3, 4, 5, 6].map((n) => spokenOrdinal(n, language));
  expect(said('en')).toEqual(['1st', '2nd', '3rd', '4th', '5th', '6th']);
  expect(said('sw')).toEqual(['ya 1', 'ya 2', 'ya 3', 'ya 4', 'ya 5', 'ya 6']);
  expect(said('fr')).toEqual(['1er', '2e', '3e', '4e', '5e', '6e']);
});

test('what is no day or time is refused', () => {
  for (const day of ['', '2027-3-5', '2027-13-01', 'tomorrow'])
    expect(() => spokenDay(day, 'en'), day).toThrow(RangeError);
  for (const time of ['', '9:00', '24:00', '09:60', 'noon'])
    expect(() => spokenTime(time, 'en'), time).toThrow(RangeError);
});
