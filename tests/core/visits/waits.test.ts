import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { closeDay } from '#core/sites/index.js';
import {
  bookVisit,
  closePatient,
  declineOffer,
  dropVisit,
  endWait,
  findVisit,
  holdSlot,
  visitsOf,
  waitFor,
} from '#core/visits/index.js';
import { moveVisits } from '#jobs/handlers/visits.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { testService } from '../../support/service.js';
import { change, tasksAbout } from '../reminders/scheduled.js';
import { buildClinic, giveAllBut } from './clinic.js';

const service = await testService('2027-03-03T06:30:00Z');
const { app } = service;

test('a time that comes free is offered in the order asked, and held until it is answered or four hours are over', async () => {
  const clinic = await buildClinic(app, {
    from: '09:00',
    to: '09:30',
    service: { horizonDays: 1, noticeMinutes: 0 },
  });
  const people = [];
  for (let n = 0; n < 3; n += 1) people.push(await clinic.patient());
  const [holder, first, second] = people;
  if (!holder || !first || !second) throw new Error('nobody');
  const visit = await holder.do((ctx) =>
    bookVisit(ctx, { ...holder.ask, day: '2027-03-04', time: '09:00' }),
  );
  for (const each of [first, second]) await each.do((ctx) => waitFor(ctx, each.ask));
  await service.drain();
  const texts = (who: typeof first) =>
    service.twilio.accepted.filter(({ to, body }) => to === who.address && body.includes('free'));
  expect([texts(first).length, texts(second).length]).toEqual([0, 0]);
  await holder.do((ctx) => dropVisit(ctx, visit.id));
  await service.drain();
  expect([texts(first).length, texts(second).length]).toEqual([1, 0]);
  expect(texts(first)[0]?.body).toBe(
    `Baobab: a time is free: Thu 4 Mar, 9am, place ${clinic.site.number}.\n1 I will take it\n2 No, thank you\n5 Call me`,
  );
  await moveClock(app, 4 * 60 + 1);
  await service.sweep();
  expect([texts(first).length, texts(second).length]).toEqual([1, 1]);
  const offered = await asSystem(app, (ctx) =>
    ctx.sql<{ id: string }>(`SELECT id FROM visits WHERE patient_id = $1 AND state = 'pending'`, [
      second.patientId,
    ]),
  );
  expect(await service.sms(second.address, '1')).not.toBeNull();
  expect(offered).toHaveLength(1);
  expect((await second.do((ctx) => visitsOf(ctx, second.patientId))).map(({ day }) => day)).toEqual(
    ['2027-03-04'],
  );
});

