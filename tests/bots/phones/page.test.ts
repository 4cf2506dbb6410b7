import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  axeViolations,
  leavePage,
  openBrowser,
  openContext,
  openPage,
  see,
} from '../../support/browser.js';
import type { PhonesState } from '#bots/phones/contract.js';
import { smallService } from './small-service.js';
import { trueService } from './true-service.js';

/** Where the page was built before the tests began. */
const BUILT = fileURLToPath(new URL('../../../dist/phones', import.meta.url));

let context: BrowserContext;
let service: Awaited<ReturnType<typeof smallService>>;
/** Where the page is opened: of the small service, unless a test has another. */
let base: string;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  context = await openContext(await openBrowser());
});
afterAll(() => context.close());
beforeEach(async () => {
  service = await smallService({ page: BUILT });
  base = service.base;
});
afterEach(async () => {
  await leavePage(page);
  await service.close();
  expect(complaints).toEqual([]);
});

/** Opens the page and keeps whatever the browser complains of or fetches from elsewhere. */
async function visit(width: number, dark = false): Promise<void> {
  complaints = [];
  page = await openPage(context, { width, dark });
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(line.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(base)) complaints.push(request.url());
  });
  await page.goto(`${base}/phones`);
  await page.getByLabel('Who holds the').first().waitFor();
}

const texts = () => page.getByRole('log', { name: 'Texts on the plain phone' });
const chat = () => page.getByRole('log', { name: 'Messages on the smartphone' });
const desk = () => page.locator('parcel-desk');
const button = (name: string | RegExp) => page.getByRole('button', { name });

async function text(words: string): Promise<void> {
  await page.getByLabel('Text to Baobab').fill(words);
  await page.getByLabel('Text to Baobab').press('Enter');
  await texts().getByText(words, { exact: true }).last().waitFor();
}

test('a newcomer does as the first line says and is answered', async () => {
  await visit(1280);
  await page.getByText('Try first:').waitFor();
  await button('1 .,?!').click();
  await button('Send').first().click();
  await texts().getByText('Item A: yes at place 2').waitFor();
  await page.getByText('answer each text with one of its own numbers').waitFor();
  await page.getByText('Item A asked for: yes at place 2').waitFor();
});

test('the page leads to the staff console, and says where unasked texts go', async () => {
  await visit(1280);
  const link = page.getByRole('link', { name: 'Staff console' });
  await expect.poll(() => link.getAttribute('href')).toBe('http://localhost:3000');
  // Where a provider is real, the page says where the rest of its texts went.
  const told = page.getByText('A real provider is set: texts sent unasked went there');
  await expect.poll(() => told.count()).toBe(0);
  await page.route('**/phones/api/state', async (route) => {
    const response = await route.fetch();
    const json = { ...((await response.json()) as PhonesState), real: ['sms'] };
    await route.fulfill({ response, json });
  });
  service.note('Made ready at place 2');
  await told.waitFor();
  await expect.poll(() => told.count()).toBe(1);
});

test('a text can be typed, and the counter counts septets', async () => {
  await visit(1280);
  const line = page.getByLabel('Text to Baobab');
  for (const [words, count] of [
    ['menu', '4/160'],
    ['[€]', '6/160'],
    ['x'.repeat(161), '161/306 · 2 texts'],
    ['déjà ça', '7/70 wide'],
  ] as const) {
    await line.fill(words);
    await page.getByText(count, { exact: true }).waitFor();
  }
  await line.fill('0');
  await line.press('Enter');
  await texts().getByText('Baobab. Send one number:').waitFor();
  await expect.poll(() => line.inputValue()).toBe('');
});

test('a half-written text outlives whatever arrives', async () => {
  await visit(1280);
  await page.getByLabel('Text to Baobab').fill('Is item A th');
  await button('To the next event').click();
  await texts().getByText('yours is ready at place 2').waitFor();
  service.note('Another thing');
  await page.getByText('Another thing').waitFor();
  await expect.poll(() => page.getByLabel('Text to Baobab').inputValue()).toBe('Is item A th');
});

