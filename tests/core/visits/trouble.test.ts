import { expect, test } from 'vitest';
import type { Context } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { addContact } from '#core/patients/index.js';
import { changeSite, closeDay } from '#core/sites/index.js';
import { setStaffState } from '#core/staff/index.js';
import {
  addLeave,
  addSpeciality,
  bookAtDesk,
  bookVisit,
  findVisit,
  freeTimes,
  holdSlot,
  moveVisit,
  dropVisit,
  enterInError,
  changeRoster,
  changeService,
  listServices,
  needsReschedule,
  rostersOf,
  touchedBy,
  touchedVisits,
  visitsToMove,
} from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import { moveVisits } from '#jobs/handlers/visits.js';
import { asSystem } from '../../support/app.js';
import { testService } from '../../support/service.js';
import { buildClinic, giveAllBut } from './clinic.js';

const service = await testService('2027-03-03T06:30:00Z');
const { app } = service;

const friday = { day: '2027-03-05', time: '09:00' };

async function booked(people = 1) {
  const clinic = await buildClinic(app, { people });
  const person = await clinic.patient();
  const visit = await person.do((ctx) => bookVisit(ctx, { ...person.ask, ...friday }));
  const texts = () =>
    service.twilio.accepted.filter(({ to }) => to === person.address).map(({ body }) => body);
  return { ...clinic, person, visit, texts };
}

const now = (visit: Visit) => asSystem(app, (ctx) => findVisit(ctx, visit.id));
const move = async () => {
  await moveVisits({ app });
  await service.drain();
};

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

test('the desk moves, drops and corrects, and the patient is told', async () => {
  const { site, person, visit, texts } = await booked();
  const moved = await asSystem(app, (ctx) =>
    moveVisit(ctx, visit.id, { day: '2027-03-08', time: '11:00', rev: visit.rev }),
  );
  await service.drain();
  expect(texts().at(-1)).toBe(
    `Baobab: a new time from us: Mon 8 Mar, 11am, place ${site.number}, ref 11. The old one is off.\n1 OK\n2 Other time\n5 Call me`,
  );
  await expect(asSystem(app, (ctx) => dropVisit(ctx, moved.id, 1))).rejects.toThrow(
    'changed-meanwhile',
  );
  await asSystem(app, (ctx) => dropVisit(ctx, moved.id, moved.rev));
  await service.drain();
  expect(texts().at(-1)).toContain('your visit on Mon 8 Mar, 11am');
  const wrong = await person.do((ctx) =>
    bookVisit(ctx, { ...person.ask, day: '2027-03-09', time: '10:00' }),
  );
  await asSystem(app, (ctx) => enterInError(ctx, wrong.id, { rev: wrong.rev, reason: 'double' }));
  await service.drain();
  expect(texts().at(-1)).toContain('your visit on Tue 9 Mar, 10am');
});

test.each([
  [
    'en',
    'Baobab: your visit: Fri 5 Mar, 9am, place N. Ref 11.\n1 OK\n2 Other time\n5 Call me',
    /^Baobab: sorry, your visit on Fri 5 Mar, 9am, place N, ref 11, is off\./,
  ],
  [
    'sw',
    'Baobab: miadi yako: Ijumaa 5 Machi, 09:00 (saa 3 asubuhi), sehemu N. Nambari 11.\n1 Sawa\n2 Muda mwingine\n5 Nipigie simu',
    /^Baobab: samahani, miadi 11 ya Ijumaa 5 Machi, 09:00 \(saa 3 asubuhi\), sehemu N imefutwa\./,
  ],
  [
    'fr',
    "Baobab: votre RDV: vendredi 5 mars, 9h, point N. Réf 11.\n1 D'accord\n2 Autre heure\n5 Appelez-moi",
    /^Baobab: pardon, votre RDV 11 du vendredi 5 mars, 9h, point N, ne tient plus\./,
  ],
] as const)(
  'what the desk books stands on the phone too, with its ref (%s)',
  async (language, made, off) => {
    const { site, patient } = await buildClinic(app);
    const { address, contact, ask } = await patient();
    await app.db.query(
      `UPDATE contact_points SET language = '${language}' WHERE id = '${contact.id}'`,
    );
    const texts = () =>
      service.twilio.accepted
        .filter(({ to }) => to === address)
        .map(({ body }) => body.replace(new RegExp(`(place|sehemu|point) ${site.number}`), '$1 N'));
    const { patientId, serviceId, siteId } = ask;
    const book = () =>
      asSystem(app, (ctx) => bookAtDesk(ctx, { patientId, serviceId, siteId, ...friday }));
    const visit = await book();
    await service.drain();
    expect(texts()).toEqual([made]);
    await asSystem(app, (ctx) => dropVisit(ctx, visit.id, visit.rev));
    await service.drain();
    expect(texts().at(-1)).toMatch(off);
    // Taken off again before the text has left: it says nothing of what is no more.
    const hasty = await book();
    await asSystem(app, (ctx) => dropVisit(ctx, hasty.id, hasty.rev));
    await service.drain();
    expect(texts()).toHaveLength(3);
  },
);

