import { generateSync } from 'otplib';
import { expect, test } from 'vitest';
import { account } from '#console/contract/account.js';
import { session } from '#console/contract/session.js';
import { newId } from '#core/kernel/ids.js';
import { perform } from '#core/kernel/context.js';
import {
  addStaff,
  confirmTotp,
  hashPassword,
  newChatLink,
  newTotp,
  openSession,
  savePassword,
  setStaffState,
} from '#core/staff/index.js';
import { openTask } from '#core/tasks/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { serveDesk } from '../../support/desk.js';
import { testService } from '../../support/service.js';

const service = await testService();
const { app, telegram } = service;
const { visitor } = await serveDesk(app);
const PASSWORD = 'Calm-Harbour-9';
const hash = await hashPassword(app.keys, PASSWORD);
let lastChat = 97_000;

/** Someone of the staff, signed in at the console. */
async function person() {
  const email = `${newId()}@example.org`;
  const facts = { email, name: 'A person', role: 'officer', siteIds: 'all' } as const;
  const { staffId, token } = await asSystem(app, async (ctx) => {
    const id = await addStaff(ctx, facts);
    await savePassword(ctx, { staffId: id, hash });
    return {
      staffId: id,
      token: await openSession(ctx, { staffId: id, stage: 'whole', agent: 'tests' }),
    };
  });
  const me = visitor();
  me.cookie = `__Host-sotto=${token}`;
  return { email, staffId, me, chat: (lastChat += 1) };
}

const linkOf = async ({ me }: { me: Awaited<ReturnType<typeof person>>['me'] }) =>
  (await me.call(account.linkChat, { body: { password: PASSWORD } })).start;

/** Someone whose chat is linked. */
async function linked() {
  const made = await person();
  await service.write(made.chat, await linkOf(made));
  return made;
}

const chatOf = async (me: Awaited<ReturnType<typeof person>>['me']) =>
  (await me.call(account.read)).chat;
const taskOpens = () =>
  asSystem(app, (ctx) => openTask(ctx, { kind: 'verify-number', subjectId: newId() }));
const said = (chat: number) =>
  service
    .chat(chat)
    .filter(({ from }) => from === 'bot')
    .map(({ text }) => text);
const count = async (sql: string): Promise<number> => {
  const [rows] = await app.db.query(`SELECT count(*)::int AS n FROM ${sql}`);
  return (rows as { n: number }[])[0]?.n ?? 0;
};

const LINKED =
  'Baobab: this chat is linked to your page. What waits for you is told here, and a code can come. Unlink it on that page.';
const NOT_LINKED =
  'Baobab: that link has ended, or this chat is linked already. Make a new link where you made that one.';

test('a link from the profile ties a chat to the account, once, and tasks are told there', async () => {
  const { me, chat, staffId } = await person();
  const wrong = { body: { password: 'wrong' } };
  expect(await me.refused(account.linkChat, wrong)).toBe('403 password.wrong');
  expect(await me.refused(account.tellBy, { body: { by: 'telegram' } })).toBe('400 invalid');
  const start = await linkOf({ me });
  expect(start).toMatch(/^\/start staff_[\w-]{43}$/);
  expect(await service.write(chat, start)).toBe(LINKED);
  expect(await chatOf(me)).toEqual({ trusted: false, stopped: false });
  expect(await service.write(chat + 500_000, start)).toBe(NOT_LINKED);
  await me.call(account.tellBy, { body: { by: 'telegram' } });
  await taskOpens();
  await service.sweep();
  expect(service.latest(chat)?.text).toMatch(/^Baobab: \d tasks? waits? for you\.$/);
  expect(
    await count(`audit_entries WHERE action = 'staff.chat-linked' AND subject_id = '${staffId}'`),
  ).toBe(1);

  await moveClock(app, 30);
  await service.sweep();
  expect(service.latest(chat)?.deleted).toBe(false);

  await me.call(account.unlinkChat);
  expect(await me.call(account.read)).toMatchObject({ chat: null, toldBy: 'console' });
  await moveClock(app, 61);
  const before = said(chat).length;
  await taskOpens();
  await service.sweep();
  expect(said(chat)).toHaveLength(before);
});

