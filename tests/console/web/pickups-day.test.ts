import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { keep, livePickupsOf, markReady } from '#core/pickups/index.js';
import { answerWhy } from '#core/reminders/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { axeViolations, settled } from '../../support/browser.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { markOf } from '#console/contract/live.js';
import { buildStaff } from '../../support/build-staff.js';
import { testService } from '../../support/service.js';
import { builtConsole } from './build-console.js';
import { clearInLooks, ENDS } from './clear.js';
import { openDesk, PASSWORD } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

// The patients' phones and the desk, on one service.
const service = await testService();
const { app } = service;
const site = await buildSite(app, { number: 2 });
const medicine = await buildMedicine(app);
await buildStock(app, { siteId: site.id, productId: medicine.product.id, quantity: 30 });

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(builtConsole, app);
});
afterAll(() => desk.shut());

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const texts = (to: string) => service.twilio.accepted.filter((one) => one.to === to).length;

/** A patient who asks and keeps by SMS. */
async function keeper() {
  const person = await buildPatient(app, { site, medicines: [medicine] });
  const say = (text: string) => service.sms(person.address, text);
  await say('hi');
  await say('1');
  expect(await say('1')).toMatch(/^Kept for you at place 2/);
  /** Asks for the code on the same phone. */
  const code = async () => {
    const question = (await say('1')) ?? '';
    const digits = Array.from(
      question.matchAll(/(\d)(?:st|nd|rd|th)/g),
      ([, n]) => '482715'[Number(n) - 1],
    );
    const answer = (await say(digits.join(''))) ?? '';
    return /\d{4}/.exec(answer)?.[0] ?? answer;
  };
  return { ...person, say, code };
}

/** Opens a patient's own parcel in the list: others may stand beside it. */
async function openParcel(page: Page, { patientId }: { patientId: string }): Promise<void> {
  const [row] = await asSystem(app, (ctx) =>
    ctx.sql<{ parcel: number }>(
      `SELECT parcel FROM pickups WHERE patient_id = $1 AND state IN ('held', 'ready')`,
      [patientId],
    ),
  );
  const name = `Parcel ${row?.parcel ?? ''}`;
  await page.getByRole('button', { name, exact: true }).click();
}

async function clean(page: Page): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
}

/** Who has not come in time, and was asked why, answers that they will. */
const saysComing = ({ patientId }: { patientId: string }) =>
  asSystem(app, async (ctx) => {
    const [missed] = await ctx.sql<{ id: Id<'Pickup'> }>(
      `UPDATE pickups SET missed_at = $2 WHERE patient_id = $1 AND state = 'ready' RETURNING id`,
      [patientId, ctx.now],
    );
    if (missed) await answerWhy(ctx, missed.id, 'coming');
  });

/** Ten seconds later the patient is told. */
async function undoIsOver() {
  await moveClock(app, 0.2);
  await service.sweep();
}

