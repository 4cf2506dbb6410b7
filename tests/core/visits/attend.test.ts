import { expect, onTestFinished, test, vi } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import {
  arrive,
  bookVisit,
  checkIn,
  closeSiteDay,
  correctNoShow,
  enterInError,
  findVisit,
  fulfil,
  kindsOf,
  siteDay,
} from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import { giveService, freeTimes } from '#core/visits/index.js';
import { planReminders } from '#core/reminders/index.js';
import { sweepVisits } from '#jobs/handlers/visits.js';
import { asSystem, setClock, testApp } from '../../support/app.js';
import { statesAbout } from '../reminders/scheduled.js';
import { buildClinic } from './clinic.js';

const START = '2027-03-03T06:30:00Z';
const { app } = await testApp(START);
const friday = { day: '2027-03-05', time: '09:00' };

async function booked(facts: Parameters<typeof buildClinic>[1] = {}) {
  const clinic = await buildClinic(app, facts);
  const person = await clinic.patient();
  const visit = await person.do((ctx) => bookVisit(ctx, { ...person.ask, ...friday }));
  return { ...clinic, person, visit };
}
const now = (visit: Visit) => asSystem(app, (ctx) => findVisit(ctx, visit.id));
const events = (visit: Visit) =>
  asSystem(app, async (ctx) => {
    const rows = await ctx.sql<{ state: string }>(
      'SELECT state FROM visit_events WHERE visit_id = $1 ORDER BY seq',
      [visit.id],
    );
    return rows.map(({ state }) => state);
  });

test('who comes is taken in, seen and done with, and the next visit is due an interval later', async () => {
  const { visit, person, serviceId } = await booked();
  const { patientId } = person;
  await asSystem(app, (ctx) => giveService(ctx, { patientId, serviceId, intervalDays: 30 }));
  await expect(asSystem(app, (ctx) => fulfil(ctx, visit.id, visit.rev))).rejects.toThrow(
    'visit.wrong-state',
  );
  await expect(person.do((ctx) => arrive(ctx, visit.id, visit.rev))).rejects.toThrow('not-allowed');
  await expect(asSystem(app, (ctx) => arrive(ctx, visit.id, visit.rev))).rejects.toThrow(
    'visit.not-today',
  );
  await setClock(app, '2027-03-05T05:55:00Z');
  const here = await asSystem(app, (ctx) => arrive(ctx, visit.id, visit.rev));
  await expect(asSystem(app, (ctx) => checkIn(ctx, visit.id, visit.rev))).rejects.toThrow(
    'changed-meanwhile',
  );
  const inside = await asSystem(app, (ctx) => checkIn(ctx, visit.id, here.rev));
  await asSystem(app, (ctx) => fulfil(ctx, visit.id, inside.rev));
  expect(await events(visit)).toEqual(['pending', 'booked', 'arrived', 'checked-in', 'fulfilled']);
  const [kind] = await person.do((ctx) => kindsOf(ctx, patientId));
  expect(kind?.dueOn).toBe('2027-04-04');
  await setClock(app, START);
});

test('nobody has missed a visit before its place has entered that day; a correction keeps both events', async () => {
  const { visit, site } = await booked();
  const other = await booked();
  await expect(asSystem(app, (ctx) => closeSiteDay(ctx, site.id, friday.day))).rejects.toThrow(
    'day.not-over',
  );
  // In the evening.
  await setClock(app, '2027-03-05T17:00:00Z');
  await sweepVisits({ app });
  expect((await now(visit))?.state).toBe('booked');
  const here = await asSystem(app, (ctx) => arrive(ctx, visit.id, visit.rev));
  await expect(asSystem(app, (ctx) => closeSiteDay(ctx, site.id, friday.day))).rejects.toThrow(
    'day.not-entered',
  );
  expect((await asSystem(app, (ctx) => siteDay(ctx, site.id, friday.day))).left).toBe(1);
  await asSystem(app, (ctx) => enterInError(ctx, visit.id, { rev: here.rev, reason: 'double' }));
  await asSystem(app, (ctx) => closeSiteDay(ctx, site.id, friday.day));
  await asSystem(app, (ctx) => closeSiteDay(ctx, other.site.id, friday.day));
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => sweepVisits({ app })));
  expect((await now(visit))?.state).toBe('entered-in-error');
  const missed = await now(other.visit);
  expect(missed?.state).toBe('noshow');
  const corrected = await asSystem(app, (ctx) =>
    correctNoShow(ctx, other.visit.id, {
      rev: missed?.rev ?? 0,
      to: 'fulfilled',
      reason: 'falsely-missed',
    }),
  );
  expect(corrected.state).toBe('fulfilled');
  expect(await events(other.visit)).toEqual(['pending', 'booked', 'noshow', 'fulfilled']);
  await expect(
    other.person.do((ctx) => freeTimes(ctx, { ...other.person.ask, ...friday })),
  ).resolves.toEqual([]);
});

