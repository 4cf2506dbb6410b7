import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { bookVisit, freeTimes, holdSlot, confirmVisit, wallInstant } from '#core/visits/index.js';
import { asSystem, moveClock, setClock, testApp } from '../support/app.js';
import { buildClinic } from '../core/visits/clinic.js';
import { figure, patience, size } from './size.js';

/** Zones with and without summer time, half hours, quarter hours, a change at midnight, and one that went over to another side. */
const ZONES = [
  'Africa/Nairobi',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Africa/Johannesburg',
  'Europe/Paris',
  'Europe/London',
  'Europe/Dublin',
  'America/New_York',
  'America/Santiago',
  'America/Havana',
  'America/St_Johns',
  'America/Asuncion',
  'Asia/Beirut',
  'Asia/Jerusalem',
  'Asia/Kathmandu',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Australia/Sydney',
  'Pacific/Chatham',
  'Atlantic/Azores',
];
const FROM = Date.UTC(2024, 0, 1);
const TO = Date.UTC(2031, 0, 1);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a zone at an instant, `2027-03-28 02:30`, by the formatter of the runtime alone. */
function clockAt(epochMs: number, zone: string): string {
  const made =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
      hourCycle: 'h23',
    });
  clocks.set(zone, made);
  return made.format(epochMs);
}

/** The oracle: of all quarter hours of two days, and the minutes between, the first at which the clock shows that time; null where it never does. */
function oracle(day: string, time: string, zone: string): number | null {
  const middle = Date.parse(`${day}T${time}:00Z`);
  // No zone is further than 14 hours east or 12 west; offsets are whole quarters of an hour here.
  for (let at = middle - 15 * HOUR; at <= middle + 15 * HOUR; at += 15 * MINUTE)
    if (clockAt(at, zone) === `${day} ${time}`) return at;
  return null;
}

/** The instants at which a zone's clock is changed, to the minute, found by halving. */
function changesOf(zone: string): number[] {
  const offset = (at: number) => Date.parse(`${clockAt(at, zone).replace(' ', 'T')}:00Z`) - at;
  const found: number[] = [];
  for (let at = FROM; at < TO; at += 24 * HOUR) {
    let [low, high] = [at, at + 24 * HOUR];
    if (offset(low) === offset(high)) continue;
    while (high - low > MINUTE) {
      const half = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
      if (offset(half) === offset(low)) low = half;
      else high = half;
    }
    found.push(high);
  }
  return found;
}

interface Wall {
  zone: string;
  day: string;
  time: string;
}

const wallAt = (epochMs: number, zone: string): Wall => {
  const [day = '', time = ''] = new Date(epochMs).toISOString().slice(0, 16).split('T');
  return { zone, day, time };
};

/** Each gap and fold with the wall times on its edges and inside, and as many times of any day as are wanted. */
function cases(random: number): Wall[] {
  const list = ZONES.flatMap((zone) =>
    changesOf(zone).flatMap((at) => {
      const before = Date.parse(`${clockAt(at - MINUTE, zone).replace(' ', 'T')}:00Z`) + MINUTE;
      const after = Date.parse(`${clockAt(at, zone).replace(' ', 'T')}:00Z`);
      const [low, high] = [Math.min(before, after), Math.max(before, after)];
      const around = [low - 15 * MINUTE, low, (low + high) / 2, high - 15 * MINUTE, high];
      return around.map((wall) => wallAt(wall - (wall % (15 * MINUTE)), zone));
    }),
  );
  let state = 24;
  const roll = (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const quarters = (TO - FROM) / (15 * MINUTE);
  for (let n = 0; n < random; n += 1)
    list.push(wallAt(FROM + roll(quarters) * 15 * MINUTE, ZONES[roll(ZONES.length)] ?? 'UTC'));
  return list;
}

const wrong = (list: readonly Wall[], instant: (wall: Wall) => number | null) =>
  list.filter((wall) => instant(wall) !== oracle(wall.day, wall.time, wall.zone));

test(
  'T24: a wall time is its instant; in a gap it is none, and twice a day it is the first',
  { timeout: patience },
  () => {
    const random = size(400, 2_000);
    const list = cases(random);
    const gaps = list.filter(({ day, time, zone }) => oracle(day, time, zone) === null).length;
    figure('T24', { zones: ZONES.length, random, atChanges: list.length - random, gaps });
    expect(gaps).toBeGreaterThan(50);
    expect(
      wrong(list, ({ day, time, zone }) => wallInstant(day, time, zone)?.getTime() ?? null),
    ).toEqual([]);
  },
);

test('T24 control: an instant that is guessed from the offset of the day before is wrong at changes', () => {
  const naive = ({ day, time, zone }: Wall) => {
    const utc = Date.parse(`${day}T${time}:00Z`);
    const shown = Date.parse(`${clockAt(utc - 24 * HOUR, zone).replace(' ', 'T')}:00Z`);
    return utc - (shown - (utc - 24 * HOUR));
  };
  const compatible = ({ day, time, zone }: Wall) =>
    Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time })
      .epochMilliseconds;
  const list = cases(0);
  figure('T24 control', {
    naive: wrong(list, naive).length,
    compatible: wrong(list, compatible).length,
    of: list.length,
  });
  expect(wrong(list, naive).length).toBeGreaterThan(100);
  expect(wrong(list, compatible).length).toBeGreaterThan(50);
});

