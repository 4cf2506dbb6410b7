import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import type { Context } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import {
  arrive,
  bookVisit,
  findVisit,
  freeDays,
  freeTimes,
  holdSlot,
  realignVisits,
} from '#core/visits/index.js';
import { chooseWindow, findPickup, keep, markReady } from '#core/pickups/index.js';
import { planReminders } from '#core/reminders/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { buildClinic } from './clinic.js';
import { bookedWorld } from './booked-world.js';

const { app, ownerUrl, friday, booked, audited } = await bookedWorld();

const scheduledOf = (subject: string) =>
  asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT due_at AS due, useful_until AS until FROM messages
       WHERE subject_id = $1 AND state = 'scheduled' ORDER BY due_at`,
      [subject],
    ),
  );

test('where the rules of a zone change, wall times stay and instants follow (26)', async () => {
  const { visit, site } = await booked();
  // As if it had been booked when the place was an hour further east.
  await asSystem(app, async (ctx) => {
    await audited(ctx);
    for (const table of ['slots', 'visits'])
      await ctx.sql(
        `UPDATE ${table} SET start_at = start_at - interval '1 hour', end_at = end_at - interval '1 hour'
         WHERE site_id = $1`,
        [site.id],
      );
  });
  await asSystem(app, (ctx) => planReminders(ctx, 500));
  const all = [1, 2, 3, 4, 5, 6, 7, 8].map(() =>
    asSystem(app, (ctx) => realignVisits(ctx, 'newer rules')),
  );
  const moved = await Promise.all(all);
  expect(moved.filter((n) => n > 0)).toEqual([1]);
  const after = await asSystem(app, (ctx) => findVisit(ctx, visit.id));
  expect(after).toMatchObject({ state: 'booked', time: '09:00', startAt: visit.startAt });
  const at = (hours: number) => new Date(visit.startAt.getTime() - hours * 3_600_000);
  expect(await scheduledOf(visit.id)).toEqual([
    { due: at(24), until: at(2) },
    { due: at(2), until: at(0) },
  ]);
});

test('a visit that would meet one that is going on is offered another day, and the others move (26)', async () => {
  const { visit, patient, site } = await booked();
  const later = async (time: string) => {
    const person = await patient();
    return person.do((ctx) => bookVisit(ctx, { ...person.ask, day: friday.day, time }));
  };
  const [meets, moves] = [await later('10:00'), await later('11:00')];
  // As if all had been booked when the place was an hour further west.
  await asSystem(app, async (ctx) => {
    await audited(ctx);
    for (const table of ['slots', 'visits'])
      await ctx.sql(
        `UPDATE ${table} SET start_at = start_at + interval '1 hour', end_at = end_at + interval '1 hour'
         WHERE site_id = $1`,
        [site.id],
      );
  });
  await setClock(app, '2027-03-05T06:50:00Z');
  await asSystem(app, (ctx) => arrive(ctx, visit.id, visit.rev));
  await asSystem(app, (ctx) => realignVisits(ctx, 'rules beside a visit'));
  const now = ({ id }: { id: Id<'Visit'> }) => asSystem(app, (ctx) => findVisit(ctx, id));
  expect((await now(visit))?.state).toBe('arrived');
  expect(await now(meets)).toMatchObject({ state: 'cancelled', endReason: 'needs-reschedule' });
  expect(await now(moves)).toMatchObject({ state: 'booked', startAt: moves.startAt });
  await setClock(app, '2027-03-03T06:30:00Z');
});

test('a visit whose wall time is none any more is offered another day, and what was being chosen is let go (26)', async () => {
  const night = { '1': [['02:00', '06:00']], '7': [['02:00', '06:00']] };
  const { site, patient } = await buildClinic(app, {
    zone: 'America/Phoenix',
    from: '02:00',
    to: '06:00',
  });
  const { id: siteId } = site;
  const [booked, choosing] = [await patient(), await patient()];
  const put = (sql: string, values: unknown[]) => app.db.query(sql, { bind: values });
  await put('UPDATE sites SET hours = $2 WHERE id = $1', [siteId, JSON.stringify(night)]);
  await put('UPDATE rosters SET weekday = 7 WHERE site_id = $1 AND weekday = 6', [siteId]);
  const at = { day: '2027-03-14', time: '02:30' };
  const visit = await booked.do((ctx) => bookVisit(ctx, { ...booked.ask, ...at }));
  await setClock(app, '2027-03-14T05:00:00Z');
  const soon = { ...choosing.ask, ...at, time: '02:00' };
  const held = await asSystem(app, (ctx) => holdSlot(ctx, { ...soon, override: true }));
  // As if the place had been where clocks are put forward that night all along.
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query('ALTER TABLE visits DISABLE TRIGGER visits_moves');
  await owner.query(`UPDATE visits SET zone = 'America/Denver' WHERE site_id = $1`, [siteId]);
  await owner.query('ALTER TABLE visits ENABLE TRIGGER visits_moves');
  await owner.end();
  await asSystem(app, (ctx) => realignVisits(ctx, 'rules with a gap'));
  const now = (id: Id<'Visit'>) => asSystem(app, (ctx) => findVisit(ctx, id));
  expect(await now(visit.id)).toMatchObject({ state: 'cancelled', endReason: 'needs-reschedule' });
  expect(await now(held.id)).toMatchObject({ state: 'cancelled', endReason: 'expired' });
  const told = await asSystem(app, (ctx) =>
    ctx.sql('SELECT subject_id AS id FROM messages WHERE subject_id = ANY($1)', [
      [visit.id, held.id],
    ]),
  );
  expect(told).toEqual([{ id: visit.id }]);
  await setClock(app, '2027-03-03T06:30:00Z');
});

test('what is kept and its reminders stay at their wall times too (26)', async () => {
  const medicine = await buildMedicine(app);
  const site = await buildSite(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id });
  const { course, contact } = await buildPatient(app, { medicines: [medicine], site });
  const contactId = contact.id;
  const { id } = await asSystem(app, (ctx) => keep(ctx, { course, siteId: site.id, contactId }));
  const chosen = { day: '2027-03-05', time: '14:00' };
  const { until, windowStart } = await asSystem(app, (ctx) => chooseWindow(ctx, id, chosen));
  await asSystem(app, (ctx) => markReady(ctx, id));
  await asSystem(app, (ctx) => planReminders(ctx, 500));
  const before = await scheduledOf(id);
  await asSystem(app, (ctx) => realignVisits(ctx, 'rules that are noted'));
  // As if all that had been computed while the place was an hour further east.
  await asSystem(app, async (ctx) => {
    await audited(ctx);
    for (const change of [
      `zone_data SET rules = (SELECT jsonb_object_agg(zone, jsonb_build_array(jsonb_build_array('2020-01-01T00:00:00Z', 240))) FROM sites)`,
      `pickups SET until = until - interval '1 hour', window_start = window_start - interval '1 hour' WHERE id = '${id}'`,
      `pickup_windows SET start_at = start_at - interval '1 hour' WHERE site_id = '${site.id}'`,
    ])
      await ctx.sql(`UPDATE ${change}`, []);
  });
  const tries = [1, 2, 3, 4, 5, 6, 7, 8].map(() =>
    asSystem(app, (ctx) => realignVisits(ctx, 'newest rules')),
  );
  await Promise.all(tries);
  expect(await asSystem(app, (ctx) => findPickup(ctx, id))).toMatchObject({ until, windowStart });
  expect(before.length).toBeGreaterThan(0);
  await asSystem(app, (ctx) => planReminders(ctx, 500));
  expect(await scheduledOf(id)).toEqual(before);
  const windows = await asSystem(app, (ctx) =>
    ctx.sql('SELECT start_at AS at, taken FROM pickup_windows WHERE site_id = $1', [site.id]),
  );
  expect(windows).toEqual([{ at: windowStart, taken: 1 }]);
});

test('SQL never converts by the name of a zone (27)', () => {
  const files = ['src', 'migrations'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.join(folder, name)),
  );
  const found = files.filter((file) =>
    /\bAT TIME ZONE\b|\btimezone\(|\bSET (LOCAL )?TIME ?ZONE\b/i.test(readFileSync(file, 'utf8')),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});

test('whatever zone a session of the database has, many at once see and book the same (27)', async () => {
  const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'America/St_Johns'];
  const sessions = [...zones, 'Africa/Nairobi', 'UTC', 'Europe/Paris', 'Australia/Lord_Howe'];
  const clinic = await buildClinic(app, { people: 8, service: { horizonDays: 3 } });
  const people = await Promise.all(sessions.map(() => clinic.patient('2027-03-05')));
  type Ask = Awaited<ReturnType<typeof clinic.patient>>['ask'];
  const from = <T>(work: (ctx: Context, ask: Ask) => Promise<T>) =>
    Promise.all(
      people.map((one, n) =>
        one.do(async (ctx) => {
          await ctx.sql(`SET LOCAL TIME ZONE '${sessions[n] ?? 'UTC'}'`, []);
          return work(ctx, one.ask);
        }),
      ),
    );
  const seen = await from(async (ctx, ask) => [
    await freeDays(ctx, ask),
    await freeTimes(ctx, { ...ask, day: '2027-03-06' }),
  ]);
  expect(new Set(seen.map((each) => JSON.stringify(each))).size).toBe(1);
  const booked = await from((ctx, ask) => bookVisit(ctx, { ...ask, ...friday }));
  const startAt = new Date('2027-03-05T06:00:00Z');
  expect(booked).toMatchObject(sessions.map(() => ({ ...friday, startAt, state: 'booked' })));
  const rows = await asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT DISTINCT local_day::text AS day, start_at AS "startAt" FROM visits WHERE site_id = $1`,
      [clinic.site.id],
    ),
  );
  expect(rows).toEqual([{ day: friday.day, startAt }]);
});
