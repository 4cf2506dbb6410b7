import { expect, test } from 'vitest';
import type { Context } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import {
  addContact,
  addHelper,
  enrol,
  erasePatient,
  lockContact,
  mergePatients,
  replayErasures,
} from '#core/patients/index.js';
import { addStaff } from '#core/staff/index.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { asSystem, testApp } from '../../support/app.js';

const { app } = await testApp();

/** Three records of one person: the first was joined to the second, and that to the third. */
async function joined(): Promise<[Id<'Patient'>, Id<'Patient'>, Id<'Patient'>]> {
  return asSystem(app, async (ctx) => {
    const { patientId: one } = await enrol(ctx, { name: 'Amina Otieno' });
    const { patientId: two } = await enrol(ctx, { name: 'Amina Otieno' });
    const { patientId: three } = await enrol(ctx, { name: 'A. Otieno', secretNumber: '482715' });
    await mergePatients(ctx, { doubleId: one, intoId: two });
    await mergePatients(ctx, { doubleId: two, intoId: three });
    return [one, two, three];
  });
}

/** What of some patients can still be opened, or leads to them. */
const left = (ids: readonly Id<'Patient'>[]) =>
  asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT id FROM patients WHERE id = ANY($1)
         AND (state <> 'erased' OR key_id IS NOT NULL OR name IS NOT NULL OR merged_into IS NOT NULL)`,
      [ids],
    ),
  );

test('who is erased is erased with every double that was joined to them', async () => {
  const three = await joined();
  const keys = () => asSystem(app, (ctx) => ctx.sql('SELECT id FROM data_keys', []));
  const before = (await keys()).length;
  await asSystem(app, (ctx) => erasePatient(ctx, three[2], 1));
  expect(await left(three)).toEqual([]);
  expect((await keys()).length).toBe(before - 3);
  const noted = await asSystem(app, (ctx) =>
    ctx.sql('SELECT patient_id FROM erasures WHERE patient_id = ANY($1)', [three]),
  );
  expect(noted).toHaveLength(3);
  expect(await asSystem(app, replayErasures)).toBe(0);
});

test('a double that an erasure left behind, or a restore brought back, goes with the next sweep', async () => {
  const three = await joined();
  await asSystem(app, (ctx) =>
    ctx.sql(`INSERT INTO erasures (patient_id, key_ids, at) VALUES ($1, '{}', $2)`, [
      three[2],
      ctx.now,
    ]),
  );
  await sweep({ app, channels: { sms: null, telegram: null } });
  expect(await left(three)).toEqual([]);
});

test('a number that is another patient’s, a helper’s or a colleague’s too is only untied; one’s own goes', async () => {
  const numbers = ['own', 'shared', 'helper', 'colleague'] as const;
  const left = await asSystem(app, async (ctx) => {
    const { patientId } = await enrol(ctx, { name: 'Blue' });
    const { patientId: other } = await enrol(ctx, { name: 'Green' });
    const made = {} as Record<(typeof numbers)[number], Id<'Contact'>>;
    for (const [n, whose] of numbers.entries()) {
      const value = `+25470068008${n}`;
      const { id } = await addContact(ctx, { channel: 'sms', value }, { language: 'en' });
      made[whose] = id;
      await tie(ctx, patientId, id);
    }
    await tie(ctx, other, made.shared);
    const helperId = await addHelper(ctx, other, 'Njeri');
    await ctx.sql('UPDATE helpers SET contact_id = $2, asked_at = $3 WHERE id = $1', [
      ...[helperId, made.helper, ctx.now],
    ]);
    const facts = { email: 'colleague@example.org', name: 'A colleague', role: 'officer' } as const;
    const staffId = await addStaff(ctx, { ...facts, siteIds: 'all' });
    await ctx.sql('UPDATE staff SET contact_id = $2 WHERE id = $1', [staffId, made.colleague]);
    await erasePatient(ctx, patientId, 1);
    return ctx.sql<{ whose: string }>(
      `SELECT w.whose FROM unnest($1::text[], $2::uuid[]) w(whose, id) JOIN contact_points c ON c.id = w.id
       WHERE c.state <> 'wrong-person' AND length(c.address) > 0
         AND NOT EXISTS (SELECT FROM patient_contacts l WHERE l.contact_id = c.id AND l.patient_id = $3)`,
      [Object.keys(made), Object.values(made), patientId],
    );
  });
  expect(left.map(({ whose }) => whose)).toEqual(['shared', 'helper', 'colleague']);
});

const tie = (ctx: Context, patientId: Id<'Patient'>, contactId: Id<'Contact'>) =>
  ctx.sql(
    `INSERT INTO patient_contacts (patient_id, contact_id, confirmed, linked_at) VALUES ($1, $2, true, $3)`,
    [patientId, contactId, ctx.now],
  );

test('what a shared number was answered goes with one of its people, but not what is to leave for the other', async () => {
  const phone = '+254700680077';
  const address = { channel: 'sms', value: phone } as const;
  const [one, other] = await asSystem(app, async (ctx) => [
    await enrol(ctx, { name: 'Blue', address }),
    await enrol(ctx, { name: 'Green', address }),
  ]);

  await asSystem(app, async (ctx) => {
    const { id: contactId } = (await lockContact(ctx, address)) ?? {};
    const text = (state: string, patientId: string | null) =>
      ctx.sql(
        `INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state, due_at,
           useful_until, reply, body, key_id, made_at, lease_until)
         SELECT gen_random_uuid(), c.id, $2, 'sms', 'test', gen_random_uuid(), 1, $3, now(), now(), $2::uuid IS NULL,
           'sealed'::bytea, c.key_id, now(), CASE $3 WHEN 'sending' THEN now() END
         FROM contact_points c WHERE c.id = $1`,
        [contactId, patientId, state],
      );
    for (const state of ['sent', 'due', 'sending']) await text(state, null);
    for (const { patientId } of [one, other]) await text('sent', patientId);
    await ctx.sql(
      `INSERT INTO inbox (provider, external_id, contact_id, reply, received_at) VALUES ('twilio', 'x', $1, 'sealed', $2)`,
      [contactId, ctx.now],
    );
    await erasePatient(ctx, one.patientId, 1);
  });
  const kept = await asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT state, reply FROM messages WHERE kind = 'test' AND body IS NOT NULL
       UNION ALL SELECT 'inbox', true FROM inbox WHERE reply IS NOT NULL ORDER BY state, reply`,
      [],
    ),
  );
  expect(kept).toEqual([
    { state: 'due', reply: true },
    { state: 'sending', reply: true },
    { state: 'sent', reply: false },
  ]);
});
