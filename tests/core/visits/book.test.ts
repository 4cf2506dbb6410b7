import { expect, test } from 'vitest';
import type { Context } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import {
  addLeave,
  addRoster,
  bookVisit,
  confirmVisit,
  dropVisit,
  findVisit,
  freeDays,
  freeTimes,
  giveService,
  holdSlot,
  kindsOf,
  lapseHold,
  moveVisit,
  visitByRef,
  visitsOf,
  waitFor,
} from '#core/visits/index.js';
import { setSiteState } from '#core/sites/index.js';
import { asSystem, moveClock, setClock, testApp } from '../../support/app.js';
import { change } from '../reminders/scheduled.js';
import { buildClinic, giveAllBut } from './clinic.js';

// Wednesday, half past nine at the place.
const START = '2027-03-03T06:30:00Z';
const { app } = await testApp(START);

test('days and times come from the roster inside the opening hours, not sooner than the notice', async () => {
  const clinic = await buildClinic(app, { from: '07:00', to: '12:00' });
  const { ask, do: act } = await clinic.patient();
  expect(await act((ctx) => freeDays(ctx, { ...ask, limit: 5 }))).toEqual([
    '2027-03-03',
    '2027-03-04',
    '2027-03-05',
    '2027-03-06',
    '2027-03-08',
  ]);
  const times = await act((ctx) => freeTimes(ctx, { ...ask, day: '2027-03-03' }));
  expect(times).toEqual(['11:00', '11:30']);
  expect((await act((ctx) => freeTimes(ctx, { ...ask, day: '2027-03-04' })))[0]).toBe('08:00');
});

test('a day beyond the horizon of its service has no times, and the last one within it has', async () => {
  const clinic = await buildClinic(app, { service: { horizonDays: 7 } });
  const { ask, do: act } = await clinic.patient();
  const times = (day: string) => act((ctx) => freeTimes(ctx, { ...ask, day }));
  expect(await times('2027-03-10')).toContain('08:00');
  expect(await times('2027-03-11')).toEqual([]);
});

test('hours count from their first day to their last; a service or a place that is out of use has none', async () => {
  const { site, serviceId, ...clinic } = await buildClinic(app);
  const { ask, do: act } = await clinic.patient();
  const days = () => act((ctx) => freeDays(ctx, { ...ask, limit: 5 }));
  const put = (sql: string, id: string) => asSystem(app, (ctx) => ctx.sql(sql, [id]));
  await put(
    `UPDATE rosters SET valid_from = '2027-03-05', valid_until = '2027-03-08' WHERE site_id = $1`,
    site.id,
  );
  expect(await days()).toEqual(['2027-03-05', '2027-03-06', '2027-03-08']);
  await put('UPDATE services SET active = false WHERE id = $1', serviceId);
  await expect(days()).rejects.toThrow('visit.not-given');
  await put('UPDATE services SET active = true WHERE id = $1', serviceId);
  await asSystem(app, (ctx) => setSiteState(ctx, site.id, { rev: 1, state: 'closed' }));
  await expect(days()).rejects.toThrow('visit.not-given');
});

test('the week in which it is due comes first', async () => {
  const clinic = await buildClinic(app);
  const { ask, do: act } = await clinic.patient('2027-03-17');
  const days = await act((ctx) => freeDays(ctx, { ...ask, limit: 8 }));
  expect(days).toEqual([
    '2027-03-15',
    '2027-03-16',
    '2027-03-17',
    '2027-03-18',
    '2027-03-19',
    '2027-03-20',
    '2027-03-03',
    '2027-03-04',
  ]);
});

test('a time is held for ten minutes, then booked; a second visit that day is refused', async () => {
  const clinic = await buildClinic(app);
  const { ask, patientId, do: act } = await clinic.patient();
  const when = { day: '2027-03-05', time: '09:00' };
  const held = await act((ctx) => holdSlot(ctx, { ...ask, ...when }));
  expect(held).toMatchObject({ state: 'pending', ref: 11, rev: 1, zone: 'Africa/Nairobi' });
  expect(held.startAt.toISOString()).toBe('2027-03-05T06:00:00.000Z');
  const booked = await act((ctx) => confirmVisit(ctx, held.id));
  expect(booked.state).toBe('booked');
  await expect(act((ctx) => holdSlot(ctx, { ...ask, ...when, time: '11:00' }))).rejects.toThrow(
    'visit.same-day',
  );
  expect(await act((ctx) => freeDays(ctx, { ...ask, limit: 3 }))).not.toContain('2027-03-05');
  expect((await act((ctx) => visitsOf(ctx, patientId))).map(({ ref }) => ref)).toEqual([11]);
  expect((await act((ctx) => kindsOf(ctx, patientId)))[0]).toMatchObject({ letter: 'A' });
});

