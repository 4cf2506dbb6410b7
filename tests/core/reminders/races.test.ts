import { Client } from 'pg';
import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { dropPickup, findPickup, keep, lapsePickup, markReady } from '#core/pickups/index.js';
import { answerCheckIn, answerWhy, callSilent, planReminders } from '#core/reminders/index.js';
import { bookVisit, dropVisit, moveVisit } from '#core/visits/index.js';
import { deliver, putAside } from '#core/messaging/index.js';
import { stopContact } from '#core/patients/index.js';
import { release, remind } from '#jobs/handlers/remind.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { testService } from '../../support/service.js';
import { buildClinic } from '../visits/clinic.js';
import { change, statesAbout, tasksAbout, textsAbout } from './scheduled.js';

const service = await testService('2027-03-03T06:30:00Z', { SMS_PER_SECOND: 1_000 });
const { app, post, twilio } = service;
const CONTENDERS = 12;
const many = <T>(work: () => Promise<T>) =>
  Promise.allSettled(Array.from({ length: CONTENDERS }, work));

/** A parcel that is ready and reminded of a day before Friday four o'clock. */
async function ready() {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
  const site = await buildSite(app);
  const medicine = await buildMedicine(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const person = await buildPatient(app, { site, medicines: [medicine] });
  const { course, contact } = person;
  const { id } = await asSystem(app, async (ctx) => {
    const kept = await keep(ctx, { course, siteId: site.id, contactId: contact.id });
    await markReady(ctx, kept.id);
    return kept;
  });
  return { id, person };
}

const messageOf = (subjectId: string, kind = 'pickup-reminder'): Promise<Id<'Message'>> =>
  asSystem(app, async (ctx) => {
    const [row] = await ctx.sql<{ id: Id<'Message'> }>(
      `SELECT id FROM messages WHERE subject_id = $1 AND kind = $2`,
      [subjectId, kind],
    );
    if (!row) throw new Error('no reminder');
    return row.id;
  });

test('13: planned, let go and sent by many at once, a step is one text', async () => {
  const { id, person } = await ready();
  await many(() => remind(post));
  expect((await textsAbout(app, id)).filter(({ kind }) => kind === 'pickup-reminder')).toHaveLength(
    1,
  );
  await setClock(app, '2027-03-04T13:00:30Z');
  await many(() => release(post));
  const message = await messageOf(id);
  await many(() => deliver(post, message));
  const got = twilio.accepted.filter(({ to }) => to === person.address);
  expect(got).toHaveLength(1);
});

test('13: the database refuses a second row of the same step', async () => {
  const { id, person } = await ready();
  await remind(post);
  const again = asSystem(app, (ctx) =>
    ctx.sql(
      `INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state, due_at, useful_until, reply, made_at)
       SELECT gen_random_uuid(), contact_id, $2, channel, kind, subject_id, rev, state, due_at, useful_until, reply, made_at
       FROM messages WHERE subject_id = $1 AND kind = 'pickup-reminder'`,
      [id, person.patientId],
    ),
  );
  await expect(again).rejects.toThrow('unique constraint');
});

test('13, 14: what is dropped while it is let go and sent is either told of what was, or not at all', async () => {
  for (let n = 0; n < 8; n += 1) {
    const { id, person } = await ready();
    await remind(post);
    await setClock(app, '2027-03-04T13:00:30Z');
    const before = twilio.accepted.length;
    await Promise.all([asSystem(app, (ctx) => dropPickup(ctx, id)), release(post), release(post)]);
    await deliver(post, await messageOf(id));
    expect((await asSystem(app, (ctx) => findPickup(ctx, id)))?.state).toBe('released');
    expect(twilio.accepted.slice(before).filter(({ to }) => to === person.address)).toEqual([]);
    expect(await statesAbout(app, id)).toContain('pickup-reminder cleared');
  }
});

test('14: a visit that is moved or dropped while its reminder is let go and sent is told of as it was, or not at all', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  const clinic = await buildClinic(app, { service: { remindHours: [24] } });
  for (let n = 0; n < 8; n += 1) {
    await setClock(app, '2027-03-03T06:30:00Z');
    await app.db.query('DELETE FROM throttles');
    const one = await clinic.patient();
    const { id } = await one.do((ctx) =>
      bookVisit(ctx, { ...one.ask, day: '2027-03-11', time: '11:00' }),
    );
    await remind(post);
    await setClock(app, '2027-03-10T08:00:30Z');
    const message = await messageOf(id, 'visit-reminder');
    const reminded = () =>
      twilio.accepted.filter(({ to, body }) => to === one.address && body.includes('I will come'));
    const change = one.do((ctx) =>
      n % 2
        ? dropVisit(ctx, id)
        : moveVisit(ctx, id, { day: '2027-03-18', time: `${10 + n / 2}:00` }),
    );
    const sent = Promise.all([release(post), release(post)]).then(() => deliver(post, message));
    await Promise.all([change, sent]);
    const before = reminded().map(({ body }) => body);
    expect(before.length).toBeLessThanOrEqual(1);
    expect(before.join()).not.toContain('18 Mar');
    // One that had to wait for the change is looked at again.
    await app.db.query('DELETE FROM throttles');
    await deliver(post, message);
    expect(reminded()).toHaveLength(before.length);
    expect(await statesAbout(app, id)).toContain(
      `visit-reminder ${before.length ? 'sent' : 'cleared'}`,
    );
  }
});

