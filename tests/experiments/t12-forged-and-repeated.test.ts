import { Client } from 'pg';
import twilio from 'twilio';
import { expect, test, vi } from 'vitest';
import { signedForm } from '#bots/phones/signed-form.js';
import { asSystem } from '../support/app.js';
import { buildPatient } from '../support/build.js';
import { PUBLIC_URL, TELEGRAM, testService } from '../support/service.js';
import type { TestService } from '../support/service.js';
import { MESSAGES, send, smsPost, telegramPost } from '../bots/channels/posts.js';
import type { Post } from '../bots/channels/posts.js';
import { figure, patience, size } from './size.js';

const FORGED = size(200, 1_000);
const GENUINE = size(200, 1_000);
const PARALLEL = size(5, 20);

/** People who each ask for the menu once, half by SMS and half by Telegram. */
async function people(service: TestService, count: number): Promise<Post[]> {
  const posts: Post[] = [];
  for (let i = 0; i < count; i += 1) {
    const user = 94_000 + i;
    const chat = { channel: 'telegram', address: String(user) } as const;
    const { address } = await buildPatient(service.app, i % 2 ? chat : {});
    const update = () => telegramPost(service.telegram.build.text({ id: user }, 'MENU'));
    posts.push(i % 2 ? update() : smsPost(address, 'MENU'));
  }
  return posts;
}

/** Posts all of them, so many at a time; gives how often each status came. */
async function sendAll(
  service: TestService,
  posts: readonly Post[],
): Promise<Record<number, number>> {
  const waiting = [...posts];
  const statuses: Record<number, number> = {};
  const hand = async () => {
    for (let post = waiting.shift(); post; post = waiting.shift()) {
      const { status } = await send(service, post);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: 24 }, hand));
  return statuses;
}

const repeated = (posts: readonly Post[]) =>
  posts.flatMap((post) => Array<Post>(PARALLEL).fill(post));

/** Texts said in all: one effect each is one text each. */
async function effects({ app }: TestService): Promise<number> {
  const [row] = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>(
      `SELECT coalesce(sum((state->>'n')::int), 0)::int AS n FROM conversations`,
      [],
    ),
  );
  return row?.n ?? 0;
}

/** What was stored of posts; a forged one leaves nothing but a counter. */
async function stored({ app }: TestService): Promise<number> {
  const [row] = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>('SELECT count(*)::int AS n FROM inbox', []),
  );
  return row?.n ?? 0;
}

const forge = (token: string) => (_: unknown, i: number) => {
  const { body } = smsPost(`+2547001${String(10_000 + i)}`, 'STOP');
  const params = Object.fromEntries(new URLSearchParams(body));
  const { headers } = signedForm(PUBLIC_URL + MESSAGES, token, params);
  return { path: MESSAGES, headers: { ...headers }, body };
};

/** Updates from nobody we know, each with the secret that `secretOf` gives it. */
function forgedUpdates(
  { telegram: { build } }: TestService,
  count: number,
  secretOf: (i: number) => string,
): Post[] {
  return Array.from({ length: count }, (_, i) => {
    const post = telegramPost(build.text({ id: 95_000 + i }, 'MENU'));
    return {
      ...post,
      headers: { ...post.headers, 'x-telegram-bot-api-secret-token': secretOf(i) },
    };
  });
}

test(
  'T12: no forged request is taken in, and each genuine one has one effect however often it comes',
  { timeout: patience },
  async () => {
    const service = await testService();
    const telegramForged = forgedUpdates(service, FORGED, (i) =>
      i % 2 ? 'x'.repeat(32) : 's'.repeat(31),
    );
    const forged = [...Array.from({ length: FORGED }, forge('another-token')), ...telegramForged];
    const refused = await sendAll(service, forged);
    const taken = await stored(service);
    const genuine = await people(service, GENUINE);
    const statuses = await sendAll(service, repeated(genuine));
    const found = await effects(service);
    figure('T12', {
      forged: forged.length,
      accepted: taken,
      genuine: GENUINE,
      deliveries: GENUINE * PARALLEL,
      effects: found,
    });
    expect(refused).toEqual({ 401: FORGED, 403: FORGED });
    expect(taken).toBe(0);
    expect(statuses).toEqual({ 200: GENUINE * PARALLEL });
    expect(found).toBe(GENUINE);
  },
);

test(
  'T12 control: where what was taken in is forgotten, one text has many effects',
  { timeout: patience },
  async () => {
    const service = await testService();
    const owner = new Client({ connectionString: service.ownerUrl });
    await owner.connect();
    await owner.query(
      `CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
     CREATE TRIGGER forget BEFORE INSERT ON inbox FOR EACH ROW EXECUTE FUNCTION forget()`,
    );
    await owner.end();
    const count = Math.round(GENUINE / 8);
    await sendAll(service, repeated(await people(service, count)));
    const found = await effects(service);
    figure('T12 control', { genuine: count, effects: found });
    expect(found).toBeGreaterThan(count);
  },
);

test(
  'T12 control: where no signature is checked, and with a secret that leaked, the same forgeries are taken in',
  { timeout: patience },
  async () => {
    const service = await testService();
    const check = vi.spyOn(twilio, 'validateRequest').mockReturnValue(true);
    const unchecked = Array.from({ length: 20 }, forge('another-token'));
    expect(await sendAll(service, unchecked)).toEqual({ 200: 20 });
    check.mockRestore();
    const updates = forgedUpdates(service, 20, () => TELEGRAM.secret);
    expect(await sendAll(service, updates)).toEqual({ 200: 20 });
    expect(await stored(service)).toBe(40);
  },
);
