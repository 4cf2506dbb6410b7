import { Bot } from 'grammy';
import { afterAll, expect, test, vi } from 'vitest';
import { TELEGRAM_TIMEOUT_SECONDS } from '#bots/channels/telegram-channel.js';
import { ALLOWED_UPDATES, hearTelegram } from '#bots/channels/telegram-webhook.js';
import { turnQueue } from '#bots/channels/turn-queue.js';
import type { Incoming } from '#bots/incoming.js';
import { startFakeTelegram } from '#bots/phones/fake-telegram.js';
import { makeLog } from '#core/kernel/log.js';
import { followTelegram } from '../../src/service/telegram-life.js';
import { TELEGRAM } from '../support/service.js';

const log = makeLog('silent');
const publicUrl = 'https://sotto.test';

async function world() {
  const telegram = await startFakeTelegram({ token: TELEGRAM.token });
  afterAll(() => telegram.close());
  const bot = new Bot(TELEGRAM.token, { client: { apiRoot: telegram.url, timeoutSeconds: 2 } });
  const names: string[] = [];
  const named = (name: string) => Promise.resolve(void names.push(name));
  const called = (method: string) =>
    telegram.calls.filter((call) => call.method === method).map(({ payload }) => payload);
  return { telegram, bot, names, called, life: { bot, publicUrl, named } };
}

test('with a secret Telegram is told where to post, what, and our commands in each language', async () => {
  const { telegram, names, called, life } = await world();
  const stop = followTelegram({ ...life, secret: TELEGRAM.secret }, log);
  await vi.waitFor(() => {
    expect(names).toEqual(['demo_bot']);
  });
  expect(called('setWebhook')).toEqual([
    {
      url: `${publicUrl}/webhooks/telegram`,
      secret_token: TELEGRAM.secret,
      allowed_updates: [...ALLOWED_UPDATES],
    },
  ]);
  expect(called('deleteWebhook')).toEqual([]);
  expect(Object.keys(Object.fromEntries(telegram.commands)).sort()).toEqual(['', 'fr', 'sw']);
  for (const [language, visits] of [
    ['', 'My visits'],
    ['sw', 'Miadi yangu'],
    ['fr', 'Mes RDV'],
  ] as const) {
    const list = telegram.commands.get(language) ?? [];
    expect(list.map(({ command }) => command)).toEqual(
      'start menu visits language privacy delete help'.split(' '),
    );
    expect(list.find(({ command }) => command === 'visits')?.description).toBe(visits);
  }
  await stop();
  expect(called('getUpdates')).toEqual([]);
});

test('without one it asks for updates itself, until it is stopped', async () => {
  const { telegram, bot, called, life } = await world();
  const heard: (string | undefined)[] = [];
  bot.on('message', (tg) => void heard.push(tg.message.text));
  const stop = followTelegram({ ...life, secret: null }, log);
  await vi.waitFor(() => {
    expect(called('getUpdates')).not.toEqual([]);
  });
  expect(called('setWebhook')).toEqual([]);
  expect(called('deleteWebhook')).not.toEqual([]);
  expect(called('getUpdates')[0]).toMatchObject({ allowed_updates: [...ALLOWED_UPDATES] });
  await telegram.push(telegram.build.text({ id: 9301 }, 'MENU'));
  await vi.waitFor(() => {
    expect(heard).toEqual(['MENU']);
  });
  await stop();
  expect(bot.isRunning()).toBe(false);
});

test.each([
  ['hangs', { hangMs: 8_000 }],
  ['is down', { status: 502 }],
])('asked to stop while Telegram %s, it does not wait for it', async (_, fault) => {
  const { telegram, bot, called, life } = await world();
  const stop = followTelegram({ ...life, secret: null }, log);
  await vi.waitFor(() => {
    expect(called('getUpdates')).not.toEqual([]);
  });
  telegram.fault(({ method }) => (method === 'getUpdates' ? fault : null));
  const from = performance.now();
  await stop();
  expect(performance.now() - from).toBeLessThan(1_500);
  expect(bot.isRunning()).toBe(false);
});

