import { expect, test } from 'vitest';
import type { StaffActor } from '#core/kernel/actor.js';
import type { Config } from '#core/kernel/config.js';
import { perform } from '#core/kernel/context.js';
import type { App } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { askCode } from '#core/codes/index.js';
import { receive } from '#bots/conversation.js';
import { addContact, lockContact } from '#core/patients/index.js';
import { addStaff } from '#core/staff/index.js';
import { asSystem, moveClock, testApp } from '../support/app.js';
import { buildPatient, buildSite } from '../support/build.js';
import { figure, patience, size } from './size.js';

const REQUESTS = size(1_000, 10_000);
/** As many as the small run needs to be well past what is allowed. */
const CONTROL = size(200, 10_000);
const NUMBERS = size(200, 2_000);
const HANDS = 8;
/** The defaults of a deployment, which tests set aside elsewhere. */
const BUDGETS = { CODES_PER_PERSON: 60, CODES_PER_PREFIX: 30, CODES_PER_SITE: 200 };
const NONE = { CODES_PER_PERSON: 1e9, CODES_PER_PREFIX: 1e9, CODES_PER_SITE: 1e9 };

let nextSite = 0;

/** A service with these budgets, and so many people of one place. */
async function world(budgets: Partial<Config>, people: number) {
  const { app } = await testApp(undefined, budgets);
  nextSite += 1;
  const site = await buildSite(app, { number: nextSite });
  const staff: StaffActor[] = [];
  for (let i = 0; i < people; i += 1) staff.push(await someone(app, site.id));
  return { app, site, staff };
}

async function someone(app: App, siteId: Id<'Site'>): Promise<StaffActor> {
  const facts = { email: `${newId()}@example.org`, name: 'A', role: 'front-desk' } as const;
  const staffId = await asSystem(app, (ctx) => addStaff(ctx, { ...facts, siteIds: [siteId] }));
  const place = { role: 'front-desk', siteIds: [siteId], sessionId: null } as const;
  return { kind: 'staff', staffId, ...place };
}

/** Numbers so far apart from one another. */
function numbers(app: App, count: number, apart = 1): Promise<Id<'Contact'>[]> {
  return asSystem(app, async (ctx) => {
    const ids: Id<'Contact'>[] = [];
    for (let i = 0; i < count; i += 1) {
      const value = `+${254_701_000_000 + i * apart}`;
      ids.push((await addContact(ctx, { channel: 'sms', value }, { language: 'en' })).id);
    }
    return ids;
  });
}

