import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Context } from '#core/kernel/context.js';
import { dayOf, addDays } from '#core/kernel/dates.js';
import { open } from '#core/kernel/sealed.js';
import { loadThread } from '#core/messaging/index.js';
import { lockContact, patientsOf } from '#core/patients/index.js';
import { planReminders } from '#core/reminders/index.js';
import { availability } from '#core/stock/index.js';
import { kindsOf, visitsOf } from '#core/visits/index.js';
import { perform } from '#core/kernel/context.js';
import { seedAccounts } from '../../src/demo/accounts.js';
import { startClock, stepOn, stepTo } from '../../src/demo/demo-clock.js';
import { DEMO_PATIENTS, UNLINKED } from '../../src/demo/people.js';
import type { DemoPatient } from '../../src/demo/people.js';
import { demoRoutes } from '../../src/demo/console.js';
import { seed } from '../../src/demo/seed.js';
import { seedVisits } from '../../src/demo/visits.js';
import { operator } from '../../src/service/operator.js';
import { setClock } from '../support/app.js';
import { serveDesk } from '../support/desk.js';
import { exchange } from '../support/exchange.js';
import { testService } from '../support/service.js';

// A provider is set: the demo is the same, and says nothing to numbers that may be somebody's.
const service = await testService('2027-03-03T06:30:00Z', {
  SMS_PROVIDER: 'http',
  SMS_PER_SECOND: 1_000,
});
const { app } = service;
beforeAll(async () => {
  await perform(app, operator, seed);
  await seedAccounts(app);
  await perform(app, operator, seedVisits);
});

/** What is known of a demo number or chat. */
const reached = (ctx: Context, { channel, address }: Pick<DemoPatient, 'channel' | 'address'>) =>
  loadThread(
    ctx,
    { channel, value: address },
    { provider: channel === 'sms' ? 'twilio' : channel, externalId: 'none' },
  );

interface Listed {
  phone: string;
  spoken: string;
  collects: string[];
  secret: string[];
}

/** The people of the demo's page: one row a phone, as its table lists them. */
function listed(): Listed[] {
  const page = readFileSync(new URL('../../docs/demo.md', import.meta.url), 'utf8');
  const rows = page.matchAll(/^\| (\+254\d{9} \(SMS\)|Telegram \d{4})(.*)$/gm);
  return [...rows].map(([, phone = '', rest = '']) => {
    const [, spoken = '', collects = '', secret = ''] = rest.split('|').map((cell) => cell.trim());
    return { phone, spoken, collects: collects.split(' · '), secret: secret.split(', ') };
  });
}

test('by a real provider nobody is told of what was ready before it began', async () => {
  const states = await perform(app, operator, (ctx) =>
    ctx.sql<{ kind: string; state: string }>(
      `SELECT DISTINCT kind, state FROM messages WHERE state <> 'scheduled' ORDER BY kind, state`,
      [],
    ),
  );
  expect(states).toEqual([{ kind: 'ready', state: 'cleared' }]);
});

const NAMES = { en: 'English', sw: 'Swahili', fr: 'French' };

test('the people of the demo are in the database as its page lists them', async () => {
  const found = new Map<string, Listed>();
  await perform(app, operator, async (ctx) => {
    for (const { channel, address } of DEMO_PATIENTS) {
      const thread = await reached(ctx, { channel, address });
      if (!thread) throw new Error(`no ${address}`);
      const { contact, patients } = thread;
      const shared = patients.length > 1;
      const phone = channel === 'sms' ? `${address} (SMS)` : `Telegram ${address}`;
      const secret: string[] = [];
      for (const { id, key, nickname } of patients) {
        const [row] = await ctx.sql<{ sealed: Buffer }>(
          'SELECT secret_number AS sealed FROM patients WHERE id = $1',
          [id],
        );
        const cell = { table: 'patients', column: 'secret_number', row: id, owner: id };
        const digits = open(key, cell, row?.sealed ?? Buffer.alloc(0));
        secret.push(shared ? `${nickname ?? ''} ${digits}` : digits);
      }
      found.set(phone, {
        phone,
        spoken: `${NAMES[contact.language]}, ${contact.level}`,
        collects: patients.map(({ nickname, courses, usualSite }) => {
          const letters = courses.map(({ letter }) => letter).join(' and ');
          return `${shared ? `${nickname ?? ''}: ` : ''}${letters}, place ${usualSite?.number ?? 0}`;
        }),
        secret,
      });
      expect(contact.state).toBe(address.endsWith('105') ? 'stopped' : 'verified');
      expect(patients.every(({ confirmed }) => confirmed)).toBe(true);
    }
    expect(await reached(ctx, { channel: 'telegram', address: UNLINKED.address })).toBeNull();
  });
  found.set('Telegram 9002', {
    phone: 'Telegram 9002',
    spoken: 'not linked',
    collects: [`A, place ${UNLINKED.place}`],
    secret: [UNLINKED.secretNumber],
  });
  expect([...found.values()]).toEqual(listed());
  expect(listed().map(({ phone }) => phone.replace(/\D/g, ''))).toEqual(
    '254700000101 254700000102 254700000103 254700000104 254700000105 254700000106 254700000107 254700000108 9001 9002'.split(
      ' ',
    ),
  );
});

