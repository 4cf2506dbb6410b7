import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runChild } from '../../experiments/child.js';
import { giveService, visitsOf } from '#core/visits/index.js';
import { figure, full } from '../../experiments/size.js';
import { buildClinic } from '../../core/visits/clinic.js';
import { asSystem } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
import { PUBLIC_URL, testService, TWILIO, TWILIO_FROM } from '../../support/service.js';
import type { Flood, Flooded } from './flood-child.js';
import { send, smsPost } from './posts.js';

const service = await testService();

/** Of a loud number no more turns go before a bystander's than have a connection to the database; without a line of its own all of them do. */
const AHEAD = 16;

/** Fewer than the 2,000 of the promise, over as many connections as a provider opens. */
const SIZE = { texts: 700, connections: 200 };

type Sent = Pick<Flood, 'texts' | 'connections' | 'says'>;

/** Floods the service from one number, and gives how many of its turns ended while a bystander waited for a menu: at most, but for one wait in twenty, into which a pause of the machine may fall. */
async function flood(from: string, sent: Sent) {
  const people = await Promise.all(Array.from({ length: 60 }, () => buildPatient(service.app)));
  const turns = () => service.turns.filter((one) => one === from).length;
  // From a process of its own, as a flood comes from elsewhere.
  const to = { url: service.base, publicUrl: PUBLIC_URL, twilio: TWILIO, to: TWILIO_FROM };
  const child = runChild('../bots/channels/flood-child.ts', { ...to, from, ...sent });
  const state = { over: false };
  void child.ended.finally(() => (state.over = true));
  while (turns() === 0) await pause(1);
  const ahead: number[] = [];
  while (!state.over) {
    const before = turns();
    const { address } = people[ahead.length % people.length] ?? { address: '' };
    expect((await send(service, smsPost(address, 'MENU'))).status).toBe(200);
    ahead.push(turns() - before);
    await pause(5);
  }
  const { counts } = JSON.parse((await child.ended).split('\n')[1] ?? '{}') as Flooded;
  const last = ahead.findLastIndex((turns) => turns > 0);
  const waits = ahead.slice(0, last + 1).sort((a, b) => a - b);
  return { ahead: waits[Math.ceil(waits.length * 0.95) - 1] ?? NaN, counts };
}

test('a flood of texts from one number is not felt by another', async () => {
  const { address } = await buildPatient(service.app);
  const { ahead, counts } = await flood(address, SIZE);
  expect(counts).toEqual({ 200: SIZE.texts });
  figure('flood', { turnsAhead: ahead });
  expect(ahead).toBeLessThan(AHEAD);
}, 60_000);

/** Five hundred a minute is the promise; here they come at once. */
const BOOKINGS = { texts: full ? 500 : 120, connections: 100 };

test('as many bookings and drops from one number leave one visit a day at most, and are not felt by another', async () => {
  const { app } = service;
  const clinic = await buildClinic(app);
  const { address, patientId } = await buildPatient(app, { site: clinic.site, level: 'GENERAL' });
  await asSystem(app, (ctx) => giveService(ctx, { patientId, serviceId: clinic.serviceId }));
  const says = ['BOOK 15 march 9am', '1', 'BOOK 15 march', '2', 'DROP'];
  const { ahead, counts } = await flood(address, { ...BOOKINGS, says });
  expect(counts).toEqual({ 200: BOOKINGS.texts });
  figure('bookings', { turnsAhead: ahead });
  expect(ahead).toBeLessThan(AHEAD);
  const booked = await asSystem(app, (ctx) => visitsOf(ctx, patientId));
  const days = booked.map(({ day }) => day);
  expect(new Set(days).size).toBe(days.length);
  // Something was done before the number had texted too much.
  const [made] = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>('SELECT count(*)::int AS n FROM visits WHERE patient_id = $1', [
      patientId,
    ]),
  );
  expect(made?.n).toBeGreaterThan(0);
}, 60_000);