test('who cannot be texted hears of a booking at the desk itself, and is no task', async () => {
  const { patient } = await buildClinic(app);
  const { contact, ask } = await patient();
  await app.db.query(`UPDATE contact_points SET state = 'stopped' WHERE id = '${contact.id}'`);
  const { patientId, serviceId, siteId } = ask;
  await asSystem(app, (ctx) => bookAtDesk(ctx, { patientId, serviceId, siteId, ...friday }));
  const tasks = await asSystem(app, (ctx) =>
    ctx.sql('SELECT 1 FROM tasks WHERE patient_id = $1', [patientId]),
  );
  expect(tasks).toEqual([]);
});

interface Clinic {
  site: { id: Id<'Site'>; number: number; zone: string };
  serviceId: Id<'Service'>;
  visit: Visit;
}

const CHANGES: Record<string, (ctx: Context, clinic: Clinic) => Promise<unknown>> = {
  'shorter hours of its practitioner': async (ctx, { visit, site }) => {
    const lines = await rostersOf(ctx, { siteId: site.id, staffId: visit.staffId, on: friday.day });
    const line = lines.find(({ weekday }) => weekday === 5);
    if (!line) throw new Error('no line');
    const hours = { from: '09:15', to: '16:00', on: '2027-03-04', validUntil: null };
    await changeRoster(ctx, line.id, { rev: line.rev, ...hours });
  },
  'an account that is suspended': async (ctx, { visit }) => {
    await setStaffState(ctx, visit.staffId, { rev: 1, state: 'suspended' });
  },
  'another speciality of its practitioner': async (ctx, { visit, serviceId }) => {
    const specialityId = await addSpeciality(ctx, newId().slice(-8));
    const all = `SELECT code FROM specialities WHERE id = $1`;
    const [named] = await ctx.sql<{ code: string }>(all, [specialityId]);
    await ctx.sql('UPDATE services SET speciality_id = $2 WHERE id = $1', [
      serviceId,
      specialityId,
    ]);
    await ctx.sql('UPDATE staff SET speciality = $2 WHERE id <> $1', [visit.staffId, named?.code]);
  },
  'other hours of the place': async (ctx, { site }) => {
    const hours = { '5': [['10:00', '16:00'] as const] };
    const rest = { rev: 1, privateName: 'x', windowCapacity: 6, posterWord: null };
    const { id, number, zone } = site;
    await changeSite(ctx, id, { number, zone, ...rest, hours });
  },
  'a service that the place gives no more': (ctx, { site, serviceId }) =>
    giveAllBut(ctx, site.id, serviceId),
  'a service that is out of use': async (ctx, { serviceId }) => {
    const service = (await listServices(ctx)).find(({ id }) => id === serviceId);
    if (service) await changeService(ctx, serviceId, { ...service, active: false });
  },
};
const PERSONS = Object.keys(CHANGES).slice(0, 3);