test('who came late after all is let in, and their next visit is due once they were seen', async () => {
  await setClock(app, START);
  const { visit, site, serviceId, person } = await booked();
  const { patientId } = person;
  await asSystem(app, (ctx) => giveService(ctx, { patientId, serviceId, intervalDays: 30 }));
  await setClock(app, '2027-03-05T17:00:00Z');
  for (let n = 0; n < 2; n += 1)
    await asSystem(app, (ctx) => closeSiteDay(ctx, site.id, friday.day));
  const entries = await asSystem(app, (ctx) =>
    ctx.sql(`SELECT 1 FROM audit_entries WHERE action = 'place.day-entered' AND subject_id = $1`, [
      site.id,
    ]),
  );
  expect(entries).toHaveLength(1);
  await sweepVisits({ app });
  const rev = (await now(visit))?.rev ?? 0;
  const late = await asSystem(app, (ctx) =>
    correctNoShow(ctx, visit.id, { rev, to: 'arrived', reason: 'came-late' }),
  );
  expect(late.state).toBe('arrived');
  const due = async () => (await person.do((ctx) => kindsOf(ctx, patientId)))[0]?.dueOn;
  expect(await due()).toBeNull();
  const inside = await asSystem(app, (ctx) => checkIn(ctx, visit.id, late.rev));
  await asSystem(app, (ctx) => fulfil(ctx, visit.id, inside.rev));
  expect(await due()).toBe('2027-04-04');
  await setClock(app, START);
});

test('a place that is not there has no day', async () => {
  await expect(asSystem(app, (ctx) => siteDay(ctx, newId<'Site'>(), friday.day))).rejects.toThrow(
    'not-found',
  );
});

test('a round that has gone on long enough leaves the rest to the next', async () => {
  await setClock(app, START);
  const late = [await booked(), await booked(), await booked()];
  await setClock(app, '2027-03-05T17:00:00Z');
  for (const { site } of late) await asSystem(app, (ctx) => closeSiteDay(ctx, site.id, friday.day));
  const missed = async () => {
    const states = await Promise.all(late.map(async ({ visit }) => (await now(visit))?.state));
    return states.filter((state) => state === 'noshow').length;
  };
  let elapsed = performance.now();
  const watch = vi.spyOn(performance, 'now').mockImplementation(() => (elapsed += 5_000));
  onTestFinished(() => {
    watch.mockRestore();
  });
  await sweepVisits({ app });
  expect(await missed()).toBe(1);
  await sweepVisits({ app });
  expect(await missed()).toBe(2);
  watch.mockRestore();
  await sweepVisits({ app });
  expect(await missed()).toBe(3);
});

test('nobody has missed a visit before the grace of its service is over, although the day is entered', async () => {
  await setClock(app, START);
  const { visit, site } = await booked({ service: { noShowAfterMinutes: 12 * 60 } });
  await setClock(app, '2027-03-05T17:00:00Z');
  await asSystem(app, (ctx) => closeSiteDay(ctx, site.id, friday.day));
  await setClock(app, '2027-03-05T18:29:00Z');
  await sweepVisits({ app });
  expect((await now(visit))?.state).toBe('booked');
  await setClock(app, '2027-03-05T18:31:00Z');
  await sweepVisits({ app });
  expect((await now(visit))?.state).toBe('noshow');
});

test('who missed a visit is asked once it is entered, not days after, nor where another of that kind is before them', async () => {
  await setClock(app, START);
  const [one, again, late] = [await booked(), await booked(), await booked()];
  const { person } = again;
  await person.do((ctx) => bookVisit(ctx, { ...person.ask, day: '2027-03-12', time: '09:00' }));
  await asSystem(app, (ctx) => planReminders(ctx, 500));
  await setClock(app, '2027-03-05T17:00:00Z');
  for (const { site } of [one, again, late])
    await asSystem(app, (ctx) => closeSiteDay(ctx, site.id, friday.day));
  await sweepVisits({ app });
  const asked = async ({ visit }: typeof one) =>
    (await statesAbout(app, visit.id)).includes('visit-missed scheduled');
  // That of one is planned as long after as a worker that stood still would.
  await asSystem(app, (ctx) =>
    ctx.sql('DELETE FROM reminders_to_plan WHERE subject_id = $1', [late.visit.id]),
  );
  await asSystem(app, (ctx) => planReminders(ctx, 500));
  await setClock(app, '2027-03-07T17:01:00Z');
  await asSystem(app, async (ctx) => {
    await ctx.sql(`INSERT INTO reminders_to_plan (kind, subject_id, at) VALUES ('visit', $1, $2)`, [
      late.visit.id,
      ctx.now,
    ]);
    await planReminders(ctx, 500);
  });
  expect([await asked(one), await asked(again), await asked(late)]).toEqual([true, false, false]);
});
