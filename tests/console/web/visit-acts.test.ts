import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  addLeave,
  addService,
  arrive,
  bookVisit,
  giveService,
  waitFor,
} from '#core/visits/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { testService } from '../../support/service.js';
import { buildClinic } from '../../core/visits/clinic.js';
import { builtConsole } from './build-console.js';
import { clear, clearInLooks, ENDS } from './clear.js';
import { openDesk } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

// What is set up for visits, and what is done with them beside the calendar; Wednesday, half past nine at the place.
const service = await testService();
const { app } = service;
const clinic = await buildClinic(app, { service: { code: 'Review' } });

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(builtConsole, app);
});
afterAll(() => desk.shut());

const toast = (page: Page, words: string) =>
  page.locator('toast-stack').getByText(words).first().waitFor();
const sure = (page: Page, act: string) =>
  page.locator('.question').getByRole('button', { name: act }).click();

test('a service is added with its reminders, changed, and rests', async () => {
  const { page, complaints } = await desk.visit('/services', { as: 'officer' });
  const sheet = page.locator('service-sheet');
  const shown = page.getByRole('row').filter({ hasText: 'Wound care' });
  await page.getByRole('button', { name: 'Add a service' }).click();
  await sheet.getByRole('button', { name: 'Add a service' }).click();
  await sheet.getByRole('link', { name: 'Name: Fill this in.' }).waitFor();
  await sheet.getByLabel('Name', { exact: true }).fill('Wound care');
  await sheet.getByLabel('Reminders, hours before').fill('48; 2');
  await clearInLooks(page, 'service', ENDS);
  await sheet.getByRole('button', { name: 'Add a service' }).click();
  await toast(page, 'Added.');
  await shown.getByText('48 h before, 2 h before').waitFor();

  await page.getByRole('button', { name: 'Wound care' }).click();
  await sheet.getByLabel('Minutes', { exact: true }).fill('45');
  await sheet.getByLabel('Reminders, hours before').fill('');
  await sheet.getByLabel('It can be booked', { exact: true }).uncheck();
  await sheet.getByRole('button', { name: 'Save' }).click();
  await toast(page, 'Saved.');
  await shown.getByText('45').waitFor();
  await shown.getByText('Not in use').waitFor();
  const [[row]] = await app.db.query(
    `SELECT minutes, remind_hours AS hours, active FROM services WHERE code = 'Wound care'`,
  );
  expect(row).toEqual({ minutes: 45, hours: [], active: false });
  expect(complaints).toEqual([]);
});

test('a kind is put on the card and taken off it; a visit is opened and moved from the record', async () => {
  const { ask, patientId, do: act } = await clinic.patient();
  const serviceId = await asSystem(app, (ctx) => addService(ctx, { code: 'Talk', minutes: 30 }));
  await asSystem(app, (ctx) => giveService(ctx, { patientId, serviceId }));
  // Today's visit opens the record; tomorrow's is the one that is moved.
  await act((ctx) => bookVisit(ctx, { ...ask, day: '2027-03-03', time: '15:00' }));
  await act((ctx) => bookVisit(ctx, { ...ask, day: '2027-03-04', time: '10:00' }));
  const { page, complaints } = await desk.visit(`/patients/${patientId}`, { as: 'front-desk' });
  const part = page.locator('patient-visits');
  const sheet = page.locator('kind-sheet');
  const takeOff = async (kind: string) => {
    await part.getByRole('button', { name: kind }).click();
    await sheet.getByRole('button', { name: 'Take off the card' }).click();
    await sure(page, 'Take off the card');
  };
  await takeOff('A: Review');
  await toast(page, 'A visit of that kind is booked.');
  await page.keyboard.press('Escape');
  await takeOff('B: Talk');
  await toast(page, 'B is off the card.');
  await part.getByRole('button', { name: 'B: Talk' }).waitFor({ state: 'detached' });
  await part.getByRole('button', { name: 'Add a kind' }).click();
  await sheet.getByRole('button', { name: 'Save' }).click();
  await sheet.getByRole('link', { name: /^What for/ }).waitFor();
  await sheet.getByLabel('What for').selectOption('Talk');
  await sheet.getByLabel('Letter on the card').fill('C');
  await clear(page, 'kind-new');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await toast(page, 'Saved. On the card it is C.');
  await part.getByRole('button', { name: 'C: Talk' }).waitFor();

  await part.getByRole('button', { name: 'Thu 4 Mar, 10:00' }).click();
  await page.locator('visit-sheet').getByRole('button', { name: 'Move', exact: true }).click();
  const move = page.locator('book-sheet');
  await move.getByText('Now Thu 4 Mar, 10:00').waitFor();
  await move.getByLabel('Day', { exact: true }).selectOption('2027-03-05');
  await move.getByLabel('11:30', { exact: true }).check();
  await move.getByRole('button', { name: 'Move', exact: true }).click();
  await part.getByRole('button', { name: 'Fri 5 Mar, 11:30' }).waitFor();

  await page.getByRole('link', { name: 'Wallet card' }).click();
  await expect.poll(() => page.locator('dt:text-is("Visits") + dd').innerText()).toBe('A C');
  expect(complaints).toEqual([]);
});