test('forty more come with them, and of Item A place 2 and 5 have it, 3 exactly one, 4 none', async () => {
  await perform(app, operator, async (ctx) => {
    const [count] = await ctx.sql<{ n: number }>('SELECT count(*)::int AS n FROM patients', []);
    expect(count?.n).toBe(40 + DEMO_PATIENTS.length + 1);
    const thread = await reached(ctx, { channel: 'sms', address: '+254700000102' });
    const course = thread?.patients[0]?.courses[0];
    if (!course) throw new Error('no course');
    const offers = await availability(ctx, course);
    const shown = offers.map(({ site, answer, courses }) => [site.number, answer, courses]);
    expect(shown).toMatchObject([
      [2, 'yes', expect.any(Number)],
      [3, 'few', 1],
      [4, 'no', 0],
      [5, 'yes', expect.any(Number)],
    ]);
  });
});

test('six programmes differ in how they are handed over and in what follows on missed days', async () => {
  const rows = await perform(app, operator, (ctx) =>
    ctx.sql<{ rules: string }>(
      `SELECT concat_ws(' ', code, handover, text_after_days, call_after_days, withhold_after_days,
                        see_after_days, restart_after_days, remind_hours) AS rules
       FROM programmes g WHERE EXISTS (SELECT FROM courses u WHERE u.programme_id = g.id) ORDER BY code`,
      [],
    ),
  );
  expect(rows.map(({ rules }) => rules)).toEqual([
    'demo-a taken-away 3 14 {72,24}',
    'demo-b taken-away 3 {72,24}',
    'demo-daily on-site 3 4 5 {}',
    'demo-depot on-site 7 28 29 {168,24}',
    'demo-long-course taken-away 1 3 60 {72,24}',
    'demo-prevention taken-away 7 30 {72,24}',
  ]);
});

test('there are kinds for everyone, a roster, and visits over two weeks; seeding again adds none', async () => {
  await perform(app, operator, seedVisits);
  await perform(app, operator, async (ctx) => {
    const contact = await lockContact(ctx, { channel: 'sms', value: '+254700000101' });
    const [patient] = contact ? await patientsOf(ctx, contact.id) : [];
    if (!patient) throw new Error('nobody');
    const kinds = await kindsOf(ctx, patient.id);
    expect(kinds.map(({ letter }) => letter)).toEqual(['A', 'B']);
    const [own] = await visitsOf(ctx, patient.id);
    expect(own).toMatchObject({ place: 2, time: '09:40' });
    expect(own?.day).toBe(addDays(dayOf(ctx.now, 'Africa/Nairobi'), 2));
    const [all] = await ctx.sql<{ n: number; days: number; people: number }>(
      `SELECT count(*)::int AS n, count(DISTINCT v.local_day)::int AS days, count(DISTINCT o.staff_id)::int AS people
       FROM visits v JOIN slots o ON o.id = v.slot_id WHERE v.state = 'booked'`,
      [],
    );
    expect(all?.n).toBe(64);
    const [first] = await ctx.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM visits WHERE local_day = $1',
      [dayOf(ctx.now, 'Africa/Nairobi')],
    );
    expect(first?.n).toBe(3);
    expect(all?.days).toBeGreaterThanOrEqual(10);
    expect(all?.people).toBe(4);

    // The demo's clock stops at what is planned for those whose phones are held, so that a reminder is seen at once.
    await planReminders(ctx, 1_000);
    const [planned] = await ctx.sql<{ at: Date }>(
      `SELECT min(due_at) AS at FROM messages WHERE state = 'scheduled' AND patient_id = $1`,
      [patient.id],
    );
    const held = [{ channel: 'sms', value: '+254700000101' }] as const;
    expect(await stepTo(ctx, 'next', held)).toEqual(new Date((planned?.at.getTime() ?? 0) + 1_000));
  });
});