test('what was polled while the database was away is taken in once it is back, and in its order', async () => {
  const { telegram, bot, life } = await world();
  const taken: string[] = [];
  let failed = 0;
  const receive = ({ externalId, event }: Incoming) => {
    if (failed++ < 2) return Promise.reject(new Error('no database'));
    taken.push(`${externalId} ${event.is === 'text' ? event.text : event.is}`);
    return Promise.resolve(null);
  };
  const refused: string[] = [];
  const queue = turnQueue();
  hearTelegram(bot, { queue, receive, refused: (kind) => void refused.push(kind) }, 5);
  const updates = ['one', 'two'].map((text) => telegram.build.text({ id: 9302 }, text));
  for (const update of updates) await telegram.push(update);
  const stop = followTelegram({ ...life, secret: null }, log);
  await vi.waitFor(() => {
    expect(taken).toHaveLength(2);
  }, 15_000);
  expect(taken).toEqual(updates.map(({ update_id: id }, i) => `${id} ${['one', 'two'][i]}`));
  expect(refused).toEqual([]);
  await stop();
});

test('a polled update that fails each time is counted, and keeps back nothing that came after it', async () => {
  const { telegram, bot, life } = await world();
  const heard: string[] = [];
  const receive = ({ event }: Incoming) => {
    const text = event.is === 'text' ? event.text : event.is;
    heard.push(text);
    return text === 'one' ? Promise.reject(new Error('a fault of ours')) : Promise.resolve(null);
  };
  const refused: string[] = [];
  const queue = turnQueue();
  hearTelegram(bot, { queue, receive, refused: (kind) => void refused.push(kind) }, 1);
  for (const text of ['one', 'two']) await telegram.push(telegram.build.text({ id: 9303 }, text));
  const stop = followTelegram({ ...life, secret: null }, log);
  await vi.waitFor(() => {
    expect(heard).toContain('two');
  }, 15_000);
  expect(heard).toEqual([...Array<string>(8).fill('one'), 'two']);
  expect(refused).toEqual(['telegram-failed']);
  await stop();
});

test('another process that polls in our name ends neither us nor the asking', async () => {
  const { telegram, bot, called, life } = await world();
  let refused = 0;
  telegram.fault(({ method }) =>
    method === 'getUpdates' && refused++ < 2 ? { status: 409 } : null,
  );
  const stop = followTelegram({ ...life, secret: null, waitMs: 20 }, log);
  await vi.waitFor(() => {
    expect(called('getUpdates').length).toBeGreaterThan(2);
  }, 15_000);
  expect(bot.isRunning()).toBe(true);
  await stop();
});

test('what it asks for is held for less than the call may take', async () => {
  const { called, life } = await world();
  const stop = followTelegram({ ...life, secret: null }, log);
  await vi.waitFor(() => {
    expect(called('getUpdates')).not.toEqual([]);
  });
  const [asked] = called('getUpdates') as { timeout: number }[];
  expect(asked?.timeout).toBeLessThan(TELEGRAM_TIMEOUT_SECONDS);
  await stop();
});

test.each([null, TELEGRAM.secret])(
  'where nothing is sent, it is known all the same that Telegram is down, and that it is back',
  async (secret) => {
    const { telegram, life } = await world();
    const heard: boolean[] = [];
    telegram.fault(({ method }) => (method === 'getMe' ? { status: 502 } : null));
    const stop = followTelegram(
      { ...life, secret, waitMs: 20, heard: (ok) => void heard.push(ok) },
      log,
    );
    await vi.waitFor(() => {
      expect(heard.length).toBeGreaterThan(2);
    });
    expect(heard).not.toContain(true);
    telegram.fault(null);
    await vi.waitFor(() => {
      expect(heard.at(-1)).toBe(true);
    }, 5_000);
    await stop();
  },
);

test('a token that was taken back is a Telegram that is down; another process that asks is none', async () => {
  const { telegram, life } = await world();
  const heard: boolean[] = [];
  let status = 409;
  telegram.fault(({ method }) => (method === 'getUpdates' ? { status } : null));
  const stop = followTelegram(
    { ...life, secret: null, waitMs: 20, heard: (ok) => void heard.push(ok) },
    log,
  );
  await vi.waitFor(() => {
    expect(heard.length).toBeGreaterThan(8);
  });
  expect(heard).not.toContain(false);
  status = 401;
  await vi.waitFor(() => {
    expect(heard).toContain(false);
  });
  await stop();
});

test('a Telegram that is down stops nothing, and is tried again until it is there', async () => {
  const { telegram, names, life } = await world();
  let refused = 0;
  // After its name, which grammY itself asks for again and again.
  telegram.fault(({ method }) =>
    method === 'setMyCommands' && refused++ < 2 ? { status: 502 } : null,
  );
  const stop = followTelegram({ ...life, secret: TELEGRAM.secret, waitMs: 20 }, log);
  await vi.waitFor(() => {
    expect(names).toEqual(['demo_bot']);
  });
  expect(refused).toBeGreaterThan(2);
  await stop();
});
