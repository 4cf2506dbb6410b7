import type { Page } from 'playwright-core';
import type { Id } from '#core/kernel/ids.js';
import { setSubstitutes } from '#core/medicines/index.js';
import { changePatient, courseOf, enrol } from '#core/patients/index.js';
import { keep } from '#core/pickups/index.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { buildStaff } from '../../support/build-staff.js';
import { testService } from '../../support/service.js';
import { builtConsole } from './build-console.js';
import { clear, clearInLooks, ENDS } from './clear.js';
import { openDesk } from './open-desk.js';
import type { OpenDesk } from './open-desk.js';
import { newPhone, register as registerAt } from './register.js';

// The patients' phones and the desk, on one service.
const service = await testService();
const { app } = service;
const site = await buildSite(app, { number: 2 });
const medicine = await buildMedicine(app);

let desk: OpenDesk;
beforeAll(async () => {
  desk = await openDesk(builtConsole, app);
}, 60_000);
afterAll(() => desk.shut());

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/** The code in the newest text to a number. */
async function codeTo(address: string): Promise<string> {
  await service.drain();
  const text = service.twilio.accepted.filter(({ to }) => to === address).at(-1)?.body ?? '';
  return /\d{6}/.exec(text)?.[0] ?? '';
}

/** Registers someone at this desk. */
const register = (page: Page, who: { name: string; phone: string; also?: () => Promise<void> }) =>
  registerAt(page, { base: desk.base, ...who });