test('outside a demo a chat is offered and linked only where a bot answers', async () => {
  const { me } = await person();
  const config = { ...app.config, demo: false };
  const outside = (await serveDesk({ ...app, config })).visitor();
  outside.cookie = me.cookie;
  const offered = async (by: typeof me) => (await by.call(account.read)).chatOffered;
  expect([await offered(me), await offered(outside)]).toEqual([true, false]);
  const body = { password: PASSWORD };
  expect(await outside.refused(account.linkChat, { body })).toBe('404 not-found');
});

test('only the digest of a link is kept, and after ten minutes it ties nothing', async () => {
  const made = await person();
  const start = await linkOf(made);
  const [rows] = await app.db.query(
    `SELECT encode(digest, 'hex') AS digest FROM staff_chat_links WHERE staff_id = '${made.staffId}'`,
  );
  expect(JSON.stringify(rows)).not.toContain(start.slice(-43));
  await app.db.query(
    `UPDATE staff_chat_links SET expires_at = now() WHERE staff_id = '${made.staffId}'`,
  );
  expect(await service.write(made.chat, start)).toBe(NOT_LINKED);
  const early = await linkOf(made);
  await linkOf(made);
  await service.write(made.chat, early);
  expect(await chatOf(made.me)).toBeNull();
});

test('a chat belongs to one account, in the database too, and is free again when that one is deleted', async () => {
  const one = await linked();
  const two = await person();
  await service.write(one.chat, await linkOf(two));
  expect(await chatOf(two.me)).toBeNull();
  await expect(
    app.db.query(
      `UPDATE staff SET chat_id = (SELECT chat_id FROM staff WHERE id = '${one.staffId}'), chat_since = now()
       WHERE id = '${two.staffId}'`,
    ),
  ).rejects.toThrow();
  await asSystem(app, async (ctx) => {
    const [row] = await ctx.sql<{ rev: number }>('SELECT rev FROM staff WHERE id = $1', [
      one.staffId,
    ]);
    await setStaffState(ctx, one.staffId, { rev: row?.rev ?? 0, state: 'deleted' });
  });
  await service.write(one.chat, await linkOf(two));
  expect(await chatOf(two.me)).toMatchObject({ stopped: false });
});

test('one link sent from many chats at once ties one', async () => {
  const made = await person();
  const start = await linkOf(made);
  const chats = Array.from({ length: 12 }, (_, i) => 98_000 + i);
  await Promise.all(
    chats.map((id) =>
      telegram.push(telegram.build.text({ id }, start), {
        url: `${service.base}/webhooks/telegram`,
        secret: 's'.repeat(32),
      }),
    ),
  );
  await service.drain();
  expect(chats.flatMap(said).filter((text) => text === LINKED)).toHaveLength(1);
  const linkings = `audit_entries WHERE action = 'staff.chat-linked' AND subject_id`;
  expect(await count(`${linkings} = '${made.staffId}'`)).toBe(1);
});

