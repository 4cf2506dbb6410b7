import { expect, test } from 'vitest';
import {
  addDays,
  addMinutes,
  dayOf,
  instantOf,
  isZone,
  timeOf,
  weekdayOf,
} from '#core/kernel/dates.js';
import { newId } from '#core/kernel/ids.js';

const wallTimes: [string, string, string, string, string][] = [
  ['an ordinary time', '2027-03-03', '09:30', 'Africa/Nairobi', '2027-03-03T06:30:00.000Z'],
  ['a time in a gap moves on', '2027-03-28', '02:30', 'Europe/Paris', '2027-03-28T01:30:00.000Z'],
  [
    'an ambiguous time takes the earlier offset',
    '2027-10-31',
    '02:30',
    'Europe/Paris',
    '2027-10-31T00:30:00.000Z',
  ],
  [
    'a gap of half an hour',
    '2027-10-03',
    '02:15',
    'Australia/Lord_Howe',
    '2027-10-02T15:45:00.000Z',
  ],
  ['a zone of three quarters', '2027-03-03', '12:00', 'Asia/Kathmandu', '2027-03-03T06:15:00.000Z'],
  [
    'midnight at the end of February',
    '2028-02-29',
    '00:00',
    'Africa/Nairobi',
    '2028-02-28T21:00:00.000Z',
  ],
];

test.each(wallTimes)('%s', (_, ...rest) => {
  const [day, time, zone, instant] = rest;
  expect(instantOf(day, time, zone).toISOString()).toBe(instant);
});

test('each hour of 2024 to 2030 in zones with gaps and folds goes to wall time and back', () => {
  const zones = ['Africa/Nairobi', 'Europe/Paris', 'Africa/Casablanca', 'America/New_York'];
  for (const zone of zones) {
    let folds = 0;
    for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2031, 0, 1); at += 7 * 3_600_000) {
      const instant = new Date(at);
      const back = instantOf(dayOf(instant, zone), timeOf(instant, zone), zone);
      if (back.getTime() !== at) folds += 1;
      expect(at - back.getTime() === 0 || at - back.getTime() === 3_600_000).toBe(true);
    }
    expect(folds).toBeLessThan(10);
  }
});

test('days are counted by the calendar, whatever the clocks do', () => {
  expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  expect([weekdayOf('2027-03-01'), weekdayOf('2027-03-07')]).toEqual([1, 7]);
  expect(dayOf(new Date('2027-03-03T21:00:00Z'), 'Africa/Nairobi')).toBe('2027-03-04');
  expect(addMinutes(new Date(0), 1.5).getTime()).toBe(90_000);
});

test('zones are known by the runtime', () => {
  expect([isZone('Africa/Nairobi'), isZone('Mars/Base'), isZone('')]).toEqual([true, false, false]);
});

test('ids are UUIDs of version 7 that sort by age and never meet', async () => {
  const early = newId();
  await new Promise((later) => setTimeout(later, 5));
  const ids = Array.from({ length: 20_000 }, () => newId());
  for (const id of ids.slice(0, 100))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => id > early)).toBe(true);
});
