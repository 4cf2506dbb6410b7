import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { addContact } from '#core/patients/index.js';
import { closeDay } from '#core/sites/index.js';
import {
  addLeave,
  bookVisit,
  freeTimes,
  holdSlot,
  needsReschedule,
  touchedBy,
  touchedVisits,
  visitsToMove,
} from '#core/visits/index.js';
import { moveVisits } from '#jobs/handlers/visits.js';
import { asSystem } from '../../support/app.js';
import { buildClinic } from './clinic.js';
import { troubleWorld } from './trouble-world.js';

const { service, app, friday, booked, now, move, takenAt } = await troubleWorld();

test('closing a day takes its visits off, one by one, and offers another place or day', async () => {
  const { site, person, visit, texts } = await booked();
  const day = friday.day;
  const touched = await asSystem(app, (ctx) => touchedVisits(ctx, site.id, day));
  expect(touched).toMatchObject({ total: 1, visits: [{ id: visit.id, ref: 11 }] });
  await asSystem(app, (ctx) => closeDay(ctx, site.id, { day, reason: 'building' }));
  await expect(
    person.do((ctx) => holdSlot(ctx, { ...person.ask, day, time: '10:00' })),
  ).rejects.toThrow('place.closed');
  await move();
  expect(await now(visit)).toMatchObject({ state: 'cancelled', endReason: 'needs-reschedule' });
  expect(texts().at(-1)).toBe(
    `Baobab: place ${site.number} is closed on Fri 5 Mar.\n1 Another place, same day\n2 Another day\n5 Call me`,
  );
  expect(await asSystem(app, (ctx) => visitsToMove(ctx, 9))).toEqual([]);
  // Nothing is looked through again until something changes.
  expect(await asSystem(app, (ctx) => ctx.sql('SELECT 1 FROM visit_changes', []))).toEqual([]);
});

test('a round takes as many as it was asked to, and one that can stay is left', async () => {
  const [one, other, stays] = [await booked(), await booked(), await booked()];
  for (const { site } of [one, other])
    await asSystem(app, (ctx) => closeDay(ctx, site.id, { day: friday.day, reason: 'staff' }));
  expect(await asSystem(app, (ctx) => visitsToMove(ctx, 1))).toEqual([one.visit.id]);
  expect(await asSystem(app, (ctx) => needsReschedule(ctx, stays.visit.id))).toBe(false);
  await move();
  const states = await Promise.all([one, other, stays].map(({ visit }) => now(visit)));
  expect(states.map((visit) => visit?.state)).toEqual(['cancelled', 'cancelled', 'booked']);
});

test('a visit is given to another beside whom they have at that time already, while there is room', async () => {
  const { patient, staff, site, serviceId } = await buildClinic(app, {
    people: 2,
    service: { capacity: 2 },
  });
  const book = async (staffId?: Id<'Staff'>) => {
    const person = await patient();
    return person.do((ctx) => bookVisit(ctx, { ...person.ask, ...friday, staffId }));
  };
  const [goes, stays] = [await book(staff[0]), await book(staff[1])];
  const leave = { firstDay: friday.day, lastDay: friday.day, reason: 'leave' } as const;
  await asSystem(app, (ctx) => addLeave(ctx, { staffId: goes.staffId, ...leave }));
  await move();
  expect(await now(goes)).toMatchObject({ state: 'booked', slotId: stays.slotId });
  expect(await takenAt(site.id)).toEqual([0, 2]);
  expect(serviceId).toBe(stays.serviceId);
});

test('a visit that lasts as long as its service did before is not squeezed in with another', async () => {
  const { visit, serviceId } = await booked(2);
  await asSystem(app, (ctx) =>
    ctx.sql('UPDATE services SET minutes = 20 WHERE id = $1', [serviceId]),
  );
  const leave = { firstDay: friday.day, lastDay: friday.day, reason: 'leave' } as const;
  await asSystem(app, (ctx) => addLeave(ctx, { staffId: visit.staffId, ...leave }));
  await move();
  expect((await now(visit))?.state).toBe('cancelled');
});

