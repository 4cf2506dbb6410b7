import { afterAll, expect, test } from 'vitest';
import { enrol } from '#core/patients/index.js';
import { deliver, joinLink, noteBotName } from '#core/messaging/index.js';
import { tasks } from '#console/contract/tasks.js';
import { openStandings } from '../../src/service/standings.js';
import { asSystem, moveClock } from '../support/app.js';
import { asked, queue } from '../core/messaging/delivery-world.js';
import { serveDesk } from '../support/desk.js';
import { testService } from '../support/service.js';

const { app, post, twilio } = await testService();
const { as } = await serveDesk(app);
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

test('the alarm of a provider that refuses us ends by itself when it answers again', async () => {
  const [id] = await queue(app, await asked(app));
  if (!id) throw new Error('nothing queued');
  const told = { ...post, heard: worker.heard };
  twilio.fault(() => ({ status: 401, code: 20003 }));
  await deliver(told, id);
  const admin = await as('admin');
  const alarms = (show: string) =>
    admin.call(tasks.list, { query: { show, kind: 'provider-alarm' } }).then(({ rows }) => rows);
  expect(await alarms('open')).toMatchObject([{ facts: { channel: 'sms', code: '20003' } }]);
  twilio.fault(null);
  await moveClock(app, 10);
  await deliver(told, id);
  await worker.now();
  expect(await alarms('open')).toEqual([]);
  const [ended] = await alarms('done');
  expect(ended).toMatchObject({ outcome: 'mended', closedBy: null });
  const { events } = await admin.call(tasks.read, { params: { id: ended?.id ?? '' } });
  expect(events).toMatchObject([{ kind: 'closed', by: null }]);
  const [entries] = await app.db.query(
    `SELECT actor FROM audit_entries WHERE action = 'task.closed' AND subject_id = '${ended?.id}'`,
  );
  expect(entries).toEqual([{ actor: 'system:providers' }]);
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