test('a chat that is a patient’s too keeps the patient’s dialogue: no staff word changes its question or its buttons', async () => {
  const site = await buildSite(app, { number: 2 });
  const medicine = await buildMedicine(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const made = await person();
  await buildPatient(app, {
    channel: 'telegram',
    address: String(made.chat),
    level: 'OPEN',
    medicines: [medicine],
  });
  await service.write(made.chat, 'MENU');
  const menu = service.latest(made.chat);
  await service.write(made.chat, await linkOf(made));
  await made.me.call(account.tellBy, { body: { by: 'telegram' } });
  await taskOpens();
  await service.sweep();
  expect(said(made.chat).at(-1)).toMatch(/waits? for you/);
  const after = service.chat(made.chat).find(({ messageId }) => messageId === menu?.messageId);
  expect(after?.buttons).toEqual(menu?.buttons);
  expect(await service.press(made.chat, 'Check item')).not.toBeNull();
  const [rows] = await app.db.query(
    `SELECT v.state->'asks' AS asks FROM conversations v JOIN contact_points c ON c.id = v.contact_id
     JOIN patient_contacts l ON l.contact_id = c.id`,
  );
  expect(JSON.stringify(rows)).not.toMatch(/staff-tasks|chat-linked/);
});

test('who blocks the bot, or sends STOP, is told at the console, and the profile says so', async () => {
  const [blocking, stopping, refusing] = [await linked(), await linked(), await linked()];
  for (const { me } of [blocking, stopping, refusing])
    await me.call(account.tellBy, { body: { by: 'telegram' } });
  await service.push(telegram.build.blocked({ id: blocking.chat }));
  await service.write(stopping.chat, 'STOP');
  telegram.blocked.add(refusing.chat);
  await moveClock(app, 61);
  await taskOpens();
  await service.sweep();
  for (const { me } of [blocking, stopping, refusing])
    expect(await me.call(account.read)).toMatchObject({
      toldBy: 'console',
      chat: { stopped: true },
    });
  expect(await count(`audit_entries WHERE action = 'staff.chat-stopped'`)).toBe(3);
  expect(await count(`tasks WHERE kind = 'not-delivered'`)).toBe(0);
  telegram.blocked.delete(refusing.chat);
  await service.write(refusing.chat, await linkOf(refusing));
  expect(await chatOf(refusing.me)).toEqual({ trusted: false, stopped: false });
});

test('a chat that stood for a day gets a sign-in code in place of the app, without a button', async () => {
  const made = await linked();
  const given = { body: { email: made.email, password: PASSWORD } };
  await asSystem(app, async (ctx) => {
    const { secret } = await newTotp(ctx, { id: made.staffId, email: made.email });
    await confirmTotp(ctx, made.staffId, generateSync({ secret }));
  });
  expect((await visitor().call(session.signIn, given)).fallbacks).toEqual([]);
  await moveClock(app, 25 * 60);
  const here = visitor();
  expect((await here.call(session.signIn, given)).fallbacks).toEqual(['telegram']);
  expect(await here.refused(session.sendCode, { body: { by: 'sms' } })).toBe(
    '409 sign-in.no-number',
  );
  await here.call(session.sendCode, { body: { by: 'telegram' } });
  expect(service.jobs.map(({ name }) => name)).toContain('message.deliver');
  await service.drain();
  const text = service.latest(made.chat);
  expect(text?.buttons.flat()).toEqual([]);
  const code = /^\d{6}/.exec(text?.text ?? '')?.[0] ?? '';
  expect(text?.text).toBe(
    `${code} is your code. Type it yourself where you asked for it. Tell no one. 5 min.`,
  );
  await here.call(session.secondFactor, { body: { code } });
  expect((await here.call(session.read)).staffId).toBe(made.staffId);
});

test('a suspended account takes no chat', async () => {
  const made = await person();
  const { staffId } = made;
  const actor = {
    kind: 'staff',
    staffId,
    role: 'officer',
    siteIds: 'all',
    sessionId: null,
  } as const;
  const token = await perform(app, actor, (ctx) => newChatLink(ctx, actor));
  await app.db.query(`UPDATE staff SET state = 'suspended' WHERE id = '${made.staffId}'`);
  expect(await service.write(made.chat, `/start staff_${token}`)).toBe(NOT_LINKED);
});

test('who did not expect a code on their own number sends 5: it opens nothing, and staff are alarmed', async () => {
  const { me } = await person();
  const phone = '+254700777001';
  await me.call(account.askNumber, { body: { password: PASSWORD, phone } });
  await service.drain();
  const text = service.twilio.accepted.find(({ to }) => to === phone)?.body ?? '';
  expect(text).toContain('Not expecting this? Send 5.');
  expect(await service.sms(phone, '5')).toBe(
    'Thank you. That number opens nothing now. A person will look into it.',
  );
  const body = { phone, code: text.slice(0, 6) };
  expect(await me.refused(account.proveNumber, { body })).toBe('403 code.wrong');
  expect(await count(`tasks WHERE kind = 'code-refused' AND state = 'open'`)).toBe(1);
  expect(await service.sms(phone, '5')).not.toMatch(/opens nothing/);
});