test('the codes of now are shown to this machine alone, by its own name and through no proxy', async () => {
  const { base } = await serveDesk(app, { beside: demoRoutes(app) });
  const ask = (headers: Record<string, string>) =>
    exchange(`${base}/api/demo/accounts`, { headers });
  const here = await ask({ host: 'localhost:3000' });
  expect([here.status, here.body]).toEqual([200, expect.stringMatching(/"code":"\d{6}"/)]);
  for (const headers of [
    { host: 'rebound.example:3000' },
    { host: 'localhost', 'x-forwarded-for': '10.0.0.1' },
  ]) {
    const there = await ask(headers);
    expect(there.status).toBe(404);
    expect(there.body).not.toMatch(/\d{6}|demo\.example/);
  }
});

test('within a minute a reminder, an answer, what nobody came for and its why are seen; and what is given by day or at a visit', async () => {
  const began = performance.now();
  await service.sweep();
  const told = (address: string) =>
    service.gateway.accepted.filter(({ to }) => to === address).map(({ message }) => message);
  /** Presses the clock for one phone, and gives the first lines of what comes to it. */
  const press = async (address: string, step: 'day' | 'next' = 'next') => {
    const before = told(address).length;
    await stepOn(app, step, [{ channel: 'sms', value: address }]);
    await service.sweep();
    return told(address)
      .slice(before)
      .map((text) => text.split('\n')[0]);
  };
  const [own, ready, daily, depot] = ['101', '106', '107', '108'].map((n) => `+254700000${n}`);
  if (!own || !ready || !daily || !depot) throw new Error('nobody');
  expect(await press(own)).toEqual(['Baobab: Fri 5 Mar, 9:40am, place 2.']);
  expect(await service.sms(own, '1')).toBe('OK, thank you.');
  expect([await press(ready), await press(ready), await press(ready)]).toEqual([
    ['Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.'],
    [],
    ['Baobab: still kept for you to Fri 12 Mar.'],
  ]);
  expect(await service.sms(ready, '2')).toMatch(/^Thank you for telling us\. It goes back for now/);
  for (let day = 0; day < 4; day += 1) await press(daily, 'day');
  expect(told(daily).join('\n')).toMatch(/^Baobab: tafadhali njoo tuzungumze kwanza/);
  await press(depot);
  expect(told(depot).join('\n')).toMatch(
    /^Baobab: quel jour vous convient au point 2\? Nous gardons/,
  );
  expect(performance.now() - began).toBeLessThan(60_000);
});

test.each([
  ['a Wednesday', '2027-03-03T06:30:00Z', '2027-03-04T06:30:00Z'],
  ['late on a Thursday', '2027-03-04T20:00:00Z', '2027-03-05T06:30:00Z'],
  ['a Friday', '2027-03-05T04:00:00Z', '2027-03-08T06:30:00Z'],
  ['a Saturday', '2027-03-06T12:00:00Z', '2027-03-08T06:30:00Z'],
  ['a Sunday', '2027-03-07T12:00:00Z', '2027-03-08T06:30:00Z'],
])('begun on %s, its clock is at 09:30 of the next working day', async (_, now, begins) => {
  await setClock(app, now);
  await perform(app, operator, startClock);
  const at = await perform(app, operator, (ctx) => Promise.resolve(ctx.now));
  expect(at.getTime() - Date.parse(begins)).toBeLessThan(30_000);
  expect(at.getTime()).toBeGreaterThanOrEqual(Date.parse(begins));
});
