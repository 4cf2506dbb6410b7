import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeskAnswer, DeskOutcome, PhonesState } from '#bots/phones/contract.js';
import { deskWords } from '#bots/phones/web/desk-words.js';
import { nextStep } from '#bots/phones/web/next-step.js';
import type { Step } from '#bots/phones/web/next-step.js';
import { ending } from '../../support/ending.js';
import { smallService } from './small-service.js';

const nobody = '01900000-0000-7000-8000-000000000000';
let service: Awaited<ReturnType<typeof smallService>>;

beforeAll(async () => {
  service = await smallService();
});
afterAll(() => service.close());

async function desk(base = service.base): Promise<PhonesState['desk']> {
  const answer = await fetch(`${base}/phones/api/state`);
  return ((await answer.json()) as PhonesState).desk;
}

function ask(verb: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${service.base}/phones/api/desk/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function outcome(verb: string, body: unknown): Promise<DeskOutcome> {
  return ((await (await ask(verb, body)).json()) as DeskAnswer).outcome;
}

test('a parcel is made ready and handed over once, by its own number', async () => {
  service.desk.keep();
  const [parcel] = (await desk()) ?? [];
  const id = parcel?.id;
  expect(parcel).toMatchObject({ place: 2, parcel: 1, state: 'held' });
  expect(await outcome('hand-over', { id, code: '4821' })).toBe('not-now');
  const answer = (await (await ask('ready', { id })).json()) as DeskAnswer;
  expect(answer).toMatchObject({ outcome: 'done', state: { desk: [{ id, state: 'ready' }] } });
  expect(answer.state.threads['+254700000101']?.at(-1)?.text).toContain('yours is ready');
  expect(await outcome('ready', { id })).toBe('not-now');
  expect(await outcome('hand-over', { id, code: '0000' })).toBe('wrong');
  expect(await outcome('hand-over', { id, code: '4821' })).toBe('done');
  expect(await desk()).toEqual([]);
  expect(await outcome('hand-over', { id, code: '4821' })).toBe('not-now');
});

test('the page is sent the four newest parcels', async () => {
  for (let n = 0; n < 5; n++) service.desk.keep();
  expect((await desk())?.map(({ parcel }) => parcel)).toEqual([5, 4, 3, 2]);
});

test('the desk takes what this page would send and nothing else', async () => {
  const body = { id: nobody, code: '4821' };
  expect((await ask('hand-over', body)).status).toBe(200);
  expect((await ask('hand-over', body, { origin: 'https://evil.test' })).status).toBe(403);
  expect((await ask('hand-over', body, { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await ask('hand-over', body, { 'x-forwarded-for': '127.0.0.1' })).status).toBe(404);
  for (const wrong of [{ code: '48211' }, { code: '482' }, { id: 'x' }, { more: 1 }])
    expect((await ask('hand-over', { ...body, ...wrong })).status).toBe(400);
  expect((await ask('ready', { id: 'x' })).status).toBe(400);
  expect((await ask('ready', { id: nobody, more: 1 })).status).toBe(400);
});

test('without a desk there is none to see or to use', async () => {
  const other = ending(await smallService({}, { desk: false }));
  expect(await desk(other.base)).toBeNull();
  const answer = await fetch(`${other.base}/phones/api/desk/ready`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: nobody }),
  });
  expect(answer.status).toBe(404);
});

const held = { id: nobody, place: 2, parcel: 1, state: 'held' } as const;
const ready = { ...held, state: 'ready' } as const;

test.each<[Step, Parameters<typeof nextStep>]>([
  ['ask', [[], { sent: 0, handedOver: false }]],
  ['ask', [[held], { sent: 0, handedOver: false }]],
  ['keep', [[], { sent: 1, handedOver: false }]],
  ['prepare', [[held], { sent: 2, handedOver: false }]],
  ['collect', [[ready, held], { sent: 2, handedOver: false }]],
  ['explore', [[], { sent: 5, handedOver: true }]],
  ['prepare', [[held], { sent: 8, handedOver: true }]],
  ['keep', [null, { sent: 1, handedOver: false }]],
  ['explore', [null, { sent: 3, handedOver: false }]],
])('the next step is to %s', (step, [parcels, done]) => {
  expect(nextStep(parcels, done)).toBe(step);
});

test('each outcome at the desk has its sentence', () => {
  expect(deskWords(held, 'done')).toContain('is ready');
  expect(deskWords(ready, 'done')).toContain('handed over');
  expect(deskWords(ready, 'wrong')).toContain('look at the phone again');
  expect(deskWords(ready, 'locked')).toContain('Too many');
  expect(deskWords(held, 'not-now')).toContain('Nothing has changed');
});