/** Asks for a code to a number, and gives what came of it. */
async function ask(app: App, actor: StaffActor | 'nobody', to: Id<'Contact'>): Promise<string> {
  const subject = newId();
  const bound = { purpose: 'own-number', subject, requester: newId(), act: [subject] } as const;
  const given = { ...bound, to: { contactId: to, channel: 'sms' }, patientId: null } as const;
  const as = actor === 'nobody' ? ({ kind: 'system', name: 'test' } as const) : actor;
  try {
    await perform(app, as, (ctx) => askCode(ctx, { ...given, inPerson: true }));
    return 'sent';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** Many requests by many hands, each to the next number. */
async function pump(
  app: App,
  { staff, to, requests }: { staff: StaffActor[]; to: Id<'Contact'>[]; requests: number },
) {
  const said = new Map<string, number>();
  let next = 0;
  const hand = async () => {
    for (let i = (next += 1); i <= requests; i = next += 1) {
      const [actor, contact] = [staff[i % staff.length], to[i % to.length]];
      if (!actor || !contact) continue;
      const outcome = await ask(app, actor, contact);
      said.set(outcome, (said.get(outcome) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return said;
}

const count = async (app: App, what: string): Promise<number> => {
  const [rows] = await app.db.query(`SELECT count(*)::int AS n FROM ${what}`);
  return (rows as { n: number }[])[0]?.n ?? 0;
};

test(
  'of many requests over adjacent numbers no more codes are sent than the budgets allow, and an alarm is raised (T11)',
  async () => {
    const pumped = async (budgets: Partial<Config>, requests: number) => {
      const { app, staff } = await world(budgets, 20);
      const said = await pump(app, { staff, to: await numbers(app, NUMBERS), requests });
      const sent = await count(app, `messages WHERE kind = 'code'`);
      expect(said.get('sent')).toBe(sent);
      return { sent, alarms: await count(app, `tasks WHERE kind = 'code-alarm'`) };
    };
    const guarded = await pumped(BUDGETS, REQUESTS);
    const control = await pumped(NONE, CONTROL);
    const blocks = Math.ceil(NUMBERS / 1_000);
    const allowed = Math.min(blocks * BUDGETS.CODES_PER_PREFIX, BUDGETS.CODES_PER_SITE);
    figure('T11', {
      ...{ requests: REQUESTS, numbers: NUMBERS, sent: guarded.sent, allowed },
      'sent without budgets': control.sent,
    });
    expect(guarded.sent).toBe(allowed);
    expect(guarded.alarms).toBe(1);
    expect(control.sent).toBeGreaterThan(allowed * 5);
    expect(control.alarms).toBe(0);
  },
  patience,
);

test("one person's budget ends with the hour, and takes nothing from a colleague's", async () => {
  const { app, staff } = await world({ ...NONE, CODES_PER_PERSON: 3 }, 2);
  const [one, two] = staff;
  if (!one || !two) throw new Error('nobody');
  const to = await numbers(app, 6, 1_000);
  const said: string[] = [];
  for (const each of to.slice(0, 4)) said.push(await ask(app, one, each));
  expect(said).toEqual(['sent', 'sent', 'sent', 'code.budget']);
  expect(await count(app, `tasks WHERE subject_id = '${one.staffId}'`)).toBe(1);
  expect(await ask(app, two, to[4] ?? newId())).toBe('sent');
  await moveClock(app, 61);
  expect(await ask(app, one, to[5] ?? newId())).toBe('sent');
});

test("a place's budget is shared by its people, and another place has its own", async () => {
  const { app, site, staff } = await world({ ...NONE, CODES_PER_SITE: 3 }, 2);
  const elsewhere = await someone(app, (await buildSite(app, { number: 90 })).id);
  const to = await numbers(app, 5, 1_000);
  const said: string[] = [];
  for (const [i, each] of to.slice(0, 4).entries())
    said.push(await ask(app, staff[i % 2] ?? elsewhere, each));
  expect(said).toEqual(['sent', 'sent', 'sent', 'code.budget']);
  expect(await count(app, `tasks WHERE kind = 'code-alarm' AND site_id = '${site.id}'`)).toBe(1);
  expect(await ask(app, elsewhere, to[4] ?? newId())).toBe('sent');
});

test('many at once who ask for somebody not signed in do not pass the budget of numbers side by side', async () => {
  const { app } = await world({ ...NONE, CODES_PER_PREFIX: 5 }, 0);
  const to = await numbers(app, 20);
  const said = await Promise.all(to.map((each) => ask(app, 'nobody', each)));
  expect(said.filter((each) => each === 'sent')).toHaveLength(5);
  const far = await asSystem(app, (ctx) =>
    addContact(ctx, { channel: 'sms', value: '+254709000000' }, { language: 'en' }),
  );
  expect(await ask(app, 'nobody', far.id)).toBe('sent');
});

const STRANGERS = size(160, 1_000);
const REPLIES = { REPLIES_PER_PREFIX: 30, REPLIES_PER_DAY: 50 };
/** A number of one of two thousands. */
const unknown = (n: number) => `+2547${n % 2 ? '11' : '22'}000${String(n >> 1).padStart(3, '0')}`;

/** What is said to a text by SMS; null is silence. */
function text(app: App, value: string, words: string): Promise<string | null> {
  const externalId = `SM${newId().replaceAll('-', '')}`;
  const event = { is: 'text', text: words } as const;
  return receive(app, { provider: 'twilio', externalId, from: { channel: 'sms', value }, event });
}

const stateOf = (app: App, value: string) =>
  asSystem(app, async (ctx) => (await lockContact(ctx, { channel: 'sms', value }))?.state);

test(
  'rows of unknown numbers draw no more replies than a prefix and a day have, and one alarm; who is known is answered meanwhile',
  async () => {
    const { app } = await testApp(undefined, { ...REPLIES, EMERGENCY_NUMBER: '112' });
    const said = new Map<string, number>();
    let next = 0;
    const hand = async () => {
      for (let n = (next += 1); n <= STRANGERS; n = next += 1)
        if (await text(app, unknown(n), n % 3 ? 'hello' : `JOIN A B ${n}`))
          said.set(unknown(n).slice(0, 7), (said.get(unknown(n).slice(0, 7)) ?? 0) + 1);
    };
    await Promise.all(Array.from({ length: HANDS }, hand));
    const counts = [...said.values()];
    expect(counts.reduce((a, b) => a + b, 0)).toBe(REPLIES.REPLIES_PER_DAY);
    expect(Math.max(...counts)).toBeLessThanOrEqual(REPLIES.REPLIES_PER_PREFIX);
    expect(await count(app, `tasks WHERE kind = 'reply-alarm'`)).toBe(1);
    // Wrong words draw no join text of their own either.
    const joins = await count(app, `messages WHERE kind = 'join'`);
    expect(await text(app, unknown(900), 'JOIN AMBER CEDAR RIVER')).toBeNull();
    expect(await count(app, `messages WHERE kind = 'join'`)).toBe(joins);

    const { address } = await buildPatient(app, { address: unknown(901) });
    expect(await text(app, address, 'MENU')).toContain('Check item');
    expect(await text(app, unknown(902), 'I want to kill myself')).toContain('112');
    expect(await text(app, unknown(902), 'please stop texting me')).toContain('START');
    expect(await stateOf(app, unknown(902))).toBe('stopped');
    expect(await text(app, unknown(903), 'hello')).toBeNull();
    await moveClock(app, 24 * 60);
    expect(await text(app, unknown(903), 'hello')).toContain('not set up');
  },
  patience,
);

test('an unknown phone of a country that is not served hears nothing, but is heard: its STOP and its danger stand', async () => {
  const { app } = await testApp(undefined, { REPLY_COUNTRIES: 'UG,KE' });
  const [away, near] = ['+15005550006', '+256772000001'];
  expect(await text(app, away, 'hello')).toBeNull();
  expect(await text(app, 'INFO', 'hello')).toBeNull();
  expect(await text(app, near, 'hello')).toContain('not set up');
  expect(await text(app, away, 'I want to kill myself')).toBeNull();
  expect(await count(app, `tasks WHERE kind = 'danger'`)).toBe(1);
  await text(app, away, 'STOP');
  expect(await stateOf(app, away)).toBe('stopped');
  const { address } = await buildPatient(app, { address: '+15005550007' });
  expect(await text(app, address, 'MENU')).toContain('Check item');
});
