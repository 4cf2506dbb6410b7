import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runChild } from '../../experiments/child.js';
import { giveService, visitsOf } from '#core/visits/index.js';
import { figure, full, median } from '../../experiments/size.js';
import { buildClinic } from '../../core/visits/clinic.js';
import { asSystem } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
import { PUBLIC_URL, testService, TWILIO, TWILIO_FROM } from '../../support/service.js';
import type { Flood, Flooded } from './flood-child.js';
import { send, smsPost } from './posts.js';

const service = await testService();

/** Fewer than the 2,000 of the promise, over as many connections as a provider opens. */
const SIZE = { texts: 700, connections: 200 };

/** How long bystanders wait for a menu, one after another, until `until` settles: the middle of all waits, in milliseconds. */
async function middleWait(people: readonly string[], until: Promise<unknown>): Promise<number> {
  const state = { over: false };
  void until.finally(() => (state.over = true));
  const waits: number[] = [];
  while (!state.over) {
    const from = people[waits.length % people.length] ?? '';
    const start = performance.now();
    expect((await send(service, smsPost(from, 'MENU'))).status).toBe(200);
    waits.push(performance.now() - start);
    await pause(5);
  }
  return median(waits);
}

type Sent = Pick<Flood, 'texts' | 'connections' | 'says'>;

/** Floods the service from one number, and gives what bystanders wait beside it, and alone before and after: whatever else the machine does falls on both. */
async function flood(from: string, sent: Sent) {
  const people = await Promise.all(Array.from({ length: 60 }, () => buildPatient(service.app)));
  const addresses = people.map(({ address }) => address);
  const before = await middleWait(addresses, pause(1_000));
  // From a process of its own, as a flood comes from elsewhere.
  const to = { url: service.base, publicUrl: PUBLIC_URL, twilio: TWILIO, to: TWILIO_FROM };
  const child = runChild('../bots/channels/flood-child.ts', { ...to, from, ...sent });
  while (!child.said().includes('begun')) await pause(10);
  const beside = await middleWait(addresses, child.ended);
  const { counts } = JSON.parse((await child.ended).split('\n')[1] ?? '{}') as Flooded;
  const after = await middleWait(addresses, pause(1_000));
  return { alone: Math.max(before, after), beside, counts };
}

test('a flood of texts from one number is not felt by another', async () => {
  const { address } = await buildPatient(service.app);
  const { alone, beside, counts } = await flood(address, SIZE);
  expect(counts).toEqual({ 200: SIZE.texts });
  figure('flood', { aloneMs: alone.toFixed(1), besideMs: beside.toFixed(1) });
  expect(beside).toBeLessThan(alone * 3);
}, 60_000);

/** Five hundred a minute is the promise; here they come at once. */
const BOOKINGS = { texts: full ? 500 : 120, connections: 20 };

test('as many bookings and drops from one number leave one visit at most, and are not felt by another', async () => {
  const { app } = service;
  const clinic = await buildClinic(app);
  const { address, patientId } = await buildPatient(app, { site: clinic.site, level: 'GENERAL' });
  await asSystem(app, (ctx) => giveService(ctx, { patientId, serviceId: clinic.serviceId }));
  const says = ['BOOK 15 march 9am', '1', 'BOOK 15 march', '2', 'DROP'];
  const { alone, beside, counts } = await flood(address, { ...BOOKINGS, says });
  expect(counts).toEqual({ 200: BOOKINGS.texts });
  figure('bookings', { aloneMs: alone.toFixed(1), besideMs: beside.toFixed(1) });
  expect(beside).toBeLessThan(alone * 3);
  const booked = await asSystem(app, (ctx) => visitsOf(ctx, patientId));
  expect(booked.length).toBeLessThanOrEqual(1);
  // Something was done before the number had texted too much.
  const [made] = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>('SELECT count(*)::int AS n FROM visits WHERE patient_id = $1', [
      patientId,
    ]),
  );
  expect(made?.n).toBeGreaterThan(0);
}, 60_000);