test('14: the database lets no reminder leave to a number that stopped, whatever was read before', async () => {
  const { id, person } = await ready();
  await remind(post);
  await setClock(app, '2027-03-04T13:00:30Z');
  await release(post);
  const message = await messageOf(id);
  await asSystem(app, (ctx) => stopContact(ctx, person.contact));
  const leave = asSystem(app, (ctx) =>
    ctx.sql(
      `UPDATE messages SET state = 'sending', attempts = 1, lease_until = now() + interval '1 minute' WHERE id = $1`,
      [message],
    ),
  );
  await expect(leave).rejects.toThrow('may not leave');
  await deliver(post, message);
  expect(await statesAbout(app, id)).toContain('pickup-reminder denied');
});

test('14, 18: nor does it let any other text of ours, and nothing leaves anew that has come to its end', async () => {
  const { id, person } = await ready();
  const to = (state: string) =>
    asSystem(app, (ctx) =>
      ctx.sql(
        `UPDATE messages SET state = $2, attempts = 1,
                lease_until = CASE $2 WHEN 'sending' THEN now() + interval '1 minute' END
         WHERE subject_id = $1 AND kind = 'ready'`,
        [id, state],
      ),
    );
  await asSystem(app, (ctx) => stopContact(ctx, person.contact));
  expect(await statesAbout(app, id)).toContain('ready due');
  await expect(to('sending')).rejects.toThrow('may not leave');
  for (const end of ['failed', 'denied', 'delivered']) {
    await to(end);
    for (const begin of ['due', 'sending', 'in-doubt'])
      await expect(to(begin), `${end} ${begin}`).rejects.toThrow(`from ${end} to ${begin}`);
  }
});

test('15: planned many times and late, no step is made that is past already', async () => {
  const { id } = await ready();
  await setClock(app, '2027-03-04T13:00:01Z');
  await many(() => asSystem(app, (ctx) => planReminders(ctx, 100)));
  expect(await statesAbout(app, id)).toEqual(['ready due']);
});

test('a change while its reminders are made is not lost', async () => {
  for (let n = 0; n < 6; n += 1) {
    const { id } = await ready();
    await Promise.all([remind(post), asSystem(app, (ctx) => dropPickup(ctx, id)), remind(post)]);
    await remind(post);
    const left = (await textsAbout(app, id)).filter(
      ({ kind, state }) => kind === 'pickup-reminder' && state === 'scheduled',
    );
    expect(left).toEqual([]);
  }
});

