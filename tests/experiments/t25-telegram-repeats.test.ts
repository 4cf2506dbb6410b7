import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { Context } from '#core/kernel/context.js';
import { IN_TURN, openBody } from '#core/messaging/message.js';
import type { Message } from '#core/messaging/message.js';
import { lockContact } from '#core/patients/index.js';
import { startFakeTelegram } from '#bots/phones/fake-telegram.js';
import { asSystem, testApp } from '../support/app.js';
import { buildPatient, buildSite } from '../support/build.js';
import { TELEGRAM } from '../support/service.js';
import type { BotsInput } from './bots-child.js';
import { runChild } from './child.js';
import { figure, patience, size } from './size.js';

const CHATS = size(12, 60);
/** Fewer than the thirty texts in ten minutes that one number may send. */
const TEXTS = size(10, 24);
const AGAIN = 0.2;
const LANGUAGES = ['en', 'sw', 'fr'] as const;
/** Fewer than may wait for their turn. */
const BATCH = 12;
const ANSWERED = {
  en: 'OK, English from now on.',
  sw: 'Sawa, kuanzia sasa ni Kiswahili.',
  fr: "C'est noté, nous continuons ainsi.",
} as const;
const SAID = { en: 'english', sw: 'kiswahili', fr: 'francais' } as const;

const running = new Set<ReturnType<typeof runChild>>();
afterAll(() => {
  for (const child of running) child.kill();
});

/** Numbers drawn again in each run as in the last. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

type Update = ReturnType<Awaited<ReturnType<typeof startFakeTelegram>>['build']['text']>;

/** Each chat's texts in their order: which language from now on. */
function talks(build: (user: number, said: string) => Update, next: () => number) {
  return Array.from({ length: CHATS }, (_, chat) => {
    const said = Array.from({ length: TEXTS }, () => LANGUAGES[Math.floor(next() * 3)] ?? 'en');
    return {
      user: 96_000 + chat,
      said,
      updates: said.map((each) => build(96_000 + chat, SAID[each])),
    };
  });
}

async function start(input: BotsInput) {
  const child = runChild('bots-child.ts', input);
  running.add(child);
  while (!child.said().includes('\n')) await new Promise((soon) => setTimeout(soon, 20));
  const url = `http://127.0.0.1:${child.said().trim()}/webhooks/telegram`;
  const end = () => (child.kill(), child.ended);
  return { child, url, end };
}

