import { beforeAll, expect, test } from 'vitest';
import { askCode, cancelCode, makeCode, tryCode } from '#core/codes/index.js';
import type { App } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import { asSystem, moveClock, testApp } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';

let app: App;
beforeAll(async () => {
  ({ app } = await testApp());
});

type Binding = Parameters<typeof tryCode>[1];

/** A code that was asked for and made, as the worker would. */
async function issue(changes: Partial<Binding> = {}) {
  const { contact, patientId } = await buildPatient(app);
  const bound = {
    purpose: 'details',
    subject: patientId as string,
    requester: newId() as string,
    act: ['open', patientId],
    ...changes,
  } as const;
  const to = { contactId: contact.id, channel: contact.channel };
  const ask = () =>
    asSystem(app, (ctx) => askCode(ctx, { ...bound, to, patientId, inPerson: true }));
  const { id } = await ask();
  const made = await asSystem(app, (ctx) => makeCode(ctx, id));
  if (!made) throw new Error('no code');
  const give = (code: string, other: Partial<Binding> = {}) =>
    asSystem(app, (ctx) => tryCode(ctx, { ...bound, code, ...other }));
  return { id, code: made.code, give, ask, bound, patientId, to };
}

const other = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

test('a code opens once', async () => {
  const { id, code, give } = await issue();
  expect(await give(code)).toEqual({ id });
  expect(await give(code)).toEqual({ refused: 'gone' });
});

test('of one code given 40 times at once, exactly one is taken', async () => {
  const { code, give } = await issue();
  // With every connection open already, all of them look before the first has written.
  const wait = () => asSystem(app, (ctx) => ctx.sql('SELECT pg_sleep(0.1)', []));
  await Promise.all(Array.from({ length: 40 }, wait));
  const said = await Promise.all(Array.from({ length: 40 }, () => give(code)));
  expect(said.filter((each) => 'id' in each)).toHaveLength(1);
});

test('the fifth wrong try locks, and the right code opens nothing afterwards (T9)', async () => {
  for (let challenge = 0; challenge < 10; challenge += 1) {
    const { code, give } = await issue();
    const said = await Promise.all(Array.from({ length: 20 }, (_, i) => give(other(code, i + 1))));
    expect(said.filter((each) => 'refused' in each && each.refused === 'wrong')).toHaveLength(4);
    expect(said.filter((each) => 'refused' in each && each.refused === 'locked')).toHaveLength(1);
    expect(await give(code)).toEqual({ refused: 'gone' });
  }
}, 60_000);

test.each([
  ['an array', ['482913'] as unknown as string],
  ['a number', 482_913 as unknown as string],
  ['nothing', null as unknown as string],
  ['digits of another script', '٤٨٢٩١٣'],
  ['spaces around it', ' 482913'],
  ['too many digits', '4829130'],
])('%s is never a code (T9)', async (_, said) => {
  const { give } = await issue();
  expect(await give(said)).toEqual({ refused: 'wrong' });
});

test('a code opens nothing for another session, patient, purpose or act (T10)', async () => {
  const { code, give, patientId, bound } = await issue();
  const others: Partial<Binding>[] = [
    { requester: newId() },
    { subject: newId() },
    { purpose: 'notes' },
    { act: ['open', patientId, 'more'] },
    { act: [`open${patientId}`] },
    { subject: bound.subject.toUpperCase() },
  ];
  for (let round = 0; round < 20; round += 1)
    for (const wrong of others) expect(await give(code, wrong)).toEqual({ refused: 'gone' });
  expect(await give(code)).toHaveProperty('id');
}, 60_000);

test('a code is good for five minutes from when it was made, and no longer (T10)', async () => {
  const { code, give } = await issue();
  await moveClock(app, 6);
  expect(await give(code)).toEqual({ refused: 'gone' });
});

test('a newer code ends the one before it', async () => {
  const { code, give, ask } = await issue();
  const { id } = await ask();
  const made = await asSystem(app, (ctx) => makeCode(ctx, id));
  if (made?.code !== code) expect(await give(code)).not.toHaveProperty('id');
  expect(await give(made?.code ?? '')).toEqual({ id });
});

test('three in fifteen minutes and ten in a day, however many ask at once', async () => {
  const { ask } = await issue();
  const at = async () => {
    const said = await Promise.allSettled(Array.from({ length: 8 }, ask));
    return said.filter(({ status }) => status === 'fulfilled').length;
  };
  expect(await at()).toBe(2);
  await moveClock(app, 16);
  expect(await at()).toBe(3);
  await moveClock(app, 16);
  expect(await at()).toBe(3);
  await moveClock(app, 16);
  expect(await at()).toBe(1);
  await moveClock(app, 16);
  expect(await at()).toBe(0);
  await moveClock(app, 24 * 60);
  expect(await at()).toBe(3);
});

test('a number has the same room, whoever is asked about', async () => {
  const { to, patientId } = await issue();
  const ask = (subject: string) =>
    asSystem(app, (ctx) =>
      askCode(ctx, {
        purpose: 'notes',
        ...{ subject, requester: newId(), act: ['x'], to, patientId, inPerson: true },
      }),
    );
  await ask(newId());
  await ask(newId());
  await expect(ask(newId())).rejects.toMatchObject({ code: 'code.too-many' });
});

test('a code that its receiver refused opens nothing', async () => {
  const { id, code, give, bound } = await issue();
  expect(await asSystem(app, (ctx) => cancelCode(ctx, id))).toEqual({
    purpose: bound.purpose,
    requester: bound.requester,
    subject: bound.subject,
  });
  expect(await give(code)).toEqual({ refused: 'gone' });
});

test('a code is made once, and what is kept of it is no digit of it', async () => {
  const { id, code } = await issue();
  expect(await asSystem(app, (ctx) => makeCode(ctx, id))).toBeNull();
  const rows = await asSystem(app, (ctx) =>
    ctx.sql<object>('SELECT t::text FROM one_time_codes t WHERE id = $1', [id]),
  );
  expect(JSON.stringify(rows)).not.toContain(code);
});

test('the database keeps an ended code ended, and its tries within five', async () => {
  const { id, give, code } = await issue();
  await give(code);
  const set = (sql: string) =>
    asSystem(app, (ctx) => ctx.sql(`UPDATE one_time_codes SET ${sql} WHERE id = $1`, [id]));
  await expect(set(`state = 'issued'`)).rejects.toThrow('stays so');
  const fresh = await issue();
  await expect(
    asSystem(app, (ctx) =>
      ctx.sql(`UPDATE one_time_codes SET tries = 6 WHERE id = $1`, [fresh.id]),
    ),
  ).rejects.toThrow('check');
});
