import { expect, test } from 'vitest';
import type { Context } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { changeSite } from '#core/sites/index.js';
import { setStaffState } from '#core/staff/index.js';
import {
  addLeave,
  addSpeciality,
  bookVisit,
  changeRoster,
  changeService,
  listServices,
  rostersOf,
  touchedBy,
} from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import { moveVisits } from '#jobs/handlers/visits.js';
import { asSystem } from '../../support/app.js';
import { giveAllBut } from './clinic.js';
import { troubleWorld } from './trouble-world.js';

const { service, app, friday, booked, now, move, takenAt } = await troubleWorld();

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
