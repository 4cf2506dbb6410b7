// Takes docs/phones.png of a fresh demo: `npx tsx scripts/picture-phones.ts`.
import path from 'node:path';
import type { DeskAnswer, PhonesState } from '#bots/phones/contract.js';
import { openBrowser } from '../tests/support/browser.js';
import { root, withFreshDemo } from './fresh-demo.js';

const sms = '+254700000101';
const telegram = 'telegram:9001';

let base = '';
await withFreshDemo(async ({ phones }) => {
  base = phones;
  await talk();
  await takePicture(path.join(root, 'docs', 'phones.png'));
});

/** By SMS: kept, made ready, and the number shown. By buttons: asked for, and there. */
async function talk(): Promise<void> {
  for (const text of ['0', '1', '1', '1']) await ask('send', { key: sms, text });
  const [parcel] = (await state()).desk ?? [];
  await ask<DeskAnswer>('desk/ready', { id: parcel?.id });
  await until((all) => lastText(all).includes('ready'));
  const asked = await ask('send', { key: sms, text: '1' });
  await ask('send', { key: sms, text: digitsFor(asked) });
  await ask('send', { key: telegram, text: '/start' });
  await press('Check item');
}

function lastText({ threads }: PhonesState): string {
  return threads[sms]?.at(-1)?.text ?? '';
}

/** The two digits of the secret number that the last text asks for. */
function digitsFor(all: PhonesState): string {
  const secret = all.people.find(({ key }) => key === sms)?.secretNumber ?? '';
  return [...lastText(all).matchAll(/(\d)(?:st|nd|rd|th)/g)]
    .map(([, place]) => secret.charAt(Number(place) - 1))
    .join('');
}

async function press(label: string): Promise<void> {
  const button = ({ chats }: PhonesState) =>
    (chats[telegram] ?? [])
      .flatMap(({ id, buttons }) => buttons.flat().map((one) => ({ messageId: id, ...one })))
      .findLast(({ text }) => text === label);
  const { messageId, data } = button(await until((all) => button(all) !== undefined)) ?? {};
  await ask('press', { key: telegram, messageId, data });
}

async function takePicture(file: string): Promise<void> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 820 },
      deviceScaleFactor: 1.25,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    await page.goto(`${base}/phones`);
    await page.getByRole('button', { name: 'Keep it for me' }).waitFor();
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: file });
  } finally {
    await browser.close();
  }
}

async function state(): Promise<PhonesState> {
  return (await (await fetch(`${base}/phones/api/state`)).json()) as PhonesState;
}

async function ask<Answer = PhonesState>(verb: string, body: unknown): Promise<Answer> {
  const answer = await fetch(`${base}/phones/api/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${verb} was answered ${answer.status}`);
  return (await answer.json()) as Answer;
}

/** Looks until the phones are so, for half a minute. */
async function until(so: (all: PhonesState) => boolean): Promise<PhonesState> {
  for (let look = 0; look < 150; look++) {
    const all = await state();
    if (so(all)) return all;
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error('The phones never came to show what the picture needs.');
}