test('a hold that is over stands in nobody’s way, whether or not the sweep has run', async () => {
  const clinic = await buildClinic(app);
  const [one, other] = [await clinic.patient(), await clinic.patient()];
  const when = { day: '2027-03-05', time: '09:00' };
  const held = await one.do((ctx) => holdSlot(ctx, { ...one.ask, ...when }));
  await expect(other.do((ctx) => holdSlot(ctx, { ...other.ask, ...when }))).rejects.toThrow(
    'visit.slot-taken',
  );
  await moveClock(app, 11);
  const theirs = await other.do((ctx) => holdSlot(ctx, { ...other.ask, ...when }));
  expect(theirs.state).toBe('pending');
  await expect(one.do((ctx) => confirmVisit(ctx, held.id))).rejects.toThrow('visit.hold-gone');
  await other.do((ctx) => confirmVisit(ctx, theirs.id));
  const gone = await asSystem(app, (ctx) => findVisit(ctx, held.id));
  expect(gone).toMatchObject({ state: 'cancelled', endReason: 'expired' });
});

test('moving takes the new time and gives the old one up at once, and keeps the ref', async () => {
  const clinic = await buildClinic(app);
  const [one, other] = [await clinic.patient(), await clinic.patient()];
  const book = (who: typeof one, day: string, time: string) =>
    who.do((ctx) => bookVisit(ctx, { ...who.ask, day, time }));
  const visit = await book(one, '2027-03-08', '09:00');
  await book(other, '2027-03-08', '10:00');
  const refused = one.do((ctx) => moveVisit(ctx, visit.id, { day: '2027-03-08', time: '10:00' }));
  await expect(refused).rejects.toThrow('visit.slot-taken');
  expect(await asSystem(app, (ctx) => findVisit(ctx, visit.id))).toMatchObject({
    state: 'booked',
  });
  const moved = await one.do((ctx) =>
    moveVisit(ctx, visit.id, { day: '2027-03-08', time: '11:30' }),
  );
  expect(moved).toMatchObject({ state: 'booked', ref: visit.ref, rev: 2, replaces: visit.id });
  expect(await asSystem(app, (ctx) => findVisit(ctx, visit.id))).toMatchObject({
    state: 'cancelled',
    endReason: 'patient',
  });
  const times = await other.do((ctx) => freeTimes(ctx, { ...other.ask, day: '2027-03-08' }));
  expect(times).toContain('09:00');
  expect(times).not.toContain('11:30');
});

test('a visit that is moved to where and when it is stays as it is, and a time held for it is free again', async () => {
  const { patient } = await buildClinic(app, { people: 2 });
  const one = await patient();
  const at = { day: '2027-03-08', time: '09:00' };
  const visit = await one.do((ctx) => bookVisit(ctx, { ...one.ask, ...at }));
  const think = { day: '2027-03-09', time: '14:00' };
  const { id: held } = await one.do((ctx) =>
    holdSlot(ctx, { ...one.ask, ...think, moving: visit.id }),
  );
  await app.db.query('DELETE FROM reminders_to_plan');
  const stays = await one.do((ctx) => moveVisit(ctx, visit.id, at));
  expect(stays).toEqual(await asSystem(app, (ctx) => findVisit(ctx, visit.id)));
  expect(stays).toMatchObject({ id: visit.id, state: 'booked', rev: visit.rev });
  expect(await asSystem(app, (ctx) => findVisit(ctx, held))).toMatchObject({
    state: 'cancelled',
    endReason: 'expired',
  });
  const touched = await asSystem(app, (ctx) =>
    ctx.sql('SELECT subject_id FROM reminders_to_plan WHERE subject_id = $1', [visit.id]),
  );
  expect(touched).toEqual([]);
});

