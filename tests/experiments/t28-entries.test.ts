import { expect, test } from 'vitest';
import { DomainError } from '#core/kernel/errors.js';
import type { Sql } from '#core/kernel/sql.js';
import { findSiteByPoster } from '#core/sites/index.js';
import { asSystem } from '../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../support/build.js';
import { testService } from '../support/service.js';
import { send, smsPost, telegramPost } from '../bots/channels/posts.js';
import type { Post } from '../bots/channels/posts.js';
import { added, contents, touched } from './contents.js';
import { injections, pairs, unbound, wellFormed } from './injections.js';
import { figure, full, patience } from './size.js';

const service = await testService();
const { app, ownerUrl } = service;
const { build } = service.telegram;

/** What a turn moves on, for whoever writes. */
const TALK = ['audit_entries', 'conversations', 'inbox', 'messages', 'throttles'];

const site = await buildSite(app);
const medicine = await buildMedicine(app);
await buildStock(app, { siteId: site.id, productId: medicine.product.id });
const { address } = await buildPatient(app, { site, medicines: [medicine] });
const USER = 96_001;
await buildPatient(app, { channel: 'telegram', address: String(USER), medicines: [medicine] });

/** Every part of a text or an update that its sender fills. */
const entries: Record<string, (text: string) => Post> = {
  'SMS, words of a patient': (text) => smsPost(address, text),
  'SMS, words of a stranger': (text) => smsPost('+254702000099', text),
  'SMS, its sender': (text) => smsPost(text, 'hello'),
  'SMS, its number': (text) => smsPost(address, '0', { MessageSid: text }),
  'SMS, how many pictures': (text) => smsPost(address, '0', { NumMedia: text }),
  'SMS, a picture': (text) => smsPost(address, '0', { NumMedia: '1', MediaUrl0: text }),
  'SMS, what it says of its sender': (text) =>
    smsPost(address, '0', { ProfileName: text, FromCity: text, FromCountry: text }),
  'Telegram, words of a patient': (text) => telegramPost(build.text({ id: USER }, text)),
  'Telegram, words of a stranger': (text) => telegramPost(build.text({ id: 96_777 }, text)),
  'Telegram, a start word': (text) => telegramPost(build.text({ id: 96_778 }, `/start ${text}`)),
  'Telegram, a button': (text) => telegramPost(build.press({ id: USER }, 1, text)),
  'Telegram, a number shared': (text) => telegramPost(build.contact({ id: USER }, { phone: text })),
  'Telegram, words passed on': (text) => telegramPost(build.forwarded({ id: USER }, text)),
  'Telegram, words of a channel': (text) => telegramPost(build.channelPost(text)),
};

test(
  'no string through a text or an update is answered with a fault or touches a row that was there',
  async () => {
    const before = await contents(ownerUrl, TALK);
    const faults: unknown[] = [];
    const statuses: Record<number, number> = {};
    const waiting = pairs(Object.keys(entries), full);
    const tried = waiting.length;
    const hand = async () => {
      for (let pair = waiting.shift(); pair; pair = waiting.shift()) {
        const [name, text] = pair;
        const post = entries[name]?.(wellFormed(text));
        if (!post) continue;
        const { status } = await send(service, post);
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status >= 500) faults.push([name, text, status]);
        service.jobs.length = 0;
      }
    };
    await Promise.all(Array.from({ length: 8 }, hand));
    const after = await contents(ownerUrl, TALK);
    figure('T28 entries', {
      strings: injections.length,
      entries: Object.keys(entries).length,
      tried,
      answers: JSON.stringify(statuses),
      stored: JSON.stringify(added(before, after)),
    });
    expect(faults).toEqual([]);
    expect(touched(before, after)).toEqual({});
  },
  patience,
);

test('control: a poster word that is written into its statement breaks it', async () => {
  const breaks = (word: string, change: (sql: Sql) => Sql) =>
    asSystem(app, (ctx) => findSiteByPoster({ ...ctx, sql: change(ctx.sql) }, word)).then(
      () => false,
      (error: unknown) => !(error instanceof DomainError),
    );
  const count = async (change: (sql: Sql) => Sql) => {
    let broken = 0;
    for (const text of injections)
      if (!text.includes('\u0000') && (await breaks(text, change))) broken += 1;
    return broken;
  };
  expect(await breaks('baobab', unbound)).toBe(false);
  const [bound, naive] = [await count((sql) => sql), await count(unbound)];
  figure('T28 entries control', { bound, unbound: naive });
  expect(bound).toBe(0);
  expect(naive).toBeGreaterThan(100);
});