test('a service that does not answer is said, and looked for until it does', async () => {
  await visit(1280);
  const lost = page.getByRole('alert').getByText('The service does not answer.');
  const state = '**/phones/api/state*';
  await page.route(state, (route) => route.abort());
  service.note('Said while it was away');
  await lost.waitFor();
  await page.unroute(state);
  await lost.waitFor({ state: 'detached' });
  await page.getByText('Said while it was away').waitFor();
  // What is typed meanwhile stands there until it is taken, on either phone.
  await button('Start').click();
  const send = '**/phones/api/send';
  await page.route(send, (route) => route.abort());
  for (const name of ['Text to Baobab', 'Message to Baobab']) {
    await page.getByLabel(name).fill('menu');
    await page.getByLabel(name).press('Enter');
    await expect.poll(() => page.getByLabel(name).inputValue()).toBe('menu');
  }
  await page.unroute(send);
  await lost.waitFor({ state: 'detached' });
  complaints = complaints.filter((line) => !line.includes('ERR_FAILED'));
});

test('the keypad turns through letters, and clears', async () => {
  await visit(1280);
  await button(/^# switch to abc/).click();
  for (const key of ['4 ghi', '4 ghi', '4 ghi']) await button(key).click();
  await button('2 abc').click();
  await button('Clear').click();
  await button('0 space').click();
  await button(/^# switch to 123/).click();
  await button('2 abc').click();
  await expect.poll(() => page.getByLabel('Text to Baobab').inputValue()).toBe('i 2');
});

test('the call button rings, and the service is busy', async () => {
  await visit(1280);
  await button('Call').click();
  await texts().getByText('Busy. The call cost nothing.').waitFor();
});

test('the carrier’s own words are told from the service’s', async () => {
  await visit(1280);
  await text('STOP');
  const carrier = texts().locator('article.carrier');
  await expect.poll(() => carrier.innerText()).toContain('You have successfully been unsubscribed');
  await expect.poll(() => carrier.innerText()).toContain('Carrier 09:30');
});

test('a button edits its message in place, and a deleted one leaves a trace', async () => {
  await visit(1280);
  await button('Start').click();
  await button('Check item').click();
  await chat().getByText('Item A: yes at place 2 (counted today).').waitFor();
  await chat().getByText('edited').waitFor();
  await expect.poll(() => chat().getByText('Choose one').count()).toBe(0);
  await button('Keep it for me').click();
  await page.getByRole('status').getByText('Kept').waitFor();
  await page.getByLabel('Message to Baobab').fill('wipe');
  await button('Send message').click();
  await chat().getByText('messages were deleted').waitFor();
});

test('a calendar has a week to a row, and only its days are buttons', async () => {
  await visit(320);
  await button(/^Smartphone/).click();
  await button('Start').click();
  await chat().getByRole('button', { name: 'Help' }).click();
  await chat().getByText('Which day suits you?').waitFor();
  const names = await chat().getByRole('button').allInnerTexts();
  expect(names.map((name) => name.trim())).toEqual(['3', '4', '5', '6', 'April ›', 'Menu']);
  const [head, day] = [
    chat().getByText('We', { exact: true }),
    chat().getByText('3', { exact: true }),
  ];
  const [above, below] = [await head.boundingBox(), await day.boundingBox()];
  expect(Math.abs((above?.x ?? 0) - (below?.x ?? 99))).toBeLessThan(4);
  expect(await axeViolations(page)).toEqual([]);
  await expect
    .poll(() => page.evaluate('document.documentElement.scrollWidth - innerWidth'))
    .toBe(0);
});

test('the smartphone’s holder can share the number and block the bot', async () => {
  await visit(1280);
  await page.getByLabel('More').click();
  await button('Share my number').click();
  await expect.poll(() => service.updates).toMatchObject([{ message: { contact: {} } }]);
  await page.getByLabel('More').click();
  await button('Block the bot').click();
  await button('Unblock').click();
  await page.getByLabel('Message to Baobab').waitFor();
});

test('the bot’s commands are listed in the holder’s language, and Escape puts them away', async () => {
  const url = `${service.telegram.url}/bot7100000001:a-token-of-the-demo/setMyCommands`;
  for (const [language_code, description] of [
    ['', 'Main menu'],
    ['sw', 'Menyu'],
  ])
    await fetch(url, {
      method: 'POST',
      body: JSON.stringify({ commands: [{ command: 'menu', description }], language_code }),
    });
  await visit(1280);
  await button('Start').click();
  await button('Commands').click();
  await page.getByText('Main menu').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByText('Main menu').count()).toBe(0);
  await button('Commands').click();
  await button('/menu Main menu').click();
  await chat().getByText('/menu').waitFor();
});

test('moving the clock brings what was due to the phone by itself', async () => {
  await visit(1280);
  await button(/^\+1 h/).click();
  await page.getByText('10:30').first().waitFor();
  await button('To the next event').click();
  await texts().getByText('yours is ready at place 2').waitFor();
  await page.getByText('Made ready at place 2').waitFor();
});

/** Moves the clock from event to event until the plain phone shows these words for the first time. */
async function nextUntil(words: string): Promise<void> {
  for (let presses = 0; presses < 12; presses += 1) {
    if (await texts().getByText(words).count()) return;
    const moved = page.waitForResponse((response) => response.url().endsWith('/api/clock'));
    await button('To the next event').click();
    await moved;
    // What came of it is shown once the clock can be moved again.
    await page.getByRole('button', { name: 'To the next event', disabled: false }).waitFor();
  }
  await texts().getByText(words).first().waitFor();
}

test('the clock moved on, a visit is reminded of and answered, missed without blame, and it is asked why something waits', async () => {
  const whole = await trueService(BUILT);
  try {
    ({ base } = whole);
    await visit(1280);
    await nextUntil('Baobab: Fri 5 Mar, 9:40am, place 2.');
    // At once it could be meant for the parcel, too.
    await button(/^\+1 h/).click();
    await page.getByText('10:40').first().waitFor();
    await text('1');
    await texts().getByText('OK, thank you.').waitFor();
    await nextUntil('shall we find another day for you at place 2?');
    await nextUntil('still kept for you to');
    await text('2');
    await texts().getByText('It goes back for now.').waitFor();
    await expect.poll(() => texts().getByText('missed').count()).toBe(0);
  } finally {
    await whole.close();
  }
});

test('the first line leads from a text to the parcel in hand, at the desk of the page', async () => {
  await visit(1280);
  await page.getByText('Nothing is kept yet. Send 1 on a phone.').waitFor();
  await text('1');
  await page.getByText('until yours is kept').waitFor();
  for (const answer of ['0', '1']) await text(answer);
  await page.getByText('be the desk').waitFor();
  await page.getByText('place 2, kept').waitFor();
  await button('Make ready parcel 1').click();
  await desk().getByText('Parcel 1 is ready. Its phone is being told.').waitFor();
  await texts().getByText('yours is ready at place 2').waitFor();
  await page.getByText('two digits of the secret number').waitFor();
  await desk().getByLabel('Number for parcel 1').fill('4821');
  await button('Hand over parcel 1').click();
  await desk().getByText('Parcel 1 is handed over.').waitFor();
  await page.getByText('or try the smartphone').waitFor();
  await page.getByText('Nothing is kept yet. Send 1 on a phone.').waitFor();
});

test('a wrong number is told kindly, and too many lock the desk', async () => {
  service.desk.keep('ready');
  await visit(1280);
  const said = desk().getByRole('status');
  for (const [number, words] of [
    ['48', 'The number has four digits'],
    ['0000', 'That is not the number of parcel 1. Please look at the phone again.'],
    ['1111', 'That is not the number of parcel 1. Please look at the phone again.'],
    ['4821', 'Too many wrong numbers at this place'],
  ] as const) {
    await desk().getByLabel('Number for parcel 1').fill(number);
    await page.keyboard.press('Enter');
    await said.getByText(words).waitFor();
  }
});

test('the desk is worked by keyboard, and the focus stays at it', async () => {
  service.desk.keep();
  await visit(1280);
  await button('Make ready parcel 1').focus();
  await page.keyboard.press('Enter');
  await desk().getByText('Parcel 1 is ready.').waitFor();
  await page.keyboard.type('4821');
  await page.keyboard.press('Enter');
  await desk().getByText('Parcel 1 is handed over.').waitFor();
  const focused = "document.activeElement.shadowRoot.querySelector('parcel-desk').shadowRoot";
  await expect.poll(() => page.evaluate(`${focused}.activeElement.tagName`)).toBe('H2');
});

test('whoever holds a phone is shown with what the demo tells of them, and any other number can be held', async () => {
  await visit(1280);
  await page.getByText('secret number 482715').waitFor();
  await page.getByLabel('Who holds the smartphone').selectOption('telegram:9002');
  await page.getByText('To link it, send JOIN one two three').waitFor();
  await page.getByText('Another number', { exact: true }).click();
  const number = page.getByLabel('Number of the plain phone');
  await number.fill('nobody');
  await button('Hold it').click();
  await page.getByRole('alert').getByText('This is no phone number.').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await number.fill('0712 345 678');
  await number.press('Enter');
  await page.getByText('+254 712 345 678').waitFor();
  await expect.poll(() => number.isVisible()).toBe(false);
  await text('0');
  expect(service.heard.at(-1)).toMatchObject({ form: { From: '+254712345678' } });
});

test('another person takes the phone with a thread of their own, also after a reload', async () => {
  await visit(1280);
  await text('0');
  await page.getByLabel('Who holds the plain phone').selectOption('+254700000104');
  await texts().getByText('No texts yet.').waitFor();
  await expect.poll(() => texts().getAttribute('lang')).toBe('fr');
  await page.getByText('Texts may also say clinic and medicine.').waitFor();
  await page.reload();
  await expect
    .poll(() => page.getByLabel('Who holds the plain phone').inputValue())
    .toBe('+254700000104');
});

test('everything is done by keyboard alone', async () => {
  await visit(1280);
  const reach = async (what: string) => {
    const name = `(() => { let at = document.activeElement; while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement; return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? ''; })()`;
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate<string>(name)).startsWith(what)) return;
    }
    throw new Error(`${what} cannot be reached`);
  };
  await reach('Text to Baobab');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await texts().getByText('Baobab. Send one number:').waitFor();
  await reach('Start');
  await page.keyboard.press('Enter');
  await chat().getByText('Choose one').waitFor();
  await reach('Check item');
  await page.keyboard.press('Space');
  await chat().getByText('Item A: yes').waitFor();
  await reach('To the next event');
  await page.keyboard.press('Enter');
  await texts().getByText('yours is ready').waitFor();
});