test.each(Object.keys(CHANGES))('%s takes a visit off, and says so before', async (name) => {
  const { texts, ...clinic } = await booked();
  const change = CHANGES[name];
  if (!change) throw new Error(name);
  const coming = await asSystem(app, (ctx) =>
    touchedBy(ctx, { kind: 'site', id: clinic.site.id }, () => change(ctx, clinic)),
  );
  expect(coming).toMatchObject({ total: 1, visits: [{ id: clinic.visit.id, time: '09:00' }] });
  await move();
  expect((await now(clinic.visit))?.state).toBe('booked');
  await asSystem(app, (ctx) => change(ctx, clinic));
  // What is off already is not told of again, whatever else changes.
  const off = CHANGES['a service that is out of use'];
  for (const next of [off, CHANGES['a service that the place gives no more']])
    expect(
      await asSystem(app, (ctx) =>
        touchedBy(
          ctx,
          { kind: 'service', id: clinic.serviceId },
          () => next?.(ctx, clinic) ?? Promise.resolve(),
        ),
      ),
    ).toEqual({ visits: [], total: 0 });
  await move();
  expect(await now(clinic.visit)).toMatchObject({
    ...{ state: 'cancelled', endReason: 'needs-reschedule' },
  });
  expect(texts()).toEqual([
    `Baobab: sorry, your visit on Fri 5 Mar, 9am, place ${clinic.site.number}, ref 11, is off.\n2 Another day\n5 Call me`,
  ]);
});

test.each(PERSONS)(
  '%s gives a visit to somebody else who is free then, and its patient is left in peace',
  async (name) => {
    const { texts, ...clinic } = await booked(2);
    await asSystem(app, (ctx) => CHANGES[name]?.(ctx, clinic) ?? Promise.resolve());
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => moveVisits({ app })));
    await service.drain();
    const other = clinic.staff.find((id) => id !== clinic.visit.staffId);
    const same = Object.entries(clinic.visit).filter(([name]) => name !== 'slotId');
    expect(await now(clinic.visit)).toMatchObject({
      ...Object.fromEntries(same),
      staffId: other,
    });
    expect(texts()).toEqual([]);
    expect(await takenAt(clinic.site.id)).toEqual([0, 1]);
  },
);

/** Visits in each slot of a place, as the slots count them and as they are. */
async function takenAt(siteId: Id<'Site'>): Promise<number[]> {
  const rows = await asSystem(app, (ctx) =>
    ctx.sql<{ taken: number; are: number }>(
      `SELECT o.taken, (SELECT count(*)::int FROM visits v WHERE v.slot_id = o.id AND occupies(v.state) = 1) AS are
       FROM slots o WHERE o.site_id = $1 ORDER BY 1`,
      [siteId],
    ),
  );
  expect(rows.map(({ taken }) => taken)).toEqual(rows.map(({ are }) => are));
  return rows.map(({ taken }) => taken);
}

test('of two visits at one time that lose their practitioners, one is taken over and the other offered a day', async () => {
  const { patient, person, visit, staff, site } = await booked(3);
  const second = await patient();
  const other = await second.do((ctx) => bookVisit(ctx, { ...second.ask, ...friday }));
  for (const staffId of [visit.staffId, other.staffId])
    await asSystem(app, (ctx) =>
      addLeave(ctx, { staffId, firstDay: friday.day, lastDay: friday.day, reason: 'leave' }),
    );
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => moveVisits({ app })));
  const after = [await now(visit), await now(other)];
  expect(after.map((each) => each?.state).sort()).toEqual(['booked', 'cancelled']);
  const free = staff.find((id) => id !== visit.staffId && id !== other.staffId);
  expect(after.find((each) => each?.state === 'booked')?.staffId).toBe(free);
  expect(await takenAt(site.id)).toEqual([0, 0, 1]);
  expect(person.patientId).not.toBe(second.patientId);
});

test('a visit booked before its service was to be booked less far ahead, or later, is still given to another', async () => {
  const { visit, staff, serviceId } = await booked(2);
  const free = staff.find((id) => id !== visit.staffId);
  await asSystem(app, (ctx) =>
    ctx.sql('UPDATE services SET horizon_days = 1, notice_minutes = 20160 WHERE id = $1', [
      serviceId,
    ]),
  );
  const days = { firstDay: friday.day, lastDay: friday.day };
  await asSystem(app, (ctx) => addLeave(ctx, { staffId: visit.staffId, ...days, reason: 'leave' }));
  await move();
  expect(await now(visit)).toMatchObject({ state: 'booked', staffId: free });
});
