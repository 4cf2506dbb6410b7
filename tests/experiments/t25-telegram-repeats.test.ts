import { afterAll, expect, test } from 'vitest';
import { Client } from 'pg';
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
function talks(build: (user: number, text: string) => Update, next: () => number) {
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
  return { child, url: `http://127.0.0.1:${child.said().trim()}/webhooks/telegram` };
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

/** Telegram as it behaves: a chat's updates in order, chats in any; one in five comes again; what was not acknowledged comes in a batch after the kill. */
async function send(twice: boolean) {
  const { app, databaseUrl, ownerUrl } = await testApp();
  if (twice) await forgetInbox(ownerUrl);
  const site = await buildSite(app);
  const telegram = await startFakeTelegram({ token: TELEGRAM.token });
  const next = draws(25);
  const all = talks((user, text) => telegram.build.text({ id: user }, text), next);
  for (const { user } of all)
    await buildPatient(app, { channel: 'telegram', address: String(user), site, level: 'GENERAL' });
  const input = { databaseUrl, apiRoot: telegram.url, ...TELEGRAM };
  let bots = await start(input);
  const half = Math.floor(TEXTS / 2);
  const waiting = all.map(({ updates }) => [...updates]);
  const kill: { ended: Promise<string> | null } = { ended: null };
  const chat = async (updates: Update[]) => {
    for (let update = updates[0]; update; update = updates[0]) {
      if (kill.ended) return;
      if (updates.length === TEXTS - half && updates === waiting[0]) {
        kill.ended = bots.child.ended;
        bots.child.kill();
      }
      if (!(await post(bots.url, update))) continue;
      updates.shift();
      if (next() < AGAIN) await post(bots.url, update);
    }
  };
  await Promise.all(waiting.map(chat));
  await kill.ended;
  bots = await start(input);
  const left = waiting.flat().length;
  // Beside what was not acknowledged, some that were come again.
  await Promise.all(
    waiting.map(async (updates, i) => {
      const done = all[i]?.updates.slice(0, TEXTS - updates.length) ?? [];
      for (const update of done.filter(() => next() < AGAIN)) await post(bots.url, update);
      for (const update of updates) while (!(await post(bots.url, update)));
    }),
  );
  bots.child.kill();
  await bots.child.ended;
  await telegram.close();
  return { ...(await effects(app, all)), left };
}

type App = Awaited<ReturnType<typeof testApp>>['app'];

/** What came of it: texts taken, replies made, and chats that speak the language asked for last. */
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
    const index = app.keys.blindIndex('telegram', String(user));
    const [contact] = await asSystem(app, (ctx) =>
      ctx.sql<{ language: string }>(
        `SELECT language FROM contact_points WHERE channel = 'telegram' AND address_index = $1`,
        [index],
      ),
    );
    if (contact?.language === said.at(-1)) inOrder += 1;
  }
  return { taken: row?.taken ?? 0, replies: row?.replies ?? 0, inOrder };
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
    const { taken, replies, inOrder, left } = await send(false);
    const updates = CHATS * TEXTS;
    figure('T25', { updates, afterTheKill: left, taken, replies, inOrder });
    expect({ taken, replies, inOrder }).toEqual({
      taken: updates,
      replies: updates,
      inOrder: CHATS,
    });
  },
);

test('T25 control: without the inbox some have two', { timeout: patience }, async () => {
  const { replies } = await send(true);
  figure('T25 control', { updates: CHATS * TEXTS, replies });
  expect(replies).toBeGreaterThan(CHATS * TEXTS);
});
