import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  addService,
  bookVisit,
  giveService,
  sayComing,
  servicesNotAt,
  waitFor,
} from '#core/visits/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { axeViolations, see, settled } from '../../support/browser.js';
import { buildMedicine, buildPatient } from '../../support/build.js';
import { testService } from '../../support/service.js';
import { buildClinic, giveAllBut } from '../../core/visits/clinic.js';
import { builtConsole } from './build-console.js';
import { clear, clearInLooks, ENDS } from './clear.js';
import { openDesk } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';

// The patients' phones and the desk, on one service; Wednesday, half past nine at the place.
const service = await testService();
const { app } = service;
const clinic = await buildClinic(app, { people: 2, service: { code: 'Review' } });
await app.db.query(`UPDATE staff SET name = 'Dr Njeri Mwangi' WHERE id = $1`, {
  bind: [clinic.staff[0]],
});

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(builtConsole, app);
});
afterAll(() => desk.shut());

const shots = process.env['SHOTS'];
const shot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};
const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const clean = async (page: Page) => {
  expect(await axeViolations(page)).toEqual([]);
};

/** A patient of the place whose phone is at hand. */
async function person() {
  const made = await clinic.patient();
  return {
    ...made,
    told: () => service.twilio.accepted.filter(({ to }) => to === made.address),
  };
}

/** The line of a question that names the visit of a card. */
const touched = (page: Page, publicRef: string) =>
  page
    .locator('.question .touched')
    .getByRole('listitem')
    .filter({ hasText: publicRef.slice(0, 4) });

/** Types the card into the sheet and chooses whose it is. */
async function choosePatient(page: Page, publicRef: string) {
  await page.getByLabel('Who is it for?').fill(publicRef);
  await page.getByRole('button', { name: 'Find' }).click();
  await page
    .getByRole('button', { name: /^Choose/ })
    .first()
    .click();
}

test('a visit is booked from free times alone, stands in the calendar, is moved with its patient told, and put back', async () => {
  const { publicRef, told } = await person();
  const { page, complaints } = await desk.visit('/visits', { as: 'front-desk' });
  await heading(page, `Visits at place ${clinic.site.number}`);
  await page.locator('.fc-timegrid').waitFor();
  await clean(page);
  await page.getByRole('button', { name: 'Book a visit' }).click();
  await choosePatient(page, publicRef);
  await page.getByLabel('What for', { exact: true }).selectOption({ label: 'Review (30 min)' });
  await page.getByLabel('Day', { exact: true }).last().selectOption('2027-03-05');
  await page.getByLabel('09:00', { exact: true }).check();
  await clean(page);
  await shot(page, 'book');
  await page.locator('book-sheet').getByRole('button', { name: 'Book a visit' }).click();
  await page.getByText('Booked for Fri 5 Mar, 09:00').waitFor();
  const event = page.locator('.fc-event').filter({ hasText: 'Review' });
  await event.waitFor();
  await clean(page);
  await shot(page, 'week');

  await event.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /^Visit of/ }).waitFor();
  await clean(page);
  await shot(page, 'visit');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByLabel('Day', { exact: true }).last().selectOption('2027-03-06');
  await page.getByLabel('10:30', { exact: true }).check();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText('Moved to Sat 6 Mar, 10:30').waitFor();
  await service.sweep();
  await expect.poll(() => told().at(-1)?.body ?? '').toMatch(/10:30/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Moved to Fri 5 Mar, 09:00').waitFor();

  await page.locator('[data-date="2027-03-05"] .fc-event').filter({ hasText: '09:00' }).waitFor();
  await event.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByLabel('Day', { exact: true }).last().selectOption('2027-03-05');
  await page.getByLabel('09:00', { exact: true }).check();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText('It is on Fri 5 Mar, 09:00 already.').waitFor();
  await event.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Take off', exact: true }).click();
  const question = page.locator('.question');
  await question.getByText('Take the visit of Fri 5 Mar, 09:00 off?').waitFor();
  await question.getByText('Its patient gets a text that offers another day.').waitFor();
  await question.getByRole('button', { name: 'Take off', exact: true }).click();
  await page.getByText('The visit of Fri 5 Mar, 09:00 is off. Its patient is told').waitFor();
  await event.waitFor({ state: 'detached' });
  const before = told().length;
  await service.sweep();
  await expect.poll(() => told().length).toBeGreaterThan(before);
  expect(complaints).toEqual([]);
});

