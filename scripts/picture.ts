// Takes docs/phones.png of a fresh demo: `npx tsx --conditions=development scripts/picture.ts`.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DeskAnswer, PhonesState } from '#bots/phones/contract.js';
import { openBrowser } from '../tests/support/browser.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const sms = '+254700000101';
const telegram = 'telegram:9001';

const prepared = spawnSync(process.execPath, ['scripts/prepare.mjs', 'start'], {
  cwd: root,
  stdio: 'inherit',
});
if (prepared.status) process.exit(1);
const dataDir = mkdtempSync(path.join(tmpdir(), 'sotto-picture-'));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const service = spawn(process.execPath, ['dist/src/main.js', 'start'], {
  cwd: root,
  env: { ...process.env, DATA_DIR: dataDir, BOTS_PORT: String(port) },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = once(service, 'exit');
try {
  await says(service, 'Ctrl-C stops it');
  await talk();
  await takePicture(path.join(root, 'docs', 'phones.png'));
} finally {
  service.kill('SIGTERM');
  await ended;
  rmSync(dataDir, { recursive: true, force: true });
}

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
  const opened = await openBrowser();
  try {
    const page = await opened.browser.newPage({
      viewport: { width: 1280, height: 820 },
      deviceScaleFactor: 1.25,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    });
    await page.goto(`${base}/phones`);
    await page.getByText('Keep it for me').last().waitFor();
    await page.evaluate('document.fonts.ready');
    await page.screenshot({ path: file });
  } finally {
    await opened.shut();
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

/** Waits for words of the service, and keeps hearing it: one that cannot speak cannot stop in order. */
function says(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(words)) resolve();
    });
    child.once('exit', () => {
      reject(new Error(`The service ended early:\n${said}`));
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
