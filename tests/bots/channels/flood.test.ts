import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runChild } from '../../experiments/child.js';
import { figure, median } from '../../experiments/size.js';
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

test('a flood of texts from one number is not felt by another', async () => {
  const { app, base: url } = service;
  const people = await Promise.all(Array.from({ length: 60 }, () => buildPatient(app)));
  const addresses = people.map(({ address }) => address);
  const { address: from } = await buildPatient(app);
  const alone = await middleWait(addresses, pause(1_500));
  // From a process of its own, as a flood comes from elsewhere.
  const input: Flood = {
    url,
    publicUrl: PUBLIC_URL,
    twilio: TWILIO,
    from,
    to: TWILIO_FROM,
    ...SIZE,
  };
  const child = runChild('../bots/channels/flood-child.ts', input);
  while (!child.said().includes('begun')) await pause(10);
  const beside = await middleWait(addresses, child.ended);
  const { counts } = JSON.parse((await child.ended).split('\n')[1] ?? '{}') as Flooded;
  expect(counts).toEqual({ 200: SIZE.texts });
  figure('flood', { aloneMs: alone.toFixed(1), besideMs: beside.toFixed(1) });
  expect(beside).toBeLessThan(alone * 3);
}, 60_000);
