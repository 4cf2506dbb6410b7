import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPickup, pickupCode } from '#core/pickups/index.js';
import { addService, bookVisit, giveService } from '#core/visits/index.js';
import { plainLine } from '#bots/phones/plain-line.js';
import { startBots } from '#bots/start.js';
import type { DeskAnswer, DeskOutcome, PhonesState } from '#bots/phones/contract.js';
import { demoDesk } from '../../../src/demo/desk.js';
import { demoPhones } from '../../../src/demo/phones.js';
import { openProviders } from '../../../src/service/providers.js';
import { asSystem } from '../../support/app.js';
import { GATEWAY, PUBLIC_URL } from '../../support/service.js';
import { buildHours, buildPractitioner } from '../../core/visits/clinic.js';
import { clinic } from '../dialogues/clinic.js';

const dataDir = mkdtempSync(path.join(tmpdir(), 'sotto-desk-'));
let home: Awaited<ReturnType<typeof clinic>>;
let base: string;
let close: () => Promise<void>;

beforeAll(async () => {
  home = await clinic(undefined, { DATA_DIR: dataDir });
  const { app, service } = home;
  const providers = await openProviders(app.config, PUBLIC_URL);
  const leaving = new AbortController();
  const phones = demoPhones(
    { post: service.post, providers, publicUrl: PUBLIC_URL },
    leaving.signal,
  );
  const server = await startBots(app, { routers: [phones], host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    leaving.abort();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await providers.close();
  };
});
afterAll(async () => {
  await close();
  rmSync(dataDir, { recursive: true });
});

async function look(): Promise<PhonesState> {
  return (await (await fetch(`${base}/phones/api/state`)).json()) as PhonesState;
}

async function act(verb: string, body: unknown): Promise<DeskOutcome> {
  const answer = await fetch(`${base}/phones/api/desk/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return ((await answer.json()) as DeskAnswer).outcome;
}

/** Keeps one by SMS, and gives its patient with the parcel as the desk sees it. */
async function kept() {
  const { person } = await home.caller();
  for (const text of ['1', '1']) await home.service.sms(person.address, text);
  const [live] = await home.live(person.patientId);
  return { person, id: live?.id ?? '' };
}

/** The number that its patient would show. */
function codeOf(id: string): Promise<string> {
  return asSystem(home.app, async (ctx) => {
    const pickup = await findPickup(ctx, id);
    if (!pickup) throw new Error('no parcel');
    return pickupCode(ctx.keys, pickup);
  });
}

test('the page’s desk makes ready and hands over by the use cases that staff have', async () => {
  const { person, id } = await kept();
  const other = await kept();
  expect((await look()).desk?.map((parcel) => [parcel.id, parcel.state])).toEqual([
    [other.id, 'held'],
    [id, 'held'],
  ]);
  expect(await act('ready', { id })).toBe('done');
  expect(await act('ready', { id })).toBe('not-now');
  await home.service.sweep();
  expect(home.service.twilio.accepted.at(-1)).toMatchObject({ to: person.address });
  const code = await codeOf(id);
  const wrong = code === '0000' ? '0001' : '0000';
  expect(await act('hand-over', { id: other.id, code })).toBe('wrong');
  expect(await act('hand-over', { id, code: wrong })).toBe('wrong');
  expect(await act('hand-over', { id, code })).toBe('done');
  expect(await home.live(person.patientId)).toEqual([]);
  expect(await act('hand-over', { id, code })).toBe('wrong');
  const said = (await look()).ledger.map(({ text }) => text).toReversed();
  expect(said.filter((text) => /parcel|number/.test(text))).toEqual([
    'A parcel is kept at place 2',
    'A parcel is kept at place 2',
    'A parcel is ready; its patient is told',
    'A wrong number was tried at a place',
    'A wrong number was tried at a place',
    'A parcel was handed over',
    'A wrong number was tried at a place',
  ]);
  for (const outcome of ['wrong', 'wrong', 'locked'])
    expect(await act('hand-over', { id: other.id, code: wrong })).toBe(outcome);
});

test('beside a gateway the plain phone writes to its webhook, and shows no answer', async () => {
  const { person } = await home.caller();
  const line = plainLine({
    webhooks: {
      ...{ base: home.service.base, publicUrl: PUBLIC_URL, gatewaySecret: GATEWAY.secret },
      ...{ twilioAuthToken: '', twilioAccountSid: '', twilioFrom: '22384', telegramSecret: '' },
    },
    twilio: null,
    now: () => Promise.resolve('2027-03-03T06:30:00Z'),
    changed: () => undefined,
  });
  const phone = (await look()).people[0];
  if (!phone) throw new Error('no phone');
  const { address } = person;
  await line.send({ ...phone, address }, '1');
  await line.call({ ...phone, address });
  expect(line.threads()[address]).toMatchObject([
    { side: 'person', text: '1' },
    { side: 'trouble', text: 'This gateway passes no calls on.' },
  ]);
  expect(home.service.turns.at(-1)).toBe(address);
});

test('a parcel that is not there is not now', async () => {
  const id = '01900000-0000-7000-8000-000000000000';
  const desk = demoDesk(home.app);
  expect(await desk.ready(id)).toBe('not-now');
  expect(await desk.handOver(id, '1234')).toBe('not-now');
});

test('whoever may hold a phone comes with the number, or the words, that the demo asks for', async () => {
  const person = async (key: string) => (await look()).people.find((one) => one.key === key);
  expect(await person('+254700000101')).toMatchObject({ secretNumber: '482715' });
  const both = '271829 (Blue), 314158 (Green)';
  expect(await person('+254700000103')).toMatchObject({ secretNumber: both });
  expect(await person('telegram:9002')).not.toHaveProperty('hint');
  writeFileSync(path.join(dataDir, 'demo.json'), '{"joinWords":"one two three"}\n');
  expect(await person('telegram:9002')).toMatchObject({
    hint: 'To link it, send JOIN one two three',
    secretNumber: '693147',
  });
  await home.enrol({ channel: 'telegram', address: '9002' });
  const linked = await person('telegram:9002');
  expect(linked).toMatchObject({ title: 'Linked by three words' });
  expect(linked).not.toHaveProperty('hint');
});

test('“to the next event” leads through what comes to whoever is held: a reminder, nobody comes, and the why', async () => {
  const { app, service } = home;
  const address = '+254700000106';
  const person = await home.enrol({ address });
  for (const text of ['1', '1']) await service.sms(address, text);
  await home.prepare(person.patientId);
  await service.sweep();
  /** Goes on by one, and gives what comes to the phone. */
  const next = async (step = 'next') => {
    const before = service.twilio.accepted.length;
    await fetch(`${base}/phones/api/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ step, held: [address] }),
    });
    await service.drain();
    const fresh = service.twilio.accepted.slice(before).filter(({ to }) => to === address);
    return fresh.map(({ body }) => body.split('\n')[0]).join() || 'nothing';
  };
  expect([await next(), await next(), await next()]).toEqual([
    'Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.',
    'nothing',
    'Baobab: still kept for you to Fri 12 Mar.',
  ]);
  expect(await service.sms(address, '2')).toContain('It goes back for now');
  // A visit: its reminder, the answer, and that nobody came after all.
  const { patientId, contact } = person;
  const siteId = home.siteAt(2).id;
  await buildHours(app, { staffId: await buildPractitioner(app), siteId });
  await asSystem(app, async (ctx) => {
    const remindHours = [24];
    const serviceId = await addService(ctx, { code: 'Review', minutes: 30, remindHours });
    await giveService(ctx, { patientId, serviceId });
    const [day, time] = ['2027-03-11', '10:00'] as const;
    await bookVisit(ctx, { patientId, serviceId, siteId, contactId: contact.id, day, time });
  });
  await service.sweep();
  expect(await next()).toBe('Baobab: Thu 11 Mar, 10am, place 2.');
  expect(await service.sms(address, '1')).toBe('OK, thank you.');
  await next('day');
  await next('day');
  const ledger = (await look()).ledger.map(({ text }) => text).toReversed();
  const since = ledger.slice(ledger.indexOf('A patient is reminded of a parcel'));
  expect(since.filter((text) => /visit|reminded|why/.test(text))).toEqual([
    'A patient is reminded of a parcel',
    'A patient is asked why a parcel was not collected',
    'A patient said why a parcel was not collected',
    'A visit is booked at place 2',
    'A patient is reminded of a visit',
    'A patient said that they will come to a visit',
    'Nobody came to a visit: it counts as missed',
    'A patient is asked about a visit that nobody came to',
  ]);
  const [days] = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>('SELECT count(*)::int AS n FROM site_days', []),
  );
  expect(days?.n).toBeGreaterThan(4);
});
