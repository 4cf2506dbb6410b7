import { afterAll, beforeAll, expect, test } from 'vitest';
import { patients } from '#console/contract/patients.js';
import { tasks } from '#console/contract/tasks.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildSite } from '../../support/build.js';
import { serveDesk } from '../../support/desk.js';
import type { Visitor } from '../../support/desk.js';
import { testService } from '../../support/service.js';
import type { TestService } from '../../support/service.js';
import { secretDigits } from '../../support/transcript.js';
import { builtConsole } from './build-console.js';
import { openDesk } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

let service: TestService;
let desk: OpenDesk;
let as: Awaited<ReturnType<typeof serveDesk>>['as'];
let site: Awaited<ReturnType<typeof buildSite>>;
beforeAll(async () => {
  service = await testService('2027-03-03T06:30:00Z');
  site = await buildSite(service.app, { posterWord: 'maple' });
  ({ as } = await serveDesk(service.app));
  desk = await openDesk(builtConsole, service.app);
});
afterAll(() => desk.shut());

let last = 254_744_000_000;

/** Somebody sends a place's poster word; gives their phone and the task that it became. */
async function asked() {
  const phone = `+${(last += 1)}`;
  await service.sms(phone, 'join maple');
  const [row] = await asSystem(service.app, (ctx) =>
    ctx.sql<{ id: string }>(
      `SELECT id FROM tasks WHERE kind = 'proposed-registration' ORDER BY created_at DESC, id DESC LIMIT 1`,
      [],
    ),
  );
  return { phone, task: row?.id ?? '' };
}

const form = { name: 'Amina Otieno', language: 'sw', level: 'COVERT', consents: ['texts'] };

const registers = (who: Visitor, registrationId: string) => ({
  body: { ...form, usualSiteId: site.id, secretNumber: '482715', anyway: true, registrationId },
  who,
});

const taskOf = async (id: string) => {
  const [row] = await asSystem(service.app, (ctx) =>
    ctx.sql<{ state: string; outcome: string | null }>(
      'SELECT state, outcome FROM tasks WHERE id = $1',
      [id],
    ),
  );
  return row;
};

const lastTo = (phone: string) =>
  service.twilio.accepted.filter(({ to }) => to === phone).at(-1)?.body ?? '';

test('the form is filled with what they sent; registering ends the task and asks their phone for the secret number', async () => {
  const { phone, task } = await asked();
  const { page, complaints } = await desk.visit(`/patients/new?task=${task}`, { as: 'front-desk' });
  await page.getByText(phone).waitFor();
  await expect.poll(() => page.getByLabel('Phone number').count()).toBe(0);
  await page.getByLabel('Full name').fill('Amina Otieno');
  await page.getByLabel('Secret number').fill('482715');
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByText('is registered').waitFor();
  await expect.poll(() => taskOf(task)).toEqual({ state: 'done', outcome: 'registered' });
  await service.drain();
  const question = lastTo(phone);
  expect(question).toContain('Welcome. One more step');
  expect(await service.sms(phone, secretDigits(question, '482715'))).toContain(
    'you can write to us here',
  );
  expect(complaints).toEqual([]);
});

test('the task leads to the form', async () => {
  const { task } = await asked();
  const { page } = await desk.visit('/tasks', { as: 'front-desk' });
  await page.getByText('Someone asks to be registered').last().click();
  await page.getByRole('link', { name: 'Register them' }).click();
  await page.getByText('From the phone').waitFor();
  expect(page.url()).toContain(`task=`);
  expect((await taskOf(task))?.state).toBe('open');
});

test('after 14 days the form says kindly that it is gone, and they can ask anew', async () => {
  const { phone, task } = await asked();
  await moveClock(service.app, 14 * 24 * 60 + 1);
  const { page } = await desk.visit(`/patients/new?task=${task}`, { as: 'front-desk' });
  await page.getByText('What they sent is gone').waitFor();
  await page.getByLabel('Phone number').waitFor();
  await page.close();
  expect(await service.sms(phone, 'join maple')).toContain('you are on the list');
  await expect.poll(() => taskOf(task)).toMatchObject({ state: 'cancelled' });
  const front = await as('front-desk', [site.id]);
  const { rows } = await front.call(tasks.list, { query: { kind: 'proposed-registration' } });
  const anew = rows.at(-1)?.id ?? '';
  expect(await front.call(tasks.registration, { params: { id: anew } })).toMatchObject({
    number: phone,
  });
});

test('the sweep ends what nobody came for, and its task', async () => {
  const { task } = await asked();
  await moveClock(service.app, 14 * 24 * 60 + 1);
  await service.sweep();
  await expect.poll(() => taskOf(task)).toMatchObject({ state: 'cancelled' });
});

test('of two who register one proposal at once, one does', async () => {
  const { task } = await asked();
  const all = await Promise.all(Array.from({ length: 8 }, () => as('front-desk', [site.id])));
  const [one] = all;
  const { id } = (await one?.call(tasks.registration, { params: { id: task } })) ?? { id: '' };
  const came = await Promise.all(
    all.map((who) => {
      const { body } = registers(who, id);
      return who.ask('POST', '/api/patients', { body });
    }),
  );
  expect(came.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(410)]);
});

test('who is sent away may ask anew, and who works elsewhere sees nothing', async () => {
  const { phone, task } = await asked();
  const elsewhere = await as('front-desk', [(await buildSite(service.app)).id]);
  expect(await elsewhere.refused(tasks.registration, { params: { id: task } })).toBe(
    '404 not-found',
  );
  const here = await as('front-desk', [site.id]);
  const { rev } = (await here.call(tasks.read, { params: { id: task } })).task;
  await here.call(tasks.close, { params: { id: task }, body: { rev, outcome: 'not-come' } });
  expect(await here.refused(tasks.registration, { params: { id: task } })).toBe(
    '410 registration.gone',
  );
  const { body } = registers(here, (await asked()).task);
  expect(await here.refused(patients.enrol, { body })).toBe('410 registration.gone');
  expect(await service.sms(phone, 'join maple')).toContain('you are on the list');
});