test('an offer that nobody answered gives way to who wants the time, and its person waits again', async () => {
  const clinic = await buildClinic(app, {
    from: '09:00',
    to: '09:30',
    service: { horizonDays: 1, noticeMinutes: 0 },
  });
  const [waiting, quick] = [await clinic.patient(), await clinic.patient()];
  const state = () =>
    asSystem(app, (ctx) =>
      ctx.sql('SELECT state, offers FROM visit_waits WHERE patient_id = $1', [waiting.patientId]),
    );
  await waiting.do((ctx) => waitFor(ctx, waiting.ask));
  await service.drain();
  expect(await state()).toEqual([{ state: 'offered', offers: 1 }]);
  const [held] = await asSystem(app, (ctx) =>
    ctx.sql<{ day: string }>(
      `SELECT local_day::text AS day FROM visits WHERE patient_id = $1 AND state = 'pending'`,
      [waiting.patientId],
    ),
  );
  const when = { day: held?.day ?? '', time: '09:00' };
  const book = () => quick.do((ctx) => bookVisit(ctx, { ...quick.ask, ...when }));
  await expect(book()).rejects.toThrow('visit.slot-taken');
  await moveClock(app, 4 * 60 + 1);
  expect((await book()).state).toBe('booked');
  expect(await state()).toEqual([{ state: 'waiting', offers: 1 }]);
  const ended = await asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT a.facts FROM audit_entries a JOIN visits v ON a.subject_id = v.id::text
       WHERE v.patient_id = $1 AND a.action = 'visit.cancelled'`,
      [waiting.patientId],
    ),
  );
  expect(ended).toEqual([{ facts: { reason: 'expired' } }]);
});

/** Somebody who waits where one half hour a day is free. */
async function waiter({ horizonDays }: { horizonDays: number }, to?: string) {
  const clinic = await buildClinic(app, {
    from: '09:00',
    to: '09:30',
    service: { horizonDays, noticeMinutes: 0 },
  });
  const person = await clinic.patient();
  await person.do((ctx) => waitFor(ctx, { ...person.ask, ...(to && { to }) }));
  const offers = () =>
    service.twilio.accepted.filter((sms) => sms.to === person.address && sms.body.includes('free'));
  const wait = async () => {
    const [row] = await asSystem(app, (ctx) =>
      ctx.sql<{ state: string; from: string; calls: number }>(
        `SELECT state, from_day::text AS "from", (SELECT count(*)::int FROM tasks t
           WHERE t.patient_id = w.patient_id AND t.kind = 'call-back') AS calls
         FROM visit_waits w WHERE patient_id = $1`,
        [person.patientId],
      ),
    );
    return row;
  };
  return { person, offers, wait };
}

test('at night nothing is offered that would be over before it is read', async () => {
  await setClock(app, '2027-03-08T20:00:00Z');
  const { offers, wait } = await waiter({ horizonDays: 3 });
  await service.drain();
  expect([offers().length, await wait()]).toMatchObject([0, { state: 'waiting' }]);
  await setClock(app, '2027-03-09T05:01:00Z');
  await service.sweep();
  expect([offers().length, await wait()]).toMatchObject([1, { state: 'offered' }]);
});

test.each(['PAUSE 7', 'STOP'])(
  'who waits and sent %s is called about a time that is free, and sent nothing',
  async (word) => {
    await setClock(app, '2027-05-03T20:00:00Z');
    const { person, offers, wait } = await waiter({ horizonDays: 3 });
    await service.drain();
    await service.sms(person.address, word);
    await setClock(app, '2027-05-04T05:01:00Z');
    await service.sweep();
    expect([offers().length, await wait()]).toMatchObject([0, { state: 'offered', calls: 1 }]);
  },
);

test('a no is a no to that day: another is offered, until the days they named are over', async () => {
  await setClock(app, '2027-03-10T06:30:00Z');
  const { person, offers, wait } = await waiter({ horizonDays: 3 }, '2027-03-12');
  await service.drain();
  expect(await service.sms(person.address, '2')).toBe(
    'OK, not that day. We will text you when a later one opens.',
  );
  await service.drain();
  const days = offers().map(({ body }) => /\w{3} \d+ Mar/.exec(body)?.[0]);
  expect(days).toEqual(['Thu 11 Mar', 'Fri 12 Mar']);
  expect(await service.sms(person.address, '2')).toBe('OK. To look for another day, send 2.');
  await service.drain();
  expect(await wait()).toMatchObject({ state: 'ended', calls: 0 });
  expect(offers()).toHaveLength(2);
});

test('who let two offers go by is called', async () => {
  await setClock(app, '2027-03-15T06:30:00Z');
  const { offers, wait } = await waiter({ horizonDays: 3 });
  for (let n = 1; n <= 2; n += 1) {
    await service.drain();
    expect(offers()).toHaveLength(n);
    await moveClock(app, 4 * 60 + 1);
    await service.sweep();
  }
  expect(await wait()).toMatchObject({ state: 'ended', calls: 1 });
});

test('who lies in a ward is offered nothing until they are out', async () => {
  await setClock(app, '2027-03-22T06:30:00Z');
  const { person, offers } = await waiter({ horizonDays: 3 });
  const lies = (since: Date | null) =>
    change(app, 'UPDATE patients SET inpatient_since = $2 WHERE id = $1', [
      person.patientId,
      since,
    ]);
  await lies(new Date('2027-03-22T06:00:00Z'));
  await service.drain();
  expect(offers()).toHaveLength(0);
  await lies(null);
  await service.sweep();
  expect(offers()).toHaveLength(1);
});

test('who found a time elsewhere waits no more', async () => {
  await setClock(app, '2027-03-23T20:00:00Z');
  const { person, wait } = await waiter({ horizonDays: 9 });
  const { site } = await buildClinic(app);
  await person.do((ctx) =>
    bookVisit(ctx, { ...person.ask, siteId: site.id, day: '2027-03-26', time: '09:00' }),
  );
  expect(await wait()).toMatchObject({ state: 'booked' });
});

test('who let two offers go by is called also where somebody else takes the second', async () => {
  await setClock(app, '2027-03-29T06:30:00Z');
  const clinic = await buildClinic(app, {
    from: '09:00',
    to: '09:30',
    service: { horizonDays: 1, noticeMinutes: 0 },
  });
  const [waiting, quick] = [await clinic.patient(), await clinic.patient()];
  await waiting.do((ctx) => waitFor(ctx, waiting.ask));
  await service.drain();
  await change(app, 'UPDATE visit_waits SET offers = 2 WHERE patient_id = $1', [waiting.patientId]);
  const [held] = await asSystem(app, (ctx) =>
    ctx.sql<{ day: string }>(
      `SELECT local_day::text AS day FROM visits WHERE patient_id = $1 AND state = 'pending'`,
      [waiting.patientId],
    ),
  );
  await moveClock(app, 4 * 60 + 1);
  await quick.do((ctx) => bookVisit(ctx, { ...quick.ask, day: held?.day ?? '', time: '09:00' }));
  expect(await tasksAbout(app, waiting.patientId)).toEqual(['call-back']);
});

/** Somebody to whom a time is offered. */
async function offered(now: string) {
  await setClock(app, now);
  const made = await waiter({ horizonDays: 9 });
  await service.drain();
  expect(made.offers()).toHaveLength(1);
  const [row] = await asSystem(app, (ctx) =>
    ctx.sql<{ line: Id<'Wait'>; visit: Id<'Visit'>; siteId: Id<'Site'>; day: string }>(
      `SELECT wait_id AS line, id AS visit, site_id AS "siteId", local_day::text AS day FROM visits
       WHERE patient_id = $1 AND state = 'pending'`,
      [made.person.patientId],
    ),
  );
  if (!row) throw new Error('nothing is offered');
  return { ...made, ...row };
}

test('an offer that we take back ourselves counts for nothing, and another is made', async () => {
  const { person, offers, visit, siteId, day } = await offered('2027-04-05T06:30:00Z');
  await asSystem(app, (ctx) => closeDay(ctx, siteId, { day, reason: 'staff' }));
  await moveVisits({ app });
  expect((await asSystem(app, (ctx) => findVisit(ctx, visit)))?.state).toBe('cancelled');
  await service.drain();
  await service.sweep();
  expect(offers()).toHaveLength(2);
  const [wait] = await asSystem(app, (ctx) =>
    ctx.sql('SELECT state, offers FROM visit_waits WHERE patient_id = $1', [person.patientId]),
  );
  expect(wait).toEqual({ state: 'offered', offers: 1 });
});

test('the desk takes somebody out of the line also while a time is offered to them', async () => {
  const { person, line, visit } = await offered('2027-04-12T06:30:00Z');
  await asSystem(app, (ctx) => endWait(ctx, line));
  expect((await asSystem(app, (ctx) => findVisit(ctx, visit)))?.state).toBe('cancelled');
  expect(await service.sms(person.address, '1')).toContain('no longer kept');
  await expect(asSystem(app, (ctx) => endWait(ctx, line))).rejects.toThrow('not-found');
});

test('what was booked for who is no patient any more is offered at once', async () => {
  await setClock(app, '2027-04-19T06:30:00Z');
  const clinic = await buildClinic(app, {
    ...{ from: '09:00', to: '09:30' },
    service: { horizonDays: 1, noticeMinutes: 0 },
  });
  const [holder, next] = [await clinic.patient(), await clinic.patient()];
  const when = { day: '2027-04-20', time: '09:00' };
  await holder.do((ctx) => bookVisit(ctx, { ...holder.ask, ...when }));
  await next.do((ctx) => waitFor(ctx, next.ask));
  await service.drain();
  const offers = () =>
    service.twilio.accepted.filter(({ to, body }) => to === next.address && body.includes('free'));
  expect(offers()).toHaveLength(0);
  const { patientId } = holder;
  const [row] = await asSystem(app, (ctx) =>
    ctx.sql<{ rev: number }>('SELECT rev FROM patients WHERE id = $1', [patientId]),
  );
  const change = { rev: row?.rev ?? 0, state: 'transferred' } as const;
  await asSystem(app, (ctx) => closePatient(ctx, patientId, change));
  await service.drain();
  expect(offers()).toHaveLength(1);
});

test('whoever had no phone when they were put in line is offered a time by the one they got', async () => {
  await setClock(app, '2027-04-26T06:30:00Z');
  const clinic = await buildClinic(app, { service: { horizonDays: 1, noticeMinutes: 0 } });
  const person = await clinic.patient();
  await person.do((ctx) => waitFor(ctx, { ...person.ask, contactId: null }));
  await service.drain();
  const said = service.twilio.accepted.filter(({ to }) => to === person.address);
  expect(said.at(-1)?.body).toContain('a time is free');
});

test('who is choosing a time, or could not be given it there, is offered none; a no counts once', async () => {
  await setClock(app, '2027-05-10T06:30:00Z');
  const { person, offers } = await waiter({ horizonDays: 3 });
  const { ask } = person;
  const held = await person.do((ctx) =>
    holdSlot(ctx, { ...ask, day: '2027-05-12', time: '09:00' }),
  );
  await service.drain();
  expect(offers()).toHaveLength(0);
  await person.do((ctx) => dropVisit(ctx, held.id));
  const not = (services: Id<'Service'>[]) =>
    asSystem(app, (ctx) => giveAllBut(ctx, ask.siteId, ...services));
  await not([ask.serviceId]);
  await service.drain();
  expect(offers()).toHaveLength(0);
  await not([]);
  await service.sweep();
  expect(offers()).toHaveLength(1);
  const [offer] = await asSystem(app, (ctx) =>
    ctx.sql<{ id: Id<'Visit'> }>(
      `SELECT id FROM visits WHERE patient_id = $1 AND wait_id IS NOT NULL`,
      [person.patientId],
    ),
  );
  if (!offer) throw new Error('nothing is offered');
  const decline = () => person.do((ctx) => declineOffer(ctx, offer.id));
  expect(await decline()).toBe(true);
  await expect(decline()).rejects.toThrow('visit.wrong-state');
});