test('a batch that fails is let go one by one: the one at fault is put off, the others leave', async () => {
  const good = await ready();
  const bad = await ready();
  await remind(post);
  const owner = new Client({ connectionString: service.ownerUrl });
  await owner.connect();
  await owner.query(
    `CREATE FUNCTION at_fault() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION 'at fault'; END $$;
     CREATE TRIGGER at_fault BEFORE UPDATE ON messages FOR EACH ROW
       WHEN (NEW.state = 'due' AND NEW.subject_id = '${bad.id}') EXECUTE FUNCTION at_fault()`,
  );
  await setClock(app, '2027-03-04T13:00:30Z');
  await release(post);
  await owner.query('DROP TRIGGER at_fault ON messages; DROP FUNCTION at_fault');
  await owner.end();
  expect(await statesAbout(app, good.id)).toContain('pickup-reminder due');
  expect(await statesAbout(app, bad.id)).toContain('pickup-reminder scheduled');
  // Put aside past its use it ends, and the pages that count such texts hear of it.
  await setClock(app, '2027-03-20T13:00:00Z');
  while ((await statesAbout(app, bad.id)).includes('pickup-reminder scheduled'))
    await asSystem(app, (ctx) => putAside(ctx, 'sms'));
  expect(await statesAbout(app, bad.id)).toContain('pickup-reminder expired');
  const entered = await asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT e.facts FROM audit_entries e JOIN messages m ON m.id::text = e.subject_id
       WHERE e.action = 'message.expired' AND m.subject_id = $1`,
      [bad.id],
    ),
  );
  expect(entered).toEqual([{ facts: { count: 1 } }]);
});

test('15: booked and planned by many at once, nobody is reminded of what is nearer than the step', async () => {
  // Wednesday, half past nine there: some are in hours, some tomorrow, some in a week and more.
  await setClock(app, '2027-03-03T06:30:00Z');
  const clinic = await buildClinic(app, { people: CONTENDERS, service: { noticeMinutes: 0 } });
  const days = ['2027-03-03', '2027-03-04', '2027-03-11'];
  const people = [];
  for (let n = 0; n < CONTENDERS; n += 1) people.push(await clinic.patient());
  const booked = await Promise.all(
    people.flatMap((one, n) => [
      one.do((ctx) => bookVisit(ctx, { ...one.ask, day: days[n % 3] ?? '', time: '11:00' })),
      asSystem(app, (ctx) => planReminders(ctx, 3)).then(() => null),
    ]),
  );
  await many(() => asSystem(app, (ctx) => planReminders(ctx, 3)));
  const made = await asSystem(app, (ctx) =>
    ctx.sql<{ day: string; steps: number; past: number }>(
      `SELECT v.local_day::text AS day, count(m.id)::int AS steps,
              (count(*) FILTER (WHERE m.due_at <= $2))::int AS past
       FROM visits v LEFT JOIN messages m ON m.subject_id = v.id AND m.kind = 'visit-reminder'
       WHERE v.id = ANY($1) GROUP BY v.id ORDER BY 1`,
      [booked.flatMap((visit) => visit?.id ?? []), ctx.now],
    ),
  );
  const due: Record<string, number> = { '2027-03-03': 0, '2027-03-04': 2, '2027-03-11': 3 };
  expect(made).toHaveLength(CONTENDERS);
  for (const { day, steps, past } of made) expect([day, steps, past]).toEqual([day, due[day], 0]);
});

test('whoever answers why just as it is returned is heard before it or told that the question has closed', async () => {
  const { id } = await ready();
  await change(
    app,
    `UPDATE pickups SET missed_at = until, until = until + interval '7 days' WHERE id = $1`,
    [id],
  );
  await setClock(app, '2027-03-13T06:30:00Z');
  const said = await Promise.allSettled([
    ...Array.from({ length: 8 }, () => asSystem(app, (ctx) => answerWhy(ctx, id, 'enough'))),
    ...Array.from({ length: 8 }, () => asSystem(app, (ctx) => lapsePickup(ctx, id))),
  ]);
  expect(said.filter(({ status }) => status === 'rejected')).toEqual([]);
  const heard = said.slice(0, 8).filter((one) => one.status === 'fulfilled' && one.value);
  const lapsed = said.slice(8).filter((one) => one.status === 'fulfilled' && one.value);
  expect(heard.length + lapsed.length).toBe(1);
  const after = await asSystem(app, (ctx) => findPickup(ctx, id));
  expect(after?.state).toBe(heard.length ? 'released' : 'returned');
});

test('whoever says how they are just as they are to be called is heard once, and called only for silence', async () => {
  for (let round = 0; round < 4; round += 1) {
    const { person } = await ready();
    const { patientId, contact } = person;
    const ask = newId();
    await change(
      app,
      `WITH asked AS (INSERT INTO check_in_asks (id, patient_id, asked_at)
         VALUES ($1, $2, '2027-03-01T06:30:00Z'))
       INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state, due_at,
                             useful_until, reply, made_at, sent_at)
       VALUES (gen_random_uuid(), $3, $2, 'sms', 'check-in', $1, 0, 'sent', '2027-03-01T06:30:00Z',
               '2027-03-03T06:30:00Z', false, '2027-03-01T06:30:00Z', '2027-03-01T06:30:00Z')`,
      [ask, patientId, contact.id],
    );
    const says = { ask, contactId: contact.id, says: 'well' } as const;
    const [answers] = await Promise.all([
      Promise.all(
        Array.from({ length: 8 }, () => asSystem(app, (ctx) => answerCheckIn(ctx, says))),
      ),
      Promise.all(Array.from({ length: 8 }, () => asSystem(app, (ctx) => callSilent(ctx, 500)))),
    ]);
    expect(answers.filter(Boolean)).toHaveLength(1);
    const [row] = await asSystem(app, (ctx) =>
      ctx.sql<{ missed: boolean }>(
        'SELECT missed_at IS NOT NULL AS missed FROM check_in_asks WHERE id = $1 AND says IS NOT NULL',
        [ask],
      ),
    );
    expect(await tasksAbout(app, patientId)).toEqual(row?.missed ? ['call-back'] : []);
  }
});