test('T24: on days when the clock is changed no time in the gap is offered, and none twice', async () => {
  const { app } = await testApp('2027-03-20T06:00:00Z');
  const clinic = await buildClinic(app, { from: '00:00', to: '06:00' });
  const { ask } = await clinic.patient();
  const all = { '1': [['00:00', '06:00']], '7': [['00:00', '06:00']] };
  await asSystem(app, async (ctx) => {
    await ctx.sql(`UPDATE sites SET zone = 'Europe/Paris', hours = $1`, [JSON.stringify(all)]);
    await ctx.sql(`UPDATE rosters SET weekday = 7 WHERE weekday = 6`, []);
    await ctx.sql('UPDATE services SET horizon_days = 365', []);
  });
  const on = (day: string) => asSystem(app, (ctx) => freeTimes(ctx, { ...ask, day }));
  const spring = await on('2027-03-28');
  expect(spring).toEqual([
    '00:00',
    '00:30',
    '01:00',
    '01:30',
    '03:00',
    '03:30',
    '04:00',
    '04:30',
    '05:00',
    '05:30',
  ]);
  const autumn = await on('2027-10-31');
  expect(autumn).toEqual([...new Set(autumn)]);
  // 02:30 to 03:00 lasts an hour and a half that night.
  expect(autumn).toContain('02:00');
  const visit = await asSystem(app, (ctx) =>
    bookVisit(ctx, { ...ask, day: '2027-10-31', time: '02:00' }),
  );
  expect(visit.startAt.toISOString()).toBe('2027-10-31T00:00:00.000Z');
});

test('T24: a clock that steps neither brings a hold back nor books in the past', async () => {
  const { app } = await testApp('2027-03-03T06:30:00Z');
  const clinic = await buildClinic(app);
  const [one, other] = [await clinic.patient(), await clinic.patient()];
  const when = { day: '2027-03-04', time: '09:00' };
  const held = await one.do((ctx) => holdSlot(ctx, { ...one.ask, ...when }));
  await moveClock(app, 11);
  const theirs = await other.do((ctx) => holdSlot(ctx, { ...other.ask, ...when }));
  // Back: the hold that gave way stays ended, and the new one stands.
  await setClock(app, '2027-03-03T06:31:00Z');
  await expect(one.do((ctx) => confirmVisit(ctx, held.id))).rejects.toThrow('visit.hold-gone');
  await other.do((ctx) => confirmVisit(ctx, theirs.id));
  // Forward, past the visit.
  await setClock(app, '2027-03-04T07:00:00Z');
  await expect(one.do((ctx) => bookVisit(ctx, { ...one.ask, ...when }))).rejects.toThrow(
    'visit.past',
  );
  await setClock(app, '2027-03-03T06:32:00Z');
  await expect(one.do((ctx) => bookVisit(ctx, { ...one.ask, ...when }))).rejects.toThrow(
    'visit.slot-taken',
  );
});