test('a move to a time that is held comes to nothing where the desk took the visit off meanwhile, or it has begun', async () => {
  const { patient } = await buildClinic(app);
  const moving = async (time: string) => {
    const person = await patient();
    const at = { ...person.ask, day: '2027-03-08' };
    const visit = await person.do((ctx) => bookVisit(ctx, { ...at, time }));
    const held = await person.do((ctx) =>
      holdSlot(ctx, { ...at, day: '2027-03-09', time, moving: visit.id }),
    );
    const confirm = () => person.do((ctx) => confirmVisit(ctx, held.id));
    return { person, visit, held, confirm };
  };
  const dropped = await moving('11:00');
  await asSystem(app, (ctx) => dropVisit(ctx, dropped.visit.id, dropped.visit.rev));
  await expect(dropped.confirm()).rejects.toThrow('visit.wrong-state');
  const begun = await moving('09:00');
  await change(app, `UPDATE visits SET hold_until = '2027-03-08T09:00:00Z' WHERE id = $1`, [
    begun.held.id,
  ]);
  await setClock(app, '2027-03-08T06:01:00Z');
  await expect(begun.confirm()).rejects.toThrow('visit.wrong-state');
  const stands = await asSystem(app, (ctx) => findVisit(ctx, begun.visit.id));
  expect(stands?.state).toBe('booked');
  await setClock(app, START);
});

test('a time sooner than the notice of its service is booked by staff who make an exception alone', async () => {
  const { patient } = await buildClinic(app);
  const { ask, do: act } = await patient();
  const soon = { ...ask, day: '2027-03-03', time: '10:30' };
  await expect(act((ctx) => bookVisit(ctx, soon))).rejects.toThrow('visit.too-soon');
  await expect(act((ctx) => bookVisit(ctx, { ...soon, override: true }))).rejects.toThrow(
    'visit.too-soon',
  );
  const booked = await asSystem(app, (ctx) => bookVisit(ctx, { ...soon, override: true }));
  expect(booked).toMatchObject({ state: 'booked', override: true });
});

test('who is no patient any more holds no time, waits in no line and is given no kind of visit', async () => {
  const { patient, serviceId } = await buildClinic(app);
  const { ask, patientId } = await patient();
  await change(app, `UPDATE patients SET state = 'transferred' WHERE id = $1`, [patientId]);
  const work: ((ctx: Context) => Promise<unknown>)[] = [
    (ctx) => holdSlot(ctx, { ...ask, day: '2027-03-08', time: '09:00' }),
    (ctx) => waitFor(ctx, ask),
    (ctx) => giveService(ctx, { patientId, serviceId }),
  ];
  for (const each of work) await expect(asSystem(app, each)).rejects.toThrow('patient.not-active');
});

test('nobody is put in line at a place that is not in use, nor for days that are over', async () => {
  const { patient, site } = await buildClinic(app);
  const { ask, patientId } = await patient();
  const days = async (from: string, to?: string) => {
    await asSystem(app, (ctx) => waitFor(ctx, { ...ask, from, to }));
    const rows = await asSystem(app, (ctx) =>
      ctx.sql<{ from: string; to: string }>(
        `SELECT from_day::text AS "from", to_day::text AS "to" FROM visit_waits WHERE patient_id = $1`,
        [patientId],
      ),
    );
    return rows.map((row) => [row.from, row.to]);
  };
  expect(await days('2027-03-01', '2027-03-02')).toEqual([['2027-03-03', '2027-04-02']]);
  expect(await days('2027-03-10', '2027-03-12')).toEqual([['2027-03-10', '2027-03-12']]);
  await asSystem(app, (ctx) => setSiteState(ctx, site.id, { rev: 1, state: 'closed' }));
  await expect(asSystem(app, (ctx) => waitFor(ctx, ask))).rejects.toThrow('not-found');
});