async function post(url: string, update: Update): Promise<boolean> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-telegram-bot-api-secret-token': TELEGRAM.secret,
      },
      body: JSON.stringify(update),
    });
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** A batch on one connection, where none waits for the answer to the one before; gives how many were acknowledged. */
async function postAtOnce(url: string, updates: readonly Update[]): Promise<number> {
  const { hostname, port, pathname } = new URL(url);
  const socket = connect(Number(port), hostname);
  updates.forEach((update, n) => {
    const body = JSON.stringify(update);
    const head = [
      ...[`POST ${pathname} HTTP/1.1`, `host: ${hostname}`, 'content-type: application/json'],
      `x-telegram-bot-api-secret-token: ${TELEGRAM.secret}`,
      `content-length: ${Buffer.byteLength(body)}`,
      `connection: ${n === updates.length - 1 ? 'close' : 'keep-alive'}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
  const answers = await text(socket);
  return answers.match(/^HTTP\/1\.1 200/gm)?.length ?? 0;
}

/** As many at once as may wait for the turn of their chat. */
async function postBatches(url: string, updates: readonly Update[]): Promise<number> {
  let heard = 0;
  for (let at = 0; at < updates.length; at += BATCH)
    heard += await postAtOnce(url, updates.slice(at, at + BATCH));
  return heard;
}

/** Patients who talk in chats, and how the service is started that hears them. */
async function setUp({ inTurn = true, forgets = false } = {}) {
  const { app, databaseUrl, ownerUrl } = await testApp();
  if (forgets) await forgetInbox(ownerUrl);
  const site = await buildSite(app);
  const telegram = await startFakeTelegram({ token: TELEGRAM.token });
  const next = draws(25);
  const all = talks((user, said) => telegram.build.text({ id: user }, said), next);
  for (const { user } of all)
    await buildPatient(app, { channel: 'telegram', address: String(user), site, level: 'GENERAL' });
  const input = { databaseUrl, apiRoot: telegram.url, ...TELEGRAM, inTurn };
  onTestFinished(() => telegram.close());
  return { app, all, isAgain: () => next() < AGAIN, begin: () => start(input) };
}

/** Telegram as it behaves: a chat's updates in order, chats in any; one in five comes again; what was not acknowledged comes in a batch after the kill. */
async function send() {
  const { app, all, isAgain, begin } = await setUp();
  let bots = await begin();
  const half = Math.floor(TEXTS / 2);
  const waiting = all.map(({ updates }) => [...updates]);
  const kill: { ended: Promise<string> | null } = { ended: null };
  const chat = async (updates: Update[]) => {
    for (let update = updates[0]; update; update = updates[0]) {
      if (kill.ended) return;
      if (updates.length === TEXTS - half && updates === waiting[0]) kill.ended = bots.end();
      if (!(await post(bots.url, update))) continue;
      updates.shift();
      if (isAgain()) await post(bots.url, update);
    }
  };
  await Promise.all(waiting.map(chat));
  await kill.ended;
  bots = await begin();
  const left = waiting.flat().length;
  // Beside what was not acknowledged, some that were come again.
  const heard = await Promise.all(
    waiting.map(async (updates, i) => {
      const done = all[i]?.updates.slice(0, TEXTS - updates.length) ?? [];
      for (const update of done.filter(isAgain)) await post(bots.url, update);
      return postBatches(bots.url, updates);
    }),
  );
  await bots.end();
  expect(heard).toEqual(waiting.map(({ length }) => length));
  return { ...(await effects(app, all)), left };
}

/** The same without one of the guards, in batches from the first; one in five comes again where that is what is looked at. */
async function sendUnguarded(missing: { inTurn?: false; forgets?: true }) {
  const { app, all, isAgain, begin } = await setUp(missing);
  const bots = await begin();
  const batches = all.map(({ updates }) =>
    updates.flatMap((update) => (missing.forgets && isAgain() ? [update, update] : [update])),
  );
  await Promise.all(batches.map((updates) => postBatches(bots.url, updates)));
  await bots.end();
  return effects(app, all);
}

type App = Awaited<ReturnType<typeof testApp>>['app'];

/** What came of it: texts taken, replies made, and chats whose replies follow what was said in them and that speak the language asked for last. */
async function effects(app: App, all: ReturnType<typeof talks>) {
  const [row] = await asSystem(app, (ctx) =>
    ctx.sql<{ taken: number; replies: number }>(
      `SELECT (SELECT count(*) FROM inbox)::int AS taken,
              (SELECT count(*) FROM messages WHERE kind = 'reply')::int AS replies`,
      [],
    ),
  );
  let inOrder = 0;
  for (const { user, said } of all) {
    const { language, answered } = await asSystem(app, (ctx) => outcome(ctx, user));
    const follows = answered.join() === said.map((each) => ANSWERED[each]).join();
    if (follows && language === said.at(-1)) inOrder += 1;
  }
  return { taken: row?.taken ?? 0, replies: row?.replies ?? 0, inOrder };
}

/** The language that a chat speaks now, and its replies in the order in which they leave. */
async function outcome(ctx: Context, user: number) {
  const contact = await lockContact(ctx, { channel: 'telegram', value: String(user) });
  const rows = await ctx.sql<Pick<Message, 'id' | 'body' | 'keyId'>>(
    `SELECT id, body, key_id AS "keyId" FROM messages m
     WHERE contact_id = $1 AND kind = 'reply' ORDER BY ${IN_TURN}`,
    [contact?.id],
  );
  const answered: string[] = [];
  for (const reply of rows) answered.push((await openBody(ctx, reply))?.out.text ?? '');
  return { language: contact?.language, answered };
}

/** The control: every update is kept under another name, so that none is known again. */
async function forgetInbox(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(
    `CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN NEW.external_id := NEW.external_id || '-' || gen_random_uuid(); RETURN NEW; END $$;
     CREATE TRIGGER forget BEFORE INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION forget()`,
  );
  await owner.end();
}

test(
  'T25: what Telegram sends again, out of order across chats and in a batch after a kill, has one effect each, in the order of its chat',
  { timeout: patience },
  async () => {
    const { taken, replies, inOrder, left } = await send();
    const updates = CHATS * TEXTS;
    figure('T25', { updates, afterTheKill: left, taken, replies, inOrder });
    expect(left).toBeGreaterThan(0);
    expect({ taken, replies, inOrder }).toEqual({
      taken: updates,
      replies: updates,
      inOrder: CHATS,
    });
  },
);

test('T25 control: without the inbox some have two', { timeout: patience }, async () => {
  const { replies } = await sendUnguarded({ forgets: true });
  figure('T25 control', { updates: CHATS * TEXTS, replies });
  expect(replies).toBeGreaterThan(CHATS * TEXTS);
});

test(
  'T25 control: where the turns of a chat meet, its order is lost',
  { timeout: patience },
  async () => {
    const { inOrder, replies } = await sendUnguarded({ inTurn: false });
    figure('T25 control', { chats: CHATS, inOrder, replies });
    expect(inOrder).toBeLessThan(CHATS);
  },
);
