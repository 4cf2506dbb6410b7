import { afterAll, expect, test } from 'vitest';
import { enrol } from '#core/patients/index.js';
import { joinLink, noteBotName } from '#core/messaging/index.js';
import { openStandings } from '../../src/service/standings.js';
import { asSystem } from '../support/app.js';
import { testService } from '../support/service.js';

const { app, post } = await testService();
const worker = openStandings(app, post.channels);
const bots = openStandings(app, { ...post.channels, telegram: null });
afterAll(async () => {
  await worker.close();
  await bots.close();
});

test('what one process hears of a provider, another says', async () => {
  expect(await bots.now()).toEqual({ sms: 'ok', telegram: 'off' });
  worker.heard('sms', false);
  await worker.now();
  expect(await bots.now()).toEqual({ sms: 'down', telegram: 'off' });
  expect((await worker.now()).telegram).toBe('ok');
  bots.heard('sms', true);
  await bots.now();
  expect((await worker.now()).sms).toBe('ok');
});

test('it is written when it changes, and not with each text', async () => {
  const rows = () =>
    asSystem(app, (ctx) => ctx.sql<{ xmin: string }>('SELECT xmin::text FROM providers', []));
  worker.heard('sms', false);
  await worker.now();
  const before = await rows();
  for (let i = 0; i < 20; i += 1) worker.heard('sms', false);
  await worker.now();
  expect(await rows()).toEqual(before);
});

test('the link into our bot holds the join words, once Telegram has told its name', async () => {
  const link = () =>
    asSystem(app, async (ctx) => {
      const { joinWords } = await enrol(ctx, {});
      return [joinWords, await joinLink(ctx, joinWords)] as const;
    });
  expect((await link())[1]).toBeNull();
  await asSystem(app, (ctx) => noteBotName(ctx, 'plain_orders_bot'));
  const [words, url] = await link();
  expect(url).toBe(`https://t.me/plain_orders_bot?start=${words.replaceAll(' ', '-')}`);
});