test('leave takes the visits of one person off, and nobody else’s', async () => {
  const { staff, person, visit, texts, site } = await booked(2);
  const other = staff.find((id) => id !== visit.staffId);
  if (!other) throw new Error('one practitioner');
  const days = { firstDay: '2027-03-05', lastDay: '2027-03-06' };
  await asSystem(app, (ctx) => addLeave(ctx, { staffId: other, ...days, reason: 'training' }));
  await move();
  expect((await now(visit))?.state).toBe('booked');
  const leave = { staffId: visit.staffId, ...days };
  const coming = await asSystem(app, (ctx) =>
    touchedBy(ctx, { kind: 'staff', id: leave.staffId }, () =>
      addLeave(ctx, { ...leave, reason: 'leave' }),
    ),
  );
  expect(coming).toMatchObject({ total: 1, visits: [{ id: visit.id, ref: 11 }] });
  expect(await asSystem(app, (ctx) => visitsToMove(ctx, 9))).toEqual([]);
  await asSystem(app, (ctx) => addLeave(ctx, { ...leave, reason: 'leave' }));
  await move();
  expect((await now(visit))?.endReason).toBe('needs-reschedule');
  expect(texts().at(-1)).toBe(
    `Baobab: sorry, your visit on Fri 5 Mar, 9am, place ${site.number}, ref 11, is off.\n2 Another day\n5 Call me`,
  );
  expect(await person.do((ctx) => freeTimes(ctx, { ...person.ask, day: '2027-03-05' }))).toEqual(
    [],
  );
});

test('who cannot be texted is called: nothing is lost silently', async () => {
  const { site, person, visit, texts } = await booked();
  await asSystem(app, (ctx) =>
    ctx.sql(
      `WITH a AS (INSERT INTO audit_entries (at, actor, action, subject_kind, subject_id) VALUES (now(), 'test', 'test', 'contact', 'x'))
       UPDATE contact_points SET state = 'stopped' WHERE id = $1`,
      [person.contact.id],
    ),
  );
  const before = texts().length;
  await asSystem(app, (ctx) => closeDay(ctx, site.id, { day: friday.day, reason: 'staff' }));
  await move();
  const tasks = await asSystem(app, (ctx) =>
    ctx.sql('SELECT kind FROM tasks WHERE subject_id = $1', [visit.id]),
  );
  expect(tasks).toEqual([{ kind: 'call-back' }]);
  expect(texts()).toHaveLength(before);
});

test('whose number changed since is told by the new one, and no more than the old one was', async () => {
  const { site, person, visit, texts } = await booked();
  const { patientId, contact } = person;
  const value = '+254700770099';
  await asSystem(app, async (ctx) => {
    const facts = { language: 'en', level: 'OPEN', state: 'verified' } as const;
    const { id } = await addContact(ctx, { channel: 'sms', value }, facts);
    await ctx.sql('UPDATE patient_contacts SET contact_id = $2 WHERE contact_id = $1', [
      contact.id,
      id,
    ]);
  });
  await asSystem(app, (ctx) => closeDay(ctx, site.id, { day: friday.day, reason: 'staff' }));
  await move();
  const sent = service.twilio.accepted.filter(({ to }) => to === value);
  expect(sent.map(({ body }) => body)).toEqual([
    `Baobab: place ${site.number} is closed on Fri 5 Mar.\n1 Another place, same day\n2 Another day\n5 Call me`,
  ]);
  const told = await asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT level_cap AS cap FROM messages WHERE subject_id = $1 AND kind = 'visit-closed'`,
      [visit.id],
    ),
  );
  expect(told).toEqual([{ cap: contact.level }]);
  const calls = await asSystem(app, (ctx) =>
    ctx.sql('SELECT kind FROM tasks WHERE patient_id = $1', [patientId]),
  );
  expect([calls, texts().filter((text) => text.includes('closed'))]).toEqual([[], []]);
});

test('moving is safe at any time, by many at once, and beside those who book', async () => {
  const { site, visit, patient, texts } = await booked(2);
  const crowd = [];
  for (let n = 0; n < 8; n += 1) crowd.push(await patient());
  await asSystem(app, (ctx) => ctx.sql('SELECT pg_sleep(0.1)', []));
  const booking = crowd.map((each, n) =>
    each
      .do((ctx) => bookVisit(ctx, { ...each.ask, day: friday.day, time: `1${n % 5}:00` }))
      .catch(() => null),
  );
  await asSystem(app, (ctx) => closeDay(ctx, site.id, { day: friday.day, reason: 'holiday' }));
  await Promise.all(booking);
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => moveVisits({ app })));
  await service.drain();
  const left = await asSystem(app, (ctx) =>
    ctx.sql<{ state: string }>(
      `SELECT DISTINCT state FROM visits WHERE site_id = $1 AND local_day = $2`,
      [site.id, friday.day],
    ),
  );
  expect(left).toEqual([{ state: 'cancelled' }]);
  expect((await now(visit))?.endReason).toBe('needs-reschedule');
  expect(texts().filter((text) => text.includes('is closed'))).toHaveLength(1);
  const [silent] = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM visits v WHERE v.site_id = $1 AND v.end_reason = 'needs-reschedule'
         AND NOT EXISTS (SELECT FROM messages m WHERE m.subject_id = v.id)
         AND NOT EXISTS (SELECT FROM tasks t WHERE t.subject_id = v.id)`,
      [site.id],
    ),
  );
  expect(silent?.n).toBe(0);
});