test('whoever is away finds days at the place that gives it, and none where neither does', async () => {
  const [home, other] = [await buildClinic(app), await buildClinic(app)];
  const { ask, do: act } = await home.patient();
  const away = { siteId: other.site.id, through: '2027-03-05' };
  const days = () => act((ctx) => freeDays(ctx, { ...ask, away, limit: 2 }));
  expect(await days()).toEqual(['2027-03-03', '2027-03-04']);
  const not = (siteId: Id<'Site'>) =>
    asSystem(app, (ctx) => giveAllBut(ctx, siteId, home.serviceId));
  await not(other.site.id);
  expect(await days()).toEqual(['2027-03-06', '2027-03-08']);
  await not(home.site.id);
  await expect(days()).rejects.toThrow('visit.not-given');
});

test('a hold that was confirmed or let go is left alone by the sweep that comes late', async () => {
  const { patient } = await buildClinic(app);
  const { ask, do: act } = await patient();
  const held = await act((ctx) => holdSlot(ctx, { ...ask, day: '2027-03-09', time: '14:00' }));
  const lapse = () => asSystem(app, (ctx) => lapseHold(ctx, held.id));
  const state = async () => (await asSystem(app, (ctx) => findVisit(ctx, held.id)))?.state;
  await lapse();
  expect(await state()).toBe('pending');
  await act((ctx) => confirmVisit(ctx, held.id));
  await lapse();
  expect(await state()).toBe('booked');
});

test('hours and leaves end after they begin, whoever writes them', async () => {
  const { site, staff } = await buildClinic(app);
  const [staffId] = staff;
  if (!staffId) throw new Error('nobody');
  const line = { staffId, siteId: site.id, weekday: 7, validFrom: '2027-03-01', validUntil: null };
  for (const to of ['09:00', '08:00'])
    await expect(
      asSystem(app, (ctx) => addRoster(ctx, { ...line, from: '09:00', to })),
    ).rejects.toMatchObject({ code: 'invalid', facts: { field: 'to' } });
  const days = { staffId, firstDay: '2027-03-05', lastDay: '2027-03-04' };
  await expect(
    asSystem(app, (ctx) => addLeave(ctx, { ...days, reason: 'leave' })),
  ).rejects.toMatchObject({ code: 'invalid', facts: { field: 'lastDay' } });
});

test('a visit that was dropped is free for others; nobody drops or finds another’s', async () => {
  const clinic = await buildClinic(app);
  const [one, other] = [await clinic.patient(), await clinic.patient()];
  const visit = await one.do((ctx) =>
    bookVisit(ctx, { ...one.ask, day: '2027-03-09', time: '09:00' }),
  );
  await expect(other.do((ctx) => dropVisit(ctx, visit.id))).rejects.toThrow('not-allowed');
  expect(await other.do((ctx) => visitByRef(ctx, other.patientId, visit.ref))).toBeNull();
  await one.do((ctx) => dropVisit(ctx, visit.id));
  await expect(one.do((ctx) => dropVisit(ctx, visit.id))).rejects.toThrow('visit.wrong-state');
  expect(await one.do((ctx) => visitByRef(ctx, one.patientId, visit.ref))).toBeNull();
  await other.do((ctx) => bookVisit(ctx, { ...other.ask, day: '2027-03-09', time: '09:00' }));
});

test('of those who swap their times at one moment each gets the other one: both practitioners are locked in one order', async () => {
  const { patient, staff } = await buildClinic(app, { people: 2 });
  const [one, two] = staff;
  if (!one || !two) throw new Error('nobody');
  const days = ['2027-03-08', '2027-03-09', '2027-03-10', '2027-03-11', '2027-03-12', '2027-03-15'];
  const swaps = await Promise.all(
    days.flatMap((day) =>
      [
        { own: one, wanted: two },
        { own: two, wanted: one },
      ].map(async ({ own, wanted }) => {
        const person = await patient();
        const { id: moving } = await person.do((ctx) =>
          bookVisit(ctx, { ...person.ask, day, time: '09:00', staffId: own }),
        );
        const held = await person.do((ctx) =>
          holdSlot(ctx, { ...person.ask, day, time: '10:00', staffId: wanted, moving }),
        );
        return { person, held, wanted };
      }),
    ),
  );
  const moved = await Promise.all(
    swaps.map(({ person, held }) => person.do((ctx) => confirmVisit(ctx, held.id))),
  );
  expect(moved.map(({ staffId, time, state }) => [staffId, time, state])).toEqual(
    swaps.map(({ wanted }) => [wanted, '10:00', 'booked']),
  );
});