test('a visit booked by text appears by itself; who comes is let in, seen and done in one sheet', async () => {
  const { ask, do: act, told } = await person();
  const other = await person();
  await other.do((ctx) => bookVisit(ctx, { ...other.ask, day: '2027-03-03', time: '11:30' }));
  await app.db.query('UPDATE patients SET unlock_free = true WHERE id = $1', {
    bind: [other.patientId],
  });
  const { page } = await desk.visit('/visits?look=week', { as: 'doctor' });
  await page.locator('.fc-timegrid').waitFor();
  await page.locator('.fc-event').filter({ hasText: '11:30' }).focus();
  const visit = await act((ctx) => bookVisit(ctx, { ...ask, day: '2027-03-03', time: '12:00' }));
  const event = page.locator('.fc-event').filter({ hasText: '12:00' });
  await event.waitFor();
  // Whoever is at a visit by keyboard stays there.
  await page.locator('.fc-event:focus').filter({ hasText: '11:30' }).waitFor();
  // What the others write is seen as it comes: another day, none, and that they will come.
  const theirs = page.locator('.fc-event').filter({ hasText: other.publicRef.slice(0, 4) });
  for (const words of ['MOVE 11', '1', '1']) await service.sms(other.address, words);
  await theirs.filter({ hasText: '11:00' }).waitFor();
  await service.sms(other.address, 'DROP 11');
  await theirs.waitFor({ state: 'detached' });
  await act((ctx) => sayComing(ctx, visit));
  await event.getByText('Said they will come, Wed 3 Mar').waitFor();
  await event.click();
  const row = page.locator('visit-sheet .facts').getByText('Said they will come');
  await row.waitFor();
  await page.getByText(String(visit.ref), { exact: true }).waitFor();
  for (const [words, after] of [
    ['They are here', 'Here, waiting'],
    ['They go in', 'Being seen'],
    ['Done', 'Done'],
  ] as const) {
    await page.getByRole('button', { name: words, exact: true }).click();
    await page.locator('visit-sheet .lines').getByText(after, { exact: true }).waitFor();
  }
  await shot(page, 'done');
  await expect.poll(() => page.getByRole('button', { name: 'Take off' }).count()).toBe(0);
  expect(told()).toEqual([]);
});

test('closing a day first names the visits that it takes off, and then each phone is told', async () => {
  const { ask, publicRef, do: act, told } = await person();
  await act((ctx) => bookVisit(ctx, { ...ask, day: '2027-03-09', time: '09:00' }));
  const { page } = await desk.visit(`/places/${clinic.site.id}`, { as: 'officer' });
  await page.getByLabel('Day', { exact: true }).fill('2027-03-09');
  await page.getByRole('button', { name: 'Close a day' }).click();
  await page.getByText('One booked visit is touched. It is taken off;').waitFor();
  await touched(page, publicRef).getByText('Tue 9 Mar, 09:00').waitFor();
  await clearInLooks(page, 'closing', ENDS);
  await page.locator('.question').getByRole('button', { name: 'Close a day' }).click();
  await page.getByText('Tue 9 Mar').first().waitFor();
  await service.sweep();
  await service.sweep();
  await expect.poll(() => told().length).toBe(1);
  await page.goto(`${desk.base}/visits?on=2027-03-09`);
  await page.locator('.closed-day').first().waitFor();
  await expect.poll(() => page.locator('.fc-event').filter({ hasText: '09:00' }).count()).toBe(0);
  await shot(page, 'closed-week');
});