interface Scrolled {
  scrollHeight: number;
  clientHeight: number;
  scrollTop: number;
}

test('on a narrow screen one phone shows at a time, and the other says that it has news', async () => {
  await visit(320);
  await page.getByLabel('Plain phone', { exact: true }).waitFor();
  await expect.poll(() => page.getByLabel('Smartphone', { exact: true }).isVisible()).toBe(false);
  for (let n = 0; n < 3; n++) await text('0');
  await button(/^Smartphone/).click();
  await button('Start').click();
  await chat().getByText('Choose one').waitFor();
  await button('To the next event').click();
  await button(/^Plain phone\s*, new/).click();
  await texts().getByText('yours is ready').waitFor();
  // What came while it was hidden is what is seen.
  const rest = ({ scrollHeight, clientHeight, scrollTop }: Scrolled) =>
    scrollHeight - clientHeight - scrollTop;
  await expect.poll(() => texts().evaluate(rest)).toBeLessThan(2);
});

test('a long thread scrolls in its phone, and the page ends where it is seen to end', async () => {
  await visit(1280);
  for (let n = 0; n < 6; n++) await text('0');
  const rest = `document.documentElement.scrollHeight
    - document.querySelector('phones-page').getBoundingClientRect().bottom - scrollY`;
  await expect.poll(() => page.evaluate(rest)).toBeLessThan(1);
});