test('whoever finds no time is put on the waiting list, and taken off it', async () => {
  const [full, waits] = [await clinic.patient(), await clinic.patient()];
  await full.do((ctx) => waitFor(ctx, full.ask));
  await asSystem(app, (ctx) => ctx.sql('UPDATE rosters SET valid_until = valid_from', []));
  const { page, complaints } = await desk.visit('/visits?look=list', { as: 'front-desk' });
  await page.getByRole('button', { name: 'Book a visit' }).click();
  await page.getByLabel('Who is it for?').fill(waits.publicRef);
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('button', { name: /^Choose/ }).click();
  await page.getByLabel('What for', { exact: true }).selectOption({ label: 'Review (30 min)' });
  await page.getByText('No free time in the next two months.').waitFor();
  await clear(page, 'book-full');
  await page.getByRole('button', { name: 'Put on the waiting list' }).click();
  await toast(page, 'They are on the waiting list');
  await page.goto(`${desk.base}/visits/waits`);
  const row = page.getByRole('row').filter({ hasText: waits.publicRef.slice(0, 4) });
  await row.getByRole('button', { name: 'Take off the list' }).click();
  await sure(page, 'Take off the list');
  await toast(page, 'They wait no more.');
  await row.waitFor({ state: 'detached' });
  await page
    .getByRole('row')
    .filter({ hasText: full.publicRef.slice(0, 4) })
    .waitFor();
  await asSystem(app, (ctx) => ctx.sql('UPDATE rosters SET valid_until = NULL', []));
  expect(complaints).toEqual([]);
});

test('a leave is taken back, and its days open again', async () => {
  const [staffId] = clinic.staff;
  if (!staffId) throw new Error('nobody works here');
  await asSystem(app, (ctx) =>
    addLeave(ctx, {
      ...{ staffId, firstDay: '2027-03-15', lastDay: '2027-03-19', reason: 'training' },
    }),
  );
  const { page } = await desk.visit('/hours', { as: 'officer' });
  await page.getByRole('button', { name: 'Take back Mon 15 Mar' }).click();
  await sure(page, 'Take back');
  await toast(page, 'The days are open again.');
  await page.getByText('Away Mon 15 Mar').waitFor({ state: 'detached' });
});

// The clock goes on here, so this comes last.
test('a day is closed in the evening, once what is missing is entered', async () => {
  const { ask, publicRef, do: act } = await clinic.patient();
  const { id } = await act((ctx) => bookVisit(ctx, { ...ask, day: '2027-03-03', time: '12:00' }));
  await asSystem(app, (ctx) => arrive(ctx, id, 1));
  const { page, complaints } = await desk.visit('/', { as: 'officer' });
  await page.getByRole('link', { name: `12:00 Review ${publicRef.slice(0, 4)}` }).waitFor();
  await page.goto(`${desk.base}/visits/day`);
  await page.getByText('One is not entered yet').waitFor();
  await expect
    .poll(() => page.getByRole('button', { name: /^All handovers/ }).isDisabled())
    .toBe(true);
  await clearInLooks(page, 'day-missing', ENDS);
  await page.getByRole('link', { name: 'Open' }).click();
  await page.locator('.fc-event').filter({ hasText: '12:00' }).click();
  for (const words of ['They go in', 'Done'])
    await page.locator('visit-sheet').getByRole('button', { name: words, exact: true }).click();
  await page.goto(`${desk.base}/visits/day`);
  await page.getByText('Nothing is missing').waitFor();
  await page.getByRole('button', { name: 'The day before' }).click();
  await page.getByText('Tuesday 2 March').waitFor();
  await page.getByRole('button', { name: 'The day after' }).click();
  await page.getByText('Wednesday 3 March').waitFor();
  await page.getByRole('button', { name: /^All handovers/ }).click();
  await sure(page, 'All handovers of this day are entered');
  await toast(page, 'That day is not over yet. Close it in the evening.');
  await moveClock(app, 10 * 60);
  const evening = await desk.visit('/visits/day', { as: 'officer' });
  await evening.page.getByRole('button', { name: /^All handovers/ }).click();
  await sure(evening.page, 'All handovers of this day are entered');
  await evening.page.getByText('All entered Wed 3 Mar').waitFor();
  await clear(evening.page, 'day-closed');
  expect([complaints, evening.complaints]).toEqual([[], []]);
});