test('the front desk registers someone, tries their phone with them, and prints their card', async () => {
  const { page, complaints } = await desk.visit('/patients', { as: 'front-desk' });
  await heading(page, 'Patients');
  await page.getByText('Nobody is listed here.').waitFor();
  await clear(page, 'patients-empty');
  const phone = newPhone();
  await register(page, {
    ...{ name: 'Zuhura Wairimu', phone },
    also: () => page.getByLabel('General').check(),
  });
  await page.getByText('Zuhura Wairimu').first().waitFor();
  await clear(page, 'patient-open');

  await page.getByRole('button', { name: 'Send the first task' }).click();
  await page.getByText('The tasks are on the phone.').waitFor();
  await service.drain();
  const ask = (await service.sms(phone, '1')) ?? '';
  await page.getByText('Done', { exact: true }).first().waitFor();
  const positions = Array.from(ask.matchAll(/(\d)(?:st|nd|rd|th)/g), ([, n]) => Number(n));
  await service.sms(phone, positions.map((n) => '482715'[n - 1]).join(''));
  await service.sms(phone, '3');
  await page.getByText('What they could do on').waitFor();
  await expect.poll(() => page.getByText('Done', { exact: true }).count()).toBe(3);
  await clear(page, 'patient-rehearsed');

  await page.getByRole('link', { name: 'Wallet card' }).click();
  await heading(page, 'Wallet card');
  await expect.poll(() => page.getByLabel('General').isChecked()).toBe(true);
  await page.getByLabel('Language').selectOption('Kiswahili');
  await page.getByRole('button', { name: 'Make words' }).click();
  const words = await page.getByText(/^JOIN \w+ \w+ \w+$/).innerText();
  // What a phone's camera finds in the code is the text itself, ready to be sent.
  const held = () => page.evaluate<string>(`document.querySelector('wa-qr-code').value`);
  await expect.poll(() => held()).toBe(words);
  // Where a number takes texts, or a bot is known, it leads straight there.
  const leads = { sms: null as string | null, telegram: null as string | null };
  await page.route('**/join-words', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), ...leads } });
  });
  const again = async (to: Partial<typeof leads>) => {
    Object.assign(leads, to);
    const before = await held();
    await page.getByRole('button', { name: 'Make words' }).click();
    await expect.poll(held).not.toBe(before);
    return [await held(), await page.getByText(/^JOIN \w+ \w+ \w+$/).innerText()] as const;
  };
  const [texted, inText] = await again({ sms: '22384' });
  expect(texted).toBe(`SMSTO:22384:${inText}`);
  await page.getByText('Send this to 22384:').waitFor();
  const [chatted] = await again({ telegram: 'https://t.me/plain_orders_bot?start=one-two-three' });
  expect(chatted).toBe('https://t.me/plain_orders_bot?start=one-two-three');
  const id = page.url().split('/').at(-2);
  const [spoken] = await app.db.query(
    'SELECT language, level FROM join_codes WHERE patient_id = $1',
    { bind: [id] },
  );
  expect(spoken).toEqual([{ language: 'sw', level: 'GENERAL' }]);
  await clearInLooks(page, 'card', ENDS);
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.locator('.side').isVisible()).toBe(false);
  await expect.poll(() => page.locator('.wallet').isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

test('someone very like another is shown first, and is registered only when asked anew', async () => {
  const { page } = await desk.visit('/patients', { as: 'data-entry' });
  await heading(page, 'Patients');
  await register(page, { name: 'Baraka Were', phone: newPhone() });
  await page.getByText('Baraka Were').first().waitFor();
  await register(page, { name: 'Were Baraka', phone: newPhone() });
  await page.getByText('Someone very like this is here already').waitFor();
  await page.getByText('same name').waitFor();
  await clear(page, 'enrol-likely');
  await expect.poll(() => page.getByLabel('Full name').inputValue()).toBe('Were Baraka');
  await page.getByLabel('Nickname').fill('Bari');
  await page.getByLabel('Language').selectOption('Français');
  await page.getByLabel('Open').check();
  await page.getByRole('button', { name: 'Someone else: register anyway' }).click();
  await page.getByText('Were Baraka').first().waitFor();
  const numbers = page.locator('patient-numbers');
  await numbers.getByText('Bari', { exact: true }).waitFor();
  await expect
    .poll(() => numbers.locator('article').innerText())
    .toContain('Français · Open (agreed 3 Mar 2027) · ');
});

test('more than a page of one name is turned, and a name that nobody has says what to try', async () => {
  await asSystem(app, async (ctx) => {
    for (let n = 0; n < 26; n += 1) await enrol(ctx, { name: 'Wangari Muthoni' });
  });
  const { page } = await desk.visit('/patients', { as: 'admin' });
  const find = async (words: string) => {
    await page.getByLabel('Card, phone, clinic number or name').fill(words);
    await page.keyboard.press('Enter');
  };
  await find('wangari');
  await page.getByText('There are more').waitFor();
  await expect.poll(() => page.locator('tbody tr').count()).toBe(25);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText('These are the last.').waitFor();
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
  await clear(page, 'patients-last');
  await page.getByRole('button', { name: 'Before' }).click();
  await page.getByText('There are more').waitFor();
  await find('nobody');
  await page.getByText('Nobody found').waitFor();
  await clear(page, 'patients-none');
});

test('what is missing stands above the form and beside its field', async () => {
  const { page } = await desk.visit('/patients/new', { as: 'front-desk' });
  await heading(page, 'Register someone');
  await page.getByLabel('Phone number').fill('12');
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByRole('link', { name: 'Full name: Fill this in.' }).click();
  await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('name');
  await clear(page, 'enrol-wrong');
});

test('an admin finds a record closed, and opens it with the code that its person reads out, or with a colleague', async () => {
  const person = await buildPatient(app, { site, medicines: [medicine] });
  const { page, complaints } = await desk.visit('/patients', { as: 'admin' });
  await heading(page, 'Patients');
  await page.getByLabel('Card, phone, clinic number or name').fill(person.address);
  await page.keyboard.press('Enter');
  await page.getByText('1 person found').waitFor();
  expect(page.url()).not.toContain('254');
  await clear(page, 'patients-found');
  await page.getByRole('link', { name: person.publicRef.slice(0, 4) }).click();
  await page.getByRole('heading', { name: 'Their details are closed' }).waitFor();
  await expect.poll(() => page.content()).not.toContain(person.address);
  await clear(page, 'patient-closed');
  await page.getByRole('button', { name: 'Send a code' }).click();
  await page.getByText('The code is on its way.').waitFor();
  const code = await codeTo(person.address);
  const wrong = code === '000000' ? '000001' : '000000';
  await page.getByLabel('The code they say').fill(wrong);
  await page.keyboard.press('Enter');
  await page.locator('.field').getByText('That code is not right').waitFor();
  await clear(page, 'patient-code-wrong');
  await page.getByLabel('The code they say').fill(code);
  await page.keyboard.press('Enter');
  await page.getByText(/Open with the person’s code until \d\d:\d\d/).waitFor();
  await page.getByText(person.address).first().waitFor();
  await clear(page, 'patient-by-code');

  // Not expected after all: 5 on the phone closes it, and the next look shows nothing.
  expect(await service.sms(person.address, '5')).toContain('opens nothing now');
  await page.getByRole('heading', { name: 'Their details are closed' }).waitFor();
  // Nor does anyone say for them that they agree.
  await page.getByText('Until then no colleague can say for them that they agree.').waitFor();
  await expect.poll(() => page.getByText('A colleague attests it').count()).toBe(0);

  // A colleague who sees another agree signs at the same desk, and not with a code that is not theirs.
  const other = await buildPatient(app, { site });
  await page.goto(`${desk.base}/patients/${other.patientId}`);
  await page.getByText('A colleague attests it').click();
  const { email, password, code: now } = (await buildStaff(app, { role: 'officer' })).signs();
  await page.getByLabel('Colleague’s e-mail').fill(email);
  await page.getByLabel('Colleague’s password').fill(password);
  await page.getByLabel('Colleague’s second factor').fill(now === '000000' ? '000001' : '000000');
  await clearInLooks(page, 'patient-by-second', ENDS);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await expect.poll(() => page.content()).not.toContain(other.address);
  await page.getByLabel('Colleague’s second factor').fill(now);
  await page.keyboard.press('Enter');
  await page.getByText(other.address).first().waitFor();
  expect(complaints).toEqual([]);
});

test('the secret number on the pad opens where no phone can', async () => {
  const person = await buildPatient(app, { site });
  await service.postSms(person.address, 'STOP');
  const { page } = await desk.visit(`/patients/${person.patientId}`, { as: 'admin' });
  await page.getByRole('heading', { name: 'Their details are closed' }).waitFor();
  await page.getByLabel('Secret number', { exact: true }).fill('482716');
  await page.keyboard.press('Enter');
  await page.locator('.field').getByText('That is not their secret number.').waitFor();
  await page.getByLabel('Secret number', { exact: true }).fill('482715');
  await page.keyboard.press('Enter');
  await page.getByText('Said STOP').waitFor();
  // The gate is gone, and whoever typed in it goes on at the top of what it opened.
  await page.locator('h1:focus').waitFor();

  // Nobody touches it and no news come: it closes by itself when its half hour is over.
  await page.route('**/api/events', (route) => route.abort());
  await page.route('**/api/patients/*', async (route) => {
    const response = await route.fetch();
    const view = (await response.json()) as { opened: object | null };
    const opened = view.opened && { ...view.opened, secondsLeft: 1 };
    await route.fulfill({ response, json: { ...view, opened } });
  });
  await page.reload();
  await page.getByText('Said STOP').waitFor();
  await app.db.query(`UPDATE consent_grants SET ended_at = now() WHERE ended_at IS NULL`);
  await page.getByRole('heading', { name: 'Their details are closed' }).waitFor();
  await expect.poll(() => page.content()).not.toContain(person.address);
});

test('an officer prescribes, looks at the strip, and puts the course on hold', async () => {
  const lacking = await buildMedicine(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  await asSystem(app, async (ctx) => {
    await setSubstitutes(ctx, lacking.product.id, [medicine.product.id]);
    await ctx.sql(`UPDATE products SET code = 'Product-M' WHERE id = $1`, [lacking.product.id]);
    await ctx.sql(`UPDATE products SET code = 'Product-L' WHERE id = $1`, [medicine.product.id]);
  });
  const { page, complaints } = await desk.visit('/patients', { as: 'officer' });
  await heading(page, 'Patients');
  await register(page, { name: 'Chausiku Mrema', phone: newPhone() });
  await page.getByRole('button', { name: 'Prescribe' }).click();
  await page.getByLabel('How it is taken').fill('one in the evening');
  await clearInLooks(page, 'prescribe', ENDS);
  // Nothing is prescribed by pressing on: what it is was chosen by somebody.
  await page.locator('side-sheet').getByRole('button', { name: 'Prescribe' }).click();
  await page.getByRole('link', { name: 'Programme: Fill this in.' }).waitFor();
  await page.getByRole('link', { name: 'Product: Fill this in.' }).waitFor();
  await page.getByLabel('Programme').selectOption({ index: 1 });
  await page.getByLabel('Product').selectOption({ label: 'Product-M · bottle · not there now' });
  await page
    .getByText('Place 2 does not have it now. Product-L may stand in for it. You decide.')
    .waitFor();
  await clear(page, 'prescribe-not-there');
  await expect
    .poll(() => page.getByLabel('How it is taken').inputValue())
    .toBe('one in the evening');
  await page.getByLabel('Product').selectOption({ label: 'Product-L · bottle' });
  await page.locator('side-sheet').getByRole('button', { name: 'Prescribe' }).click();
  await page.getByRole('button', { name: 'Item A' }).click();
  await page.getByText('one in the evening').waitFor();
  await page.getByRole('heading', { name: 'Last 90 days' }).waitFor();
  await clearInLooks(page, 'course', ENDS);
  await page.getByRole('button', { name: 'Put on hold' }).click();
  await page.getByLabel('Side effects').check();
  await clear(page, 'course-hold');
  await page.getByRole('button', { name: 'Put on hold' }).click();
  await page.getByText('On hold', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Item A' }).click();
  await page.getByRole('button', { name: 'Run again' }).click();
  await page.getByText('It can be asked for and kept again.').waitFor();
  await page.getByRole('button', { name: 'Run again' }).click();
  await page.locator('patient-courses').getByText('Active', { exact: true }).waitFor();
  // What they say when asked why nothing was collected stands beside how it went.
  const patientId = page.url().split('/').at(-1) as Id<'Patient'>;
  await asSystem(app, async (ctx) => {
    const [found] = await ctx.sql<{ id: Id<'Course'> }>(
      `SELECT id FROM courses WHERE patient_id = $1 AND letter = 'A'`,
      [patientId],
    );
    const course = found && (await courseOf(ctx, found.id));
    if (!course) throw new Error('nothing is prescribed');
    const { id } = await keep(ctx, { course, siteId: site.id, contactId: null });
    await ctx.sql(`UPDATE pickups SET why = 'enough', why_at = $2 WHERE id = $1`, [id, ctx.now]);
  });
  await page.getByRole('button', { name: 'Item A' }).click();
  await page.getByText('Asked why nothing was collected, they said:').waitFor();
  await page.getByRole('listitem').filter({ hasText: 'I have enough' }).waitFor();
  await clear(page, 'course-why');
  await page.keyboard.press('Escape');
  // Stopping asks why, and what ended is no course of theirs any more.
  await page.getByRole('button', { name: 'Item A' }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('link', { name: /Choose one/ }).waitFor();
  await page.getByRole('button', { name: 'Leave it' }).click();
  await page.keyboard.press('Escape');
  // A letter that is in use is not offered again.
  await page.getByRole('button', { name: 'Prescribe' }).click();
  const letters = page.getByLabel('Item letter').locator('option');
  await letters.first().waitFor({ state: 'attached' });
  expect((await letters.allInnerTexts()).slice(0, 3)).toEqual(['The next free one', 'B', 'C']);
  const products = await page.getByLabel('Product').locator('option').allInnerTexts();
  expect(products).not.toContain('Product-L · bottle');
  // Another is prescribed and completed, the first is stopped: each ends with its reason, for good.
  await page.getByLabel('Programme').selectOption({ index: 1 });
  await page.getByLabel('Product').selectOption({ label: 'Product-M · bottle · not there now' });
  await page.locator('side-sheet').getByRole('button', { name: 'Prescribe' }).click();
  for (const [item, act, why, state] of [
    ['Item B', 'Complete', 'Finished', 'Completed'],
    ['Item A', 'Stop', 'The person asked', 'Stopped'],
  ] as const) {
    await page.getByRole('button', { name: item }).click();
    await page.getByRole('button', { name: act, exact: true }).click();
    await page.getByLabel(why, { exact: true }).check();
    await page.getByRole('button', { name: act, exact: true }).click();
    await page.locator('patient-courses').getByText(state, { exact: true }).waitFor();
  }
  await page.getByRole('button', { name: 'Died' }).click();
  await page.getByRole('button', { name: 'Mark as died' }).click();
  // Another act stands where the pressed one stood; the focus is not on it.
  await page.getByRole('button', { name: 'Open it again' }).waitFor();
  await page.locator('h1:focus').waitFor();
  await page.getByRole('button', { name: 'Open it again' }).click();
  await page.getByRole('button', { name: 'Open it', exact: true }).click();
  await page.getByRole('button', { name: 'Moved to another clinic' }).click();
  await page.getByRole('button', { name: 'Mark as moved' }).click();
  await page.getByRole('button', { name: 'Open it again' }).waitFor();
  const [closed] = await app.db.query('SELECT state FROM patients WHERE id = $1', {
    bind: [page.url().split('/').at(-1)],
  });
  expect(closed).toEqual([{ state: 'transferred' }]);
  expect(complaints).toEqual([]);
});

test('details, a phone and a helper are changed; two who change one thing do not overwrite each other', async () => {
  const { page, complaints } = await desk.visit('/patients', {
    as: 'front-desk',
    siteIds: [site.id],
  });
  await heading(page, 'Patients');
  await register(page, { name: 'Daudi Komba', phone: newPhone() });
  await page.getByRole('heading', { level: 1, name: /^\w{4} \w{4}$/ }).waitFor();
  const id = page.url().split('/').at(-1) as Id<'Patient'>;
  const change = (rev: number, facts: { name?: string; usualSiteId?: Id<'Site'> }) =>
    asSystem(app, (ctx) => changePatient(ctx, id, { rev, ...facts }));
  const elsewhere = await buildSite(app, { number: 3 });
  await change(1, { usualSiteId: elsewhere.id });
  await page.getByText('Place 3', { exact: true }).waitFor();

  // A place that one does not work at stays as it is.
  const save = page.getByRole('button', { name: 'Save' });
  await page.getByRole('button', { name: 'Change details' }).click();
  await page.getByLabel('Clinic number').fill('D/77');
  await page.getByLabel('Ask no secret digits on their own phone').check();
  await expect
    .poll(() => page.getByLabel('Usual place').innerText())
    .toContain('Place 3 (not yours)');
  await clear(page, 'details');
  // It is read again before it stands as saved: whoever changes it at once begins from that.
  const line: { frees?: () => void } = {};
  const held = new Promise<void>((release) => (line.frees = release));
  const record = `**/api/patients/${id}`;
  await page.route(record, async (route) => {
    if (route.request().method() === 'GET') await held;
    await route.continue();
  });
  const read = page.waitForRequest((one) => one.method() === 'GET' && one.url().endsWith(id));
  await save.click();
  await read;
  await expect.poll(() => page.locator('patient-details side-sheet').count()).toBe(1);
  line.frees?.();
  await page.getByText('D/77', { exact: true }).waitFor();
  await page.unroute(record);
  await expect.poll(() => page.getByText('Place 3', { exact: true }).count()).toBe(1);

  // Somebody else was quicker: it is said what they changed, what was typed stays, and what was emptied is empty.
  await page.getByRole('button', { name: 'Change details' }).click();
  await expect
    .poll(() => page.getByLabel('Ask no secret digits on their own phone').isChecked())
    .toBe(true);
  await page.getByLabel('Clinic number').fill('');
  await change(3, { name: 'Daudi Juma' });
  await save.click();
  await page.getByText('Full name: it was “Daudi Komba”, it is “Daudi Juma” now').waitFor();
  await expect.poll(() => page.getByLabel('Clinic number').inputValue()).toBe('');
  await clear(page, 'details-meanwhile');
  await save.click();
  await page.getByText('D/77', { exact: true }).waitFor({ state: 'detached' });
  await page.getByText('Daudi Juma').first().waitFor();

  await page.getByRole('button', { name: 'Name a helper' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Njeri');
  await save.click();
  await page.getByText('Njeri').waitFor();

  // A part that did not come says so, and comes at a second try.
  await page.route('**/care', (route) => route.abort());
  await page.reload();
  await page.locator('patient-care').getByRole('button', { name: 'Try again' }).waitFor();
  await page.unroute('**/care');
  await page.locator('patient-care').getByRole('button', { name: 'Try again' }).click();
  await page.locator('patient-care').getByText('At home').waitFor();

  // A press that the line swallows says so.
  await page.route('**/helpers/**', (route) => route.abort());
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
  await page.locator('toast-stack').getByText('The service does not answer.').waitFor();
  await page.unroute('**/helpers/**');
  expect(complaints).toEqual([]);
  await page.getByRole('button', { name: 'Add a phone' }).first().click();
  await page.locator('side-sheet').getByLabel('Phone number').fill(newPhone());
  await clear(page, 'phone-add');
  await page.locator('side-sheet').getByRole('button', { name: 'Add a phone' }).click();
  await page.getByRole('button', { name: 'I saw the phone here' }).click();
  await page.getByText('New, gets no codes for a day').waitFor();
  await clearInLooks(page, 'patient-two-phones', ENDS);

  // Another is proved by the code that goes there; then how it is spoken to is changed.
  const third = newPhone();
  await page.getByRole('button', { name: 'Add a phone' }).first().click();
  await page.locator('side-sheet').getByLabel('Phone number').fill(third);
  await page.locator('side-sheet').getByRole('button', { name: 'Add a phone' }).click();
  await page.getByRole('button', { name: 'Send a code there' }).click();
  const code = page.getByLabel('The code they read out');
  await code.waitFor();
  await code.fill(await codeTo(third));
  await page.getByRole('button', { name: 'It is theirs' }).click();
  await page.locator('toast-stack').getByText('The phone is theirs.').waitFor();
  await page.getByRole('button', { name: 'Change', exact: true }).last().click();
  await page.getByLabel('Language').selectOption('sw');
  await page.getByLabel('Texts from').fill('10:00');
  await page.getByLabel('Texts until').fill('17:30');
  await page.locator('side-sheet').getByRole('radio').nth(1).check();
  await save.click();
  await page.locator('side-sheet').waitFor({ state: 'detached' });
  const [spoken] = await app.db.query(
    `SELECT language, level, hours_from::text AS "from", hours_to::text AS "to"
     FROM contact_points WHERE language = 'sw'`,
  );
  expect(spoken).toMatchObject([{ language: 'sw', from: '10:00:00', to: '17:30:00' }]);

  // Whoever pauses their texts is seen to have, and whoever resumes is not.
  const chip = page.locator('patient-numbers').getByText('Paused until Wed 10 Mar');
  await service.sms(third, 'PUMZISHA 7');
  await page.reload();
  await chip.waitFor();
  await clear(page, 'patient-paused');
  await service.sms(third, 'ENDELEA');
  await page.reload();
  await page.locator('patient-numbers').getByText(third).waitFor();
  await expect.poll(() => chip.count()).toBe(0);
});

test('in the dark and at 320 px, the pages have no barrier', async () => {
  const { page } = await desk.visit('/patients', { as: 'officer' });
  await heading(page, 'Patients');
  await clearInLooks(page, 'patients');
  await register(page, { name: 'Eshe Mushi', phone: newPhone() });
  await page.getByRole('button', { name: 'Prescribe' }).waitFor();
  await clearInLooks(page, 'patient');
  const person = await buildPatient(app, { site });
  await page.goto(`${desk.base}/patients/${person.patientId}`);
  await page.getByRole('heading', { name: 'Their details are closed' }).waitFor();
  await clearInLooks(page, 'closed');
});

test('a double is joined once both records were seen, and one is erased by whoever types its ref', async () => {
  const { page, complaints } = await desk.visit('/patients', { as: 'super-admin' });
  await heading(page, 'Patients');
  const refs: string[] = [];
  for (const name of ['Fadhili Mbwana', 'Gasira Temu']) {
    await register(page, { name, phone: newPhone() });
    const title = page.getByRole('heading', { level: 1, name: /^\w{4} \w{4}$/ });
    await title.waitFor();
    refs.push(await title.innerText());
  }
  const [stays = '', double = ''] = refs;
  // The secret number that was typed once is looked at before it counts.
  await page.getByRole('button', { name: 'Change details' }).click();
  const secret = page.getByLabel('New secret number');
  await secret.fill('483715');
  await expect.poll(() => secret.getAttribute('type')).toBe('password');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect.poll(() => secret.getAttribute('type')).toBe('text');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Throw it away' }).click();

  await page.getByRole('button', { name: 'It is a double' }).click();
  const ref = page.getByLabel('Card of the record that stays');
  await ref.fill(stays);
  await page.getByRole('button', { name: 'Join them' }).click();
  await page.getByText('Are these two the same person?').waitFor();
  const words = await page.locator('.question p').innerText();
  expect(words.split('\n')).toEqual([
    expect.stringMatching(new RegExp(`^Joins: ${double} · Ga.* Te.* · phones •••• \\d+$`)),
    expect.stringMatching(new RegExp(`^Stays: ${stays} · Fa.* Mb.* · phones •••• \\d+$`)),
  ]);
  await clearInLooks(page, 'merge');
  await page.getByRole('button', { name: 'Leave it' }).click();
  await expect.poll(() => ref.inputValue()).toBe(stays);
  await page.getByRole('button', { name: 'Join them' }).click();
  await page.locator('.question').getByRole('button', { name: 'Join them' }).click();
  await heading(page, stays);

  await page.getByRole('button', { name: 'Erase' }).click();
  await page.getByLabel('Type what stands on their card').fill(double);
  await page.getByRole('button', { name: 'Erase for ever' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Type what stands on their card').fill(stays);
  await page.getByRole('button', { name: 'Erase for ever' }).click();
  await page.locator('toast-stack').getByText('The record is erased.').waitFor();
  await heading(page, 'Patients');
  const [rows] = await app.db.query(`SELECT state FROM patients WHERE public_ref IN
    ('${stays.replace(' ', '')}', '${double.replace(' ', '')}') ORDER BY state`);
  // What had joined it goes with it.
  expect(rows).toEqual([{ state: 'erased' }, { state: 'erased' }]);
  expect(complaints).toEqual([]);
});