test('the colours follow the system until the visitor chooses', async () => {
  await visit(1280, true);
  const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  expect(await ground()).toBe('rgb(20, 24, 26)');
  await button('Light').click();
  expect(await ground()).toBe('rgb(250, 249, 246)');
  await page.reload();
  await button('Dark').waitFor();
  expect(await ground()).toBe('rgb(250, 249, 246)');
});

/** Sees that nothing is wrong with the page as it stands: all of it in light, and its colours in the dark. */
async function faultless(width: number): Promise<void> {
  expect(await axeViolations(page)).toEqual([]);
  await see(page, { width, dark: true });
  expect(await axeViolations(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
  await see(page, { width });
  await expect
    .poll(() => page.evaluate('document.documentElement.scrollWidth - innerWidth'))
    .toBe(0);
}

test.each([320, 768, 900, 1280])(
  'at %i px, in light and in the dark, nothing is out of reach or off the screen',
  async (width) => {
    service.desk.keep('ready');
    service.desk.keep();
    await visit(width);
    await service.telegram.push(service.telegram.build.text({ id: 9001 }, 'wipe'), {
      url: `${service.base}/webhooks/telegram`,
      secret: 'hush',
    });
    if (width < 900) await button(/^Plain phone/).click();
    await button('Hand over parcel 1').click();
    await desk().getByText('The number has four digits').waitFor();
    await text('0');
    await text('STOP');
    await button('Call').click();
    await texts().getByText('Busy').waitFor();
    await faultless(width);
    if (width < 900) await button(/^Smartphone/).click();
    await page.getByLabel('Message to Baobab').fill('hello');
    await button('Send message').click();
    await button('Check item').waitFor();
    await page.getByLabel('More').click();
    await faultless(width);
  },
);