test('the day of a parcel: kept by SMS, prepared, announced, handed over by its code with the keyboard alone', async () => {
  const patient = await keeper();
  const { page, complaints } = await desk.visit('/pickups', { as: 'dispenser' });
  await heading(page, 'Pickups at place 2');
  const row = page.getByRole('row').filter({ hasText: 'Item A' });
  await row.getByText('Not prepared').waitFor();
  await clean(page);

  await row.getByRole('button', { name: /^Ready/ }).click();
  await page.getByText('Its patient is told in 10 seconds.').waitFor();
  await page.getByText('Nothing to prepare').waitFor();
  await page.locator('h1:focus').waitFor();
  await page.getByLabel('Parcel number').fill('999');
  await page.keyboard.press('Enter');
  await page.getByText('No parcel like that on this list').waitFor();
  await page.getByRole('link', { name: 'Show the whole list' }).click();
  await page.getByText('Nothing to prepare').waitFor();
  await page.getByLabel('Half hour of today').selectOption('15:30');
  await page.getByText('No parcel like that on this list').waitFor();
  await page.getByLabel('Half hour of today').selectOption({ label: 'Any' });
  await page.getByText('Nothing to prepare').waitFor();
  await undoIsOver();
  expect(service.twilio.accepted.at(-1)).toMatchObject({ to: patient.address });
  expect(service.twilio.accepted.at(-1)?.body).toContain('yours is ready at place 2');
  await page.getByRole('link', { name: 'Ready', exact: true }).click();
  await page.locator('button.parcel').first().click();
  await page.getByText('Told', { exact: true }).waitFor();
  await clearInLooks(page, 'parcel', ENDS);
  await page.getByRole('button', { name: 'They are here' }).click();
  await page.getByText('At the desk since 09:30').waitFor();

  const code = await patient.code();
  expect(code).toMatch(/^\d{4}$/);
  await page.goto(`${desk.base}/hand-over`);
  await page.getByLabel('Code').waitFor();
  await page.keyboard.type(code);
  await page.getByText('Fetch this parcel').waitFor();
  await clean(page);
  await expect.poll(() => page.evaluate('document.activeElement.innerText')).toContain('Hand over');
  await page.keyboard.press('Enter');
  await page.getByText(/Parcel .* is handed over/).waitFor();
  await expect.poll(() => page.evaluate('document.activeElement?.id')).toBe('code');
  await page.goto(`${desk.base}/pickups?show=done`);
  await page.getByText('Handed over', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test('a wrong code says so and is typed anew; after five the page leads to a second person, who signs', async () => {
  const patient = await keeper();
  const { page } = await desk.visit('/pickups', { as: 'dispenser' });
  await page.getByRole('button', { name: /^Ready/ }).click();
  await page.getByText('Its patient is told in 10 seconds.').waitFor();
  await undoIsOver();
  const code = await patient.code();
  await page.goto(`${desk.base}/hand-over`);
  const field = page.getByLabel('Code');
  const wrong = code === '0000' ? '1111' : '0000';
  for (let tries = 0; tries < 5; tries += 1) {
    await field.fill(wrong);
    await page.getByText('No parcel here has that code.').waitFor();
    await expect.poll(() => field.inputValue()).toBe('');
  }
  await field.fill(code);
  await page.getByText('For an hour, codes alone open nothing').waitFor();
  await clean(page);

  await page.getByRole('link', { name: 'Without a code' }).first().click();
  await page.locator('button.parcel').first().click();
  await page.getByRole('button', { name: 'Hand over without a code' }).click();
  await page.getByRole('button', { name: 'Show the name to check' }).click();
  await page.getByText('That you looked is noted').waitFor();
  await page.getByLabel('Their wallet card').check();
  const other = await buildStaff(app, { role: 'front-desk' });
  await page.getByLabel('Their e-mail').fill(other.email);
  await page.getByLabel('Their password').fill('Wrong-Password-1');
  await page.getByLabel('The code that their app shows').fill('000000');
  await clean(page);
  await page.getByRole('button', { name: /^Hand over parcel/ }).click();
  await page.locator('.field').getByText('of the second person is not right').waitFor();
  await page.getByLabel('Their password').fill(PASSWORD);
  await page.getByLabel('The code that their app shows').fill(other.code());
  await page.getByRole('button', { name: /^Hand over parcel/ }).click();
  await page.getByText(/Parcel .* is handed over/).waitFor();
  await app.db.query('DELETE FROM code_tries');

  // Two sign as well that it is taken back.
  await page.goto(`${desk.base}/pickups?show=done`);
  await page.locator('button.parcel').first().click();
  await page.getByRole('button', { name: 'Take the handover back' }).click();
  await page.getByLabel('It was not taken after all').check();
  const second = await buildStaff(app, { role: 'dispenser' });
  await page.getByLabel('Their e-mail').fill(second.email);
  await page.getByLabel('Their password').fill(PASSWORD);
  await page.getByLabel('The code that their app shows').fill(second.code());
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByText(/The handover of parcel .* is taken back\./).waitFor();
});

test('a press too many is taken back within ten seconds, and nobody is told', async () => {
  const patient = await keeper();
  const before = texts(patient.address);
  const { page } = await desk.visit('/pickups', { as: 'dispenser' });
  await page.getByRole('button', { name: /^Ready/ }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Nobody was told.').waitFor();
  await page.getByRole('button', { name: /^Ready/ }).waitFor();
  await page.locator('button.parcel').first().click();
  await page.getByRole('button', { name: 'They are here' }).click();
  await undoIsOver();
  expect(texts(patient.address)).toEqual(before);
  await page.getByRole('button', { name: /^Ready/ }).click();
  await page.getByText('Its patient is told in 10 seconds.').waitFor();
  await undoIsOver();
  await expect.poll(() => texts(patient.address)).not.toEqual(before);
});

test('a parcel whose patient was told that it is not there is looked for, and said to be ready anew', async () => {
  const patient = await keeper();
  await asSystem(app, async (ctx) => {
    const [pickup] = await livePickupsOf(ctx, patient.patientId);
    if (pickup) await markReady(ctx, pickup.id);
  });
  await service.sweep();
  expect(await patient.say('none')).toContain('It is still kept: we look for it');
  const { page, complaints } = await desk.visit('/tasks', { as: 'dispenser' });
  await page.getByRole('button', { name: 'Prepare' }).first().click();
  await page.getByText(/was told that it is not there\. Look for it/).waitFor();
  await page.goto(`${desk.base}/pickups?show=ready`);
  const sought = page.getByText('Its patient was told it is not here: look for it');
  await sought.first().waitFor();
  await openParcel(page, patient);
  await clearInLooks(page, 'parcel-sought', ENDS);
  await page.getByRole('button', { name: 'Ready: tell the patient' }).click();
  await page.getByText('Its patient is told in 10 seconds.').first().waitFor();
  await expect.poll(() => sought.count()).toBe(0);
  const told = texts(patient.address);
  await expect.poll(() => undoIsOver().then(() => texts(patient.address))).toBe(told + 1);
  expect(service.twilio.accepted.at(-1)?.body).toContain('yours is ready at place 2');
  expect(complaints).toEqual([]);
});

test('a parcel marked elsewhere appears by itself, is kept longer once, and goes back on the shelf', async () => {
  const patient = await keeper();
  const { page } = await desk.visit('/pickups', { as: 'dispenser' });
  await openParcel(page, patient);
  await page.getByRole('button', { name: 'Ready: tell the patient' }).click();
  await page.getByText('Its patient is told in 10 seconds.').first().waitFor();
  await undoIsOver();
  const told = texts(patient.address);
  await page.getByRole('link', { name: 'Ready', exact: true }).click();
  await openParcel(page, patient);
  await page.getByRole('button', { name: 'Keep it longer' }).click();
  await page.getByLabel('3 days').check();
  await clean(page);
  await page.getByRole('button', { name: 'Keep it longer' }).click();
  await page.getByText('is kept longer').waitFor();
  // A second text to one number waits for its slot.
  await expect
    .poll(() => undoIsOver().then(() => texts(patient.address)), { timeout: 5_000 })
    .toBe(told + 1);

  await openParcel(page, patient);
  await expect.poll(() => page.getByRole('button', { name: 'Keep it longer' }).count()).toBe(0);
  await saysComing(patient);
  await page.getByText('Said they will come, Wed 3 Mar').first().waitFor();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await page.getByText('Some fields are not right yet.').waitFor();
  await page.getByLabel('They are not coming').check();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await page.getByText('is back on the shelf').waitFor();

  // What is done at another place is told, and asks for nothing here.
  const away = await buildSite(app, { number: 77 });
  const heard = (mark: string) =>
    page.evaluate(`new Promise((done) => {
      const stream = new EventSource('/api/events');
      stream.addEventListener('changed', ({ data }) => data.includes('${mark}') && done(data));
      stream.addEventListener('open', () => (document.title = '${mark}'));
    })`);
  const act = async (mark: string, work: () => Promise<unknown>) => {
    const told = heard(mark);
    await expect.poll(() => page.title()).toBe(mark);
    await work();
    return told;
  };
  // What was done here before has been told by then.
  const lot = await act(`lot@${markOf(away.id)}`, () =>
    buildStock(app, { siteId: away.id, productId: medicine.product.id }),
  );
  const elsewhere = await buildPatient(app, { site: away, medicines: [medicine] });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await act(`pickup@${markOf(away.id)}`, () =>
    asSystem(app, (ctx) =>
      keep(ctx, { course: elsewhere.course, siteId: away.id, contactId: elsewhere.contact.id }),
    ),
  );
  expect(asked).not.toContain('/api/pickups');
  expect(lot).not.toContain(away.id);
});

test('of a parcel that is ready before its first day it is said on which day its patient is told', async () => {
  const early = await buildPatient(app, { site, medicines: [medicine], dueOn: '2027-03-12' });
  const { course, contact } = early;
  await asSystem(app, (ctx) => keep(ctx, { course, siteId: site.id, contactId: contact.id }));
  const { page } = await desk.visit('/pickups', { as: 'dispenser' });
  await openParcel(page, early);
  await page.getByRole('button', { name: 'Ready: tell the patient' }).click();
  await page.locator('toast-stack').getByText('Its patient is told on Fri 5 Mar').waitFor();

  // Who asked for no more texts is told nothing, and what is withheld waits.
  const patient = await keeper();
  await patient.say('STOP');
  const withhold = (yes: boolean) =>
    app.db.query('UPDATE courses SET withheld = $1 WHERE id = $2', {
      bind: [yes, patient.course.id],
    });
  await withhold(true);
  await page.reload();
  await openParcel(page, patient);
  await page.getByRole('button', { name: 'Ready: tell the patient' }).click();
  await page
    .locator('toast-stack')
    .getByText(/Nobody is told: .* Do not hand it over yet: the prescriber decides first\.$/)
    .waitFor();
  await withhold(false);
});

test('the sheet of today prints dark on white, without a way round, and names no item', async () => {
  await keeper();
  const { page } = await desk.visit('/pickups/sheet', { as: 'front-desk' });
  await heading(page, /Pickups of Wednesday 3 March 2027/);
  await clean(page);
  await app.db.query(
    `UPDATE pickups SET window_start = '2027-03-03T07:00:00Z' WHERE state = 'held'`,
  );
  await page.reload();
  await page.getByRole('button', { name: 'Print' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.getByRole('navigation').count()).toBe(0);
  await expect.poll(() => page.locator('main').innerText()).not.toContain(medicine.product.code);
  await expect.poll(() => page.locator('main').innerText()).not.toContain('Item');
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.length).toBeGreaterThan(1_000);
});

test('an agent on a phone sees numbers and codes alone', async () => {
  const { page, complaints } = await desk.visit('/pickups', { as: 'agent', width: 320 });
  await heading(page, 'Pickups at place 2');
  // Whoever prepares none begins with those that are ready.
  await page.locator('.tabs [aria-current=page]', { hasText: 'Ready' }).waitFor();
  await page.getByRole('link', { name: 'To prepare' }).click();
  await page.getByText('Not prepared').first().waitFor();
  await expect.poll(() => page.locator('main').innerText()).not.toContain('Item A');
  await clean(page);
  await expect
    .poll(() => page.evaluate('document.documentElement.scrollWidth'))
    .toBeLessThanOrEqual(320);
  expect(complaints).toEqual([]);
});

test('every page of the desk is clean in the dark and at 320 px', async () => {
  const { page } = await desk.visit('/', { as: 'dispenser' });
  for (const path of ['/pickups', '/pickups?show=done', '/hand-over', '/pickups/sheet']) {
    await page.goto(desk.base + path);
    await settled(page);
    await clearInLooks(page, path.replaceAll(/\W+/g, '-'));
  }
});