test('hours are changed only once it was seen whom that touches', async () => {
  const { ask, publicRef, do: act, told } = await person();
  const [staffId, colleague] = clinic.staff;
  await act((ctx) => bookVisit(ctx, { ...ask, staffId, day: '2027-03-11', time: '15:00' }));
  const { page } = await desk.visit('/hours', { as: 'officer' });
  await page.getByRole('heading', { name: 'Dr Njeri Mwangi' }).waitFor();
  const own = page.locator('section').filter({ hasText: 'Dr Njeri Mwangi' });
  await own.getByRole('button', { name: 'Add hours on Thursday' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.locator('.field').getByText('That person is on the roster somewhere else').waitFor();
  await page.keyboard.press('Escape');
  await own.getByRole('button', { name: 'Thursday 08:00' }).click();
  await page.getByLabel('To', { exact: true }).fill('07:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'To: It must end after it begins.' }).waitFor();
  await page.getByLabel('To', { exact: true }).fill('12:00');
  await clean(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page
    .getByText(
      /^One booked visit is touched\. Whoever else is free .*; where nobody is, its patient/,
    )
    .waitFor();
  await touched(page, publicRef).getByText('Thu 11 Mar, 15:00').waitFor();
  await clearInLooks(page, 'hours-touched', ENDS);
  await page.getByRole('button', { name: 'Change them' }).click();
  await page.getByText('Saved. Free times follow at once.').waitFor();
  await own.getByText('08:00 – 12:00').waitFor();
  await own.getByRole('button', { name: 'Saturday 08:00' }).click();
  await page.getByText('What was before that day stays as it was.').waitFor();
  await page.getByRole('button', { name: 'Take these hours away' }).click();
  await page.locator('.question').getByText('No booked visit is touched.').waitFor();
  await page.getByRole('button', { name: 'Change them' }).click();
  await page.getByText('Those hours are gone from that day on.').waitFor();
  await own.getByRole('button', { name: 'Saturday 08:00' }).waitFor({ state: 'detached' });
  // The leave takes two more; of one of them the colleague is not free.
  const [other, third] = [await person(), await person()];
  const day = '2027-03-12';
  await act((ctx) => bookVisit(ctx, { ...ask, staffId, day, time: '09:00' }));
  await other.do((ctx) => bookVisit(ctx, { ...other.ask, staffId, day, time: '10:00' }));
  await third.do((ctx) => bookVisit(ctx, { ...third.ask, staffId: colleague, day, time: '10:00' }));
  await own.getByRole('button', { name: /^Add leave/ }).click();
  await page.getByText('Nobody needs to know more than this.').waitFor();
  await page.getByLabel('First day').fill('2027-03-11');
  await page.getByLabel('Last day').fill('2027-03-10');
  await page.getByRole('button', { name: 'Save the leave' }).click();
  await page.getByRole('link', { name: /The last day cannot be before the first\.$/ }).waitFor();
  await page.getByLabel('Last day').fill('2027-03-12');
  await clean(page);
  await page.getByRole('button', { name: 'Save the leave' }).click();
  await page
    .getByText(/^2 booked visits are touched\. Whoever else is free .*; where nobody is, their/)
    .waitFor();
  await touched(page, other.publicRef).getByText('Fri 12 Mar, 10:00').waitFor();
  await touched(page, publicRef).getByText('Fri 12 Mar, 09:00').waitFor();
  await page.locator('.question').getByRole('button', { name: 'Save the leave' }).click();
  await page
    .getByText(/^Saved\. 2 visits go to whoever else is free then; where nobody is, their patients/)
    .waitFor();
  await shot(page, 'hours-leave');
  await service.sweep();
  await service.sweep();
  await expect.poll(() => other.told().length).toBe(1);
  expect([told(), third.told()]).toEqual([[], []]);
  // A doctor sees everybody's hours, and changes only their own.
  const doctor = await desk.visit('/hours', { as: 'doctor' });
  const lines = doctor.page.locator('hours-page section.panel');
  await lines.filter({ hasText: 'Dr Njeri Mwangi' }).getByText('08:00 – 12:00').waitFor();
  const mayChange = lines.filter({ has: doctor.page.getByRole('button') });
  await expect.poll(() => mayChange.count()).toBe(1);
  await mayChange.getByRole('button', { name: 'Add hours on Monday' }).click();
  await doctor.page.getByRole('heading', { name: 'Hours on Monday' }).waitFor();
});

test('what is fetched late says so where the line breaks, and comes once it stands again', async () => {
  const { page } = await desk.visit('/visits?on=2027-03-16&look=day', { as: 'front-desk' });
  await page.locator('.fc').waitFor();
  const breaks = { book: /book-sheet/, list: /assets\/list-(?!table)/, drag: /interaction/ };
  const tryAgain = async (file: RegExp) => {
    await page.getByText('The connection broke on the way. Nothing is lost.').waitFor();
    await page.unroute(file);
    await page.getByRole('button', { name: 'Try again' }).click();
  };
  await page.route(breaks.book, (route) => route.abort());
  await page.getByRole('button', { name: 'Book a visit' }).click();
  await tryAgain(breaks.book);
  await page.locator('side-sheet').waitFor({ state: 'detached' });
  await page.route(breaks.list, (route) => route.abort());
  await page.getByRole('combobox', { name: 'Show' }).selectOption('list');
  await tryAgain(breaks.list);
  await page.locator('.fc-list').waitFor();
  await page.getByRole('button', { name: 'Book a visit' }).click();
  await page.getByText('Who is it for?').waitFor();
  await page.keyboard.press('Escape');
  await page.route(breaks.drag, (route) => route.abort());
  await page.goto(`${desk.base}/visits?on=2027-03-16&look=day`);
  await tryAgain(breaks.drag);
  await page.locator('.fc').waitFor();
  await page.getByText('The connection broke').waitFor({ state: 'detached' });
});

test('of two practitioners the one that is chosen is shown alone, also after a reload', async () => {
  const [own, other] = [await person(), await person()];
  const times = { day: '2027-03-16', time: '09:00' };
  await own.do((ctx) => bookVisit(ctx, { ...own.ask, ...times, staffId: clinic.staff[0] }));
  await other.do((ctx) => bookVisit(ctx, { ...other.ask, ...times, staffId: clinic.staff[1] }));
  const { page } = await desk.visit('/visits?on=2027-03-16&look=list', { as: 'front-desk' });
  const of = ({ publicRef }: typeof own) =>
    page.locator('.fc-event').filter({ hasText: publicRef.slice(0, 4) });
  await of(own).waitFor();
  await of(other).waitFor();
  await page.getByRole('combobox', { name: /^With/ }).selectOption('Dr Njeri Mwangi');
  await of(other).waitFor({ state: 'detached' });
  await expect.poll(() => of(own).count()).toBe(1);
  await page.reload();
  await of(own).waitFor();
  await expect.poll(() => page.locator('.fc-event').count()).toBe(1);
  await page.getByRole('combobox', { name: /^With/ }).selectOption('Everyone');
  await of(other).waitFor();
});

test('where a service is given is said at the place, and stands there when it is read again', async () => {
  const { site } = clinic;
  const rests = await asSystem(app, async (ctx) => {
    await addService(ctx, { code: 'Talk', minutes: 30 });
    const id = await addService(ctx, { code: 'Later', minutes: 30, active: false });
    await giveAllBut(ctx, site.id, id);
    return id;
  });
  const { page, complaints } = await desk.visit(`/places/${site.id}`, { as: 'officer' });
  const part = page.locator('place-services');
  const here = part.getByLabel('Talk', { exact: true });
  const save = async () => {
    await part.getByRole('button', { name: 'Save' }).click();
    await page.locator('toast-stack').getByText('Saved.').first().waitFor();
    await page.reload();
    await here.waitFor();
  };
  await here.uncheck();
  await save();
  await expect.poll(() => here.isChecked()).toBe(false);
  await here.check();
  await save();
  await expect.poll(() => here.isChecked()).toBe(true);
  // What rests, and is on no page, is given there no more than before.
  const { not } = await asSystem(app, (ctx) => servicesNotAt(ctx, site.id));
  expect(not).toEqual([rests]);
  expect(complaints).toEqual([]);
});

test('a speciality is added, named anew in its sheet, kept while a service asks for it, and taken away', async () => {
  const { page, complaints } = await desk.visit('/services', { as: 'officer' });
  await page.getByLabel('A new speciality').fill('Eyes');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const sheet = page.locator('speciality-sheet');
  const open = async (code: string) => {
    await page.getByRole('button', { name: code, exact: true }).click();
    await sheet.getByRole('heading', { name: code }).waitFor();
  };
  await open('Eyes');
  await sheet.getByLabel('Name', { exact: true }).fill('Eyes and sight');
  await clean(page);
  await app.db.query(`UPDATE specialities SET code = 'Sight', rev = rev + 1 WHERE code = 'Eyes'`);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await sheet.getByText('Name: it was “Eyes”, it is “Sight” now').waitFor();
  await sheet.getByRole('button', { name: 'Save' }).click();
  await page.locator('toast-stack').getByText('Saved.').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Eyes and sight', exact: true }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Eyes', exact: true }).count()).toBe(0);
  const asks = (name: string | null) =>
    app.db.query(
      `UPDATE services SET speciality_id = (SELECT id FROM specialities WHERE code = $1) WHERE code = 'Review'`,
      { bind: [name] },
    );
  await asks('Eyes and sight');
  await open('Eyes and sight');
  await sheet.getByRole('button', { name: 'Take away' }).click();
  await page
    .locator('toast-stack')
    .getByText(/^A service asks for that speciality/)
    .waitFor();
  await asks(null);
  await sheet.getByRole('button', { name: 'Take away' }).click();
  await page.locator('toast-stack').getByText('It is gone.').waitFor();
  await page.reload();
  await page.getByText('None yet.').waitFor();
  expect(complaints).toEqual([]);
});

test('a visit is dragged to another hour: asked first, its patient told, and taken back', async () => {
  const { ask, publicRef, do: act, told } = await person();
  const [staffId] = clinic.staff;
  await act((ctx) => bookVisit(ctx, { ...ask, staffId, day: '2027-03-05', time: '12:00' }));
  const { page } = await desk.visit('/visits?on=2027-03-05&look=day', { as: 'front-desk' });
  await page.setViewportSize({ width: 1280, height: 1400 });
  const event = page.locator('.fc-event').filter({ hasText: publicRef.slice(0, 4) });
  await event.waitFor();
  const place = (of: Locator) => vi.waitUntil(() => of.boundingBox());
  const drag = async (meanwhile?: () => Promise<unknown>) => {
    const box = await place(event);
    const row = await place(page.locator('.fc-timegrid-slot[data-time="14:00:00"]').last());
    await page.mouse.move(box.x + box.width / 2, box.y + 4);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + 24, { steps: 4 });
    await meanwhile?.();
    await page.mouse.move(box.x + box.width / 2, row.y + 6, { steps: 8 });
    await page.mouse.up();
  };
  const question = page.locator('.question');
  // Someone else books while the visit is in the hand: it is not torn away.
  const early = await person();
  await drag(async () => {
    const again = page.waitForResponse(/api\/visits\?/);
    await early.do((ctx) => bookVisit(ctx, { ...early.ask, day: '2027-03-05', time: '10:00' }));
    await again;
  });
  await page.getByText(/ to Fri 5 Mar, 14:00\?/).waitFor();
  await page.locator('.fc-event').filter({ hasText: '10:00' }).waitFor();
  await shot(page, 'drag');
  // Read again while the question stands: what was dragged is not there twice.
  const other = await person();
  await other.do((ctx) => bookVisit(ctx, { ...other.ask, day: '2027-03-05', time: '15:00' }));
  await page.locator('.fc-event').filter({ hasText: '15:00' }).waitFor();
  await question.getByRole('button', { name: 'Leave it' }).click();
  await event.filter({ hasText: '12:00' }).waitFor();
  await drag();
  await question.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText('Moved to Fri 5 Mar, 14:00').waitFor();
  await service.sweep();
  await expect.poll(() => told().at(-1)?.body ?? '').toMatch(/2pm/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Moved to Fri 5 Mar, 12:00').waitFor();
  await event.filter({ hasText: '12:00' }).waitFor();
  // A time that somebody has is refused, and what was dragged stands where it was.
  const quicker = await person();
  await quicker.do((ctx) =>
    bookVisit(ctx, { ...quicker.ask, staffId, day: '2027-03-05', time: '14:00' }),
  );
  await page
    .locator('.fc-event')
    .filter({ hasText: quicker.publicRef.slice(0, 4) })
    .waitFor();
  const { y } = await place(event);
  await drag();
  await question.getByRole('button', { name: 'Move', exact: true }).click();
  await page.locator('toast-stack').getByText('That time was just taken.').waitFor();
  await expect.poll(async () => (await place(event)).y).toBe(y);
});

test('on the patient’s page stand their visits and kinds; a second one that day is an exception and says so', async () => {
  const { ask, patientId, do: act } = await person();
  await act((ctx) => bookVisit(ctx, { ...ask, day: '2027-03-03', time: '15:00' }));
  const serviceId = await asSystem(app, (ctx) => addService(ctx, { code: 'Check', minutes: 30 }));
  await asSystem(app, (ctx) => giveService(ctx, { patientId, serviceId }));
  const { page } = await desk.visit(`/patients/${patientId}`, { as: 'front-desk' });
  const part = page.locator('patient-visits');
  await part.getByRole('button', { name: 'Wed 3 Mar, 15:00' }).waitFor();
  await part.getByRole('button', { name: 'Book a visit' }).click();
  const sheet = page.locator('book-sheet');
  await sheet.getByLabel('What for', { exact: true }).selectOption({ label: 'Review (30 min)' });
  await sheet.getByLabel(/As an exception/).check();
  await sheet.getByLabel('Day', { exact: true }).selectOption('2027-03-03');
  await sheet.getByLabel('13:00', { exact: true }).check();
  await clean(page);
  await sheet.getByRole('button', { name: 'Book a visit' }).click();
  await page.getByText('Booked for Wed 3 Mar, 13:00').waitFor();
  await part.getByText('Exception').waitFor();
  await part.getByRole('button', { name: 'B: Check' }).waitFor();
  await part.getByRole('button', { name: 'A: Review' }).click();
  await page.getByLabel('Next due').fill('2027-04-06');
  await clean(page);
  await asSystem(app, (ctx) => giveService(ctx, { ...ask, intervalDays: 30 }));
  await page.locator('kind-sheet').getByRole('button', { name: 'Save' }).click();
  await page.getByText(/: it was “–”, it is “30” now$/).waitFor();
  await page.locator('kind-sheet').getByRole('button', { name: 'Save' }).click();
  await part.getByText('A: Review, due Tue 6 Apr').waitFor();
  const care = page.locator('patient-care');
  await care.getByText('Not asked each week how they are.').waitFor();
  await care.getByRole('button', { name: 'Ask each week' }).click();
  await care.getByText('Asked each week how they are, next on Thu 4 Mar.').waitFor();
  await app.db.query(
    `INSERT INTO check_in_asks (id, patient_id, asked_at, says, answered_at)
     VALUES (gen_random_uuid(), $1, '2027-02-25T07:00:00Z', 'not-well', '2027-02-25T08:00:00Z')`,
    { bind: [patientId] },
  );
  await page.reload();
  await care.getByText('Asked each week how they are, next on Thu 4 Mar.').waitFor();
  await care.getByRole('listitem').filter({ hasText: 'Thu 25 Feb' }).getByText('Not OK').waitFor();
  await care.getByRole('button', { name: 'Ask no more' }).click();
  await care.getByText('Not asked each week how they are.').waitFor();
  await care.getByRole('button', { name: 'In a ward now' }).click();
  await page.locator('.question').getByRole('button', { name: 'In a ward now' }).click();
  await page.getByText('In a ward since Wednesday 3 March').waitFor();
  await clearInLooks(page, 'patient', ENDS);
});

test('who waits for a time is offered the first that opens, and the list says so by itself', async () => {
  const { ask, publicRef, do: act } = await person();
  const { page } = await desk.visit('/visits/waits', { as: 'front-desk' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await act((ctx) => waitFor(ctx, ask));
  const row = page.getByRole('row').filter({ hasText: publicRef.slice(0, 4) });
  await row.getByText('Waits').waitFor();
  await service.sweep();
  await row.getByText('Offered', { exact: true }).waitFor();
  await clean(page);
  await shot(page, 'waits-offered');
});

test('who runs out first is found, called and booked from one list', async () => {
  const medicine = await buildMedicine(app);
  const { publicRef } = await buildPatient(app, {
    ...{ site: clinic.site, medicines: [medicine], dueOn: '2027-03-05' },
  });
  const { page, complaints } = await desk.visit('/supply', { as: 'officer' });
  await heading(page, `Who runs out first at place ${clinic.site.number}`);
  const row = page.getByRole('row').filter({ hasText: publicRef.slice(0, 4) });
  await row.getByText('2', { exact: true }).waitFor();
  await page.getByLabel('Runs out').selectOption('Has run out');
  await page.getByText('Nobody runs out').waitFor();
  await page.getByLabel('Runs out').selectOption('Within 7 days');
  await row.getByRole('button', { name: /^Ask for a call/ }).click();
  await row.getByText('To be called').waitFor();
  await clean(page);
  await shot(page, 'supply');
  await row.getByRole('button', { name: /^Book/ }).click();
  await page.locator('book-sheet').getByLabel('What for', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

// Without visits they are walked with all others.
test('pages with visits on them are clean in light, in the dark and at 320 px', async () => {
  const { page, complaints } = await desk.visit('/', { as: 'officer' });
  for (const path of ['/visits', '/visits?look=day', '/visits?look=list', '/hours']) {
    await page.goto(desk.base + path);
    await settled(page);
    await clearInLooks(page, path.replaceAll(/\W+/g, '-'));
  }
  // A phone begins at today, and so does its week.
  await see(page, { width: 320 });
  await page.goto(`${desk.base}/visits`);
  await page.locator('.fc-timeGridDay-view .fc-day-today').first().waitFor();
  await page.getByRole('combobox', { name: 'Show' }).selectOption('week');
  const left = async (of: string) => (await page.locator(of).first().boundingBox())?.x ?? NaN;
  await expect.poll(() => left('th.fc-day-today')).toBeLessThan(110);
  expect(await left('.fc-timegrid-slot-label')).toBeGreaterThanOrEqual(0);
  await clear(page, 'week-of-a-phone');
  expect(complaints).toEqual([]);
}, 120_000);

// The clock goes on here, so this comes last.
test('that nobody came is said by hand, corrected with a reason, and a double is marked as an error', async () => {
  const { ask, do: act } = await person();
  const visit = await act((ctx) => bookVisit(ctx, { ...ask, day: '2027-03-03', time: '11:00' }));
  await moveClock(app, 3 * 60);
  const { page } = await desk.visit('/visits?look=day', { as: 'officer' });
  await page.locator('.fc-event').filter({ hasText: '11:00' }).click();
  const sheet = page.locator('visit-sheet');
  const past = (words: string) => sheet.locator('.lines').getByText(words, { exact: true });
  await sheet.getByRole('button', { name: 'Nobody came' }).click();
  await page.locator('.question').getByRole('button', { name: 'Nobody came' }).click();
  await past('Missed').waitFor();
  await shot(page, 'missed');
  await sheet.getByRole('button', { name: 'Not missed' }).click();
  await sheet.getByLabel('They were seen').check();
  await sheet.getByLabel('They had come; it was not entered').check();
  await clean(page);
  await sheet.getByRole('button', { name: 'Not missed' }).click();
  await page.getByText('Corrected. Both stay on record.').waitFor();
  await page.locator('.visit-fulfilled').filter({ hasText: '11:00' }).click();
  await past('Missed').waitFor();
  await sheet.getByRole('button', { name: 'Entered in error' }).click();
  await sheet.getByLabel('It was entered twice').check();
  await sheet.getByRole('button', { name: 'Entered in error' }).click();
  await page.getByText('Marked as entered in error').waitFor();
  const [rows] = await app.db.query(
    `SELECT state, correction FROM visits WHERE id = '${visit.id}'`,
  );
  expect(rows).toEqual([{ state: 'entered-in-error', correction: 'double' }]);
});
