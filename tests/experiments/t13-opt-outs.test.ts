import { Client } from 'pg';
import { expect, test } from 'vitest';
import { deliver } from '#core/messaging/index.js';
import { asSystem } from '../support/app.js';
import { testService } from '../support/service.js';
import type { TestService } from '../support/service.js';
import { linesOf } from '../bots/reading/corpus.js';
import { asked, queue } from '../core/messaging/delivery-world.js';
import { figure, patience } from './size.js';

const PHRASINGS = 60;
const SENDS = 1_000;

const typed: ((phrase: string) => string)[] = [
  (phrase) => phrase.toUpperCase(),
  (phrase) => `  ${phrase.replaceAll(' ', '   ')} `,
  (phrase) => phrase.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  (phrase) => `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`,
];

/** Phrasings spread over the list, so that each language has its share. */
function phrasings(count: number): string[] {
  const all = linesOf('./opt-outs.txt').filter(({ wanted }) => wanted[0] === 'out');
  return Array.from({ length: count }, (_, i) => {
    const line = all[Math.floor((i * all.length) / count)];
    if (!line) throw new Error('too few phrasings');
    return line.phrase;
  });
}

/** Everyone opts out while their texts are being sent; gives how many were claimed after an opt-out had committed. */
async function optOutUnderLoad(
  service: TestService,
  { phrasings: count, sends }: { phrasings: number; sends: number },
) {
  const { app, post, twilio } = service;
  const texts = phrasings(count).flatMap((phrase) => typed.map((as) => as(phrase)));
  const each = Math.ceil(sends / texts.length);
  const people = [];
  const ids = [];
  for (const text of texts) {
    const person = await asked(app);
    ids.push(...(await queue(app, person, { count: each })));
    people.push({ ...person, text });
  }
  const stoppedAt = new Map<string, number>();
  const stopping = [...people];
  const stop = async () => {
    for (let person = stopping.shift(); person; person = stopping.shift()) {
      await service.postSms(person.address, person.text);
      stoppedAt.set(person.contact.id, Date.now());
    }
  };
  // Those at the end of the line are told to stop first, so that there is something left to stop.
  const sending = [...ids];
  const work = async () => {
    for (let id = sending.shift(); id; id = sending.shift()) await deliver(post, id);
  };
  stopping.reverse();
  await Promise.all([stop(), stop(), work(), work()]);
  const rows = await asSystem(app, (ctx) =>
    ctx.sql<{ contactId: string; at: Date }>(
      `SELECT contact_id AS "contactId", attempted_at AS at FROM messages WHERE attempted_at IS NOT NULL`,
      [],
    ),
  );
  const after = rows.filter(
    ({ contactId, at }) => at.getTime() > (stoppedAt.get(contactId) ?? 0),
  ).length;
  return {
    phrasings: texts.length,
    queued: ids.length,
    sentBefore: twilio.accepted.length - after,
    after,
  };
}

test(
  'T13: after an opt-out has committed nothing is sent, however it was put',
  { timeout: patience },
  async () => {
    const service = await testService(undefined, { SMS_PER_SECOND: 100_000 });
    const found = await optOutUnderLoad(service, { phrasings: PHRASINGS, sends: SENDS });
    figure('T13', found);
    expect(found.queued).toBeGreaterThanOrEqual(SENDS);
    expect(found.after).toBe(0);
    const [row] = await asSystem(service.app, (ctx) =>
      ctx.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM contact_points WHERE state <> 'stopped'`,
        [],
      ),
    );
    expect(row?.n).toBe(0);
  },
);

test(
  'T13 control: where neither the number nor its waiting texts are marked, texts go on',
  { timeout: patience },
  async () => {
    const service = await testService(undefined, { SMS_PER_SECOND: 100_000 });
    const owner = new Client({ connectionString: service.ownerUrl });
    await owner.connect();
    await owner.query(
      `CREATE FUNCTION unmarked() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN OLD; END $$;
     CREATE TRIGGER unmarked BEFORE UPDATE ON contact_points FOR EACH ROW
       WHEN (NEW.state = 'stopped') EXECUTE FUNCTION unmarked();
     CREATE TRIGGER unmarked BEFORE UPDATE ON messages FOR EACH ROW
       WHEN (NEW.state = 'denied') EXECUTE FUNCTION unmarked()`,
    );
    await owner.end();
    const found = await optOutUnderLoad(service, { phrasings: 10, sends: 200 });
    figure('T13 control', found);
    expect(found.after).toBeGreaterThan(0);
  },
);
