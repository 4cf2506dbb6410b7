import { Client } from 'pg';
import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import { addLeave, addService, bookVisit, freeTimes } from '#core/visits/index.js';
import { asSystem } from '../../support/app.js';
import { buildClinic } from './clinic.js';
import { bookedWorld } from './booked-world.js';

// Each invariant of visits as a rule of the database: what stands if the code forgets.
const { app, ownerUrl, friday, booked, audited } = await bookedWorld();

/** Another visit by hand, like one that is there, with some columns otherwise; `slot` makes it a slot of its own. */
async function copy(
  like: { id: string },
  changes: Readonly<Record<string, string>>,
  slot: Readonly<Record<string, string>> | null = null,
) {
  const columns = (
    'slot_id patient_id service_id site_id local_day local_start zone minutes start_at end_at ' +
    'state ref hold_until made_at state_at override beyond'
  ).split(' ');
  const usual: Record<string, string> = {
    state: `'pending'`,
    ref: '999',
    hold_until: "made_at + interval '1 hour'",
  };
  await asSystem(app, async (ctx) => {
    await audited(ctx);
    const slotId = newId();
    if (slot)
      await ctx.sql(
        `INSERT INTO slots (id, staff_id, site_id, service_id, start_at, end_at, capacity)
         SELECT $2, o.staff_id, o.site_id, ${slot['service_id'] ?? 'o.service_id'}, ${slot['start_at'] ?? 'o.start_at'}, ${slot['end_at'] ?? 'o.end_at'}, 1
         FROM visits v JOIN slots o ON o.id = v.slot_id WHERE v.id = $1`,
        [like.id, slotId],
      );
    const all: Record<string, string> = {
      ...usual,
      ...(slot ? { slot_id: `'${slotId}'::uuid` } : {}),
      ...changes,
    };
    await ctx.sql(
      `INSERT INTO visits (id, ${columns.join(', ')})
       SELECT gen_random_uuid(), ${columns.map((name) => all[name] ?? name).join(', ')} FROM visits WHERE id = $1`,
      [like.id],
    );
  });
}

const update = (id: string, change: string) =>
  asSystem(app, async (ctx) => {
    await audited(ctx);
    await ctx.sql(`UPDATE visits SET ${change} WHERE id = $1`, [id]);
  });

const STATES =
  'proposed pending booked arrived checked-in fulfilled cancelled noshow entered-in-error';
/** Domain, state machines: these and no others; beside them anything is corrected as entered in error. */
const MAY_GO = new Set([
  ...['proposed pending', 'proposed cancelled', 'pending booked', 'pending cancelled'],
  ...['booked arrived', 'arrived checked-in', 'checked-in fulfilled'],
  ...['booked cancelled', 'booked noshow', 'noshow arrived', 'noshow fulfilled'],
]);

test('a slot holds no more than its capacity (7)', async () => {
  const { visit, patient } = await booked();
  const other = await patient();
  const patientId = `'${other.patientId}'::uuid`;
  await expect(copy(visit, { patient_id: patientId })).rejects.toThrow('slots_capacity');
});

test('a patient has one live visit a day, or staff says otherwise (8)', async () => {
  const { visit } = await booked();
  const later = `start_at + interval '2 hours'`;
  const slot = {
    start_at: `o.start_at + interval '2 hours'`,
    end_at: `o.end_at + interval '2 hours'`,
  };
  const at = { start_at: later, end_at: `end_at + interval '2 hours'`, local_start: `'11:00'` };
  await expect(copy(visit, at, slot)).rejects.toThrow('visits_one_a_day');
  await copy(visit, { ...at, override: 'true' }, slot);
});

test('nobody is with two at once, also at another service (9)', async () => {
  const { visit, patient, site } = await booked();
  const other = await patient();
  const serviceId = await asSystem(app, (ctx) => addService(ctx, { code: newId(), minutes: 60 }));
  const times = {
    start_at: `o.start_at - interval '45 minutes'`,
    end_at: `o.start_at + interval '15 minutes'`,
  };
  const overlapping = copy(
    visit,
    {
      patient_id: `'${other.patientId}'::uuid`,
      service_id: `'${serviceId}'::uuid`,
      start_at: `start_at - interval '45 minutes'`,
      end_at: `start_at + interval '15 minutes'`,
      minutes: '60',
    },
    { ...times, service_id: `'${serviceId}'::uuid` },
  );
  await expect(overlapping).rejects.toThrow('slots_no_overlap');
  const free = await other.do((ctx) =>
    freeTimes(ctx, { ...other.ask, serviceId, siteId: site.id, day: friday.day }),
  );
  expect(free).not.toContain('09:00');
  expect(free).toContain('08:00');
});

test.each([
  ['in the past', { start: `- interval '3 days'` }, 'neither in the past'],
  ['too far ahead', { start: `+ interval '90 days'` }, 'nor too far'],
  ['too soon', { start: '', notice: true }, 'nor too soon'],
  ['on a closure', { closed: true }, 'closed that day'],
  ['where it is not given', { not: true }, 'does not give'],
  ['with someone on leave', { away: true }, 'away that day'],
] as const)('no visit is %s (10)', async (_, how, refusal) => {
  const { visit, patient, site, serviceId } = await booked();
  const other = await patient();
  const shift = 'start' in how ? how.start : '';
  await asSystem(app, async (ctx) => {
    if ('closed' in how)
      await ctx.sql('INSERT INTO site_closures (site_id, day) VALUES ($1, $2)', [
        site.id,
        friday.day,
      ]);
    if ('not' in how)
      await ctx.sql('INSERT INTO site_services_not VALUES ($1, $2)', [site.id, serviceId]);
    if ('notice' in how)
      await ctx.sql('UPDATE services SET notice_minutes = 20160 WHERE id = $1', [serviceId]);
    if ('away' in how) {
      const { staffId } = visit;
      const days = { firstDay: friday.day, lastDay: friday.day };
      await addLeave(ctx, { staffId, ...days, reason: 'leave' });
    }
  });
  const hours = shift || `+ interval '2 hours'`;
  const made = copy(
    visit,
    {
      patient_id: `'${other.patientId}'::uuid`,
      start_at: `start_at ${hours}`,
      end_at: `end_at ${hours}`,
    },
    { start_at: `o.start_at ${hours}`, end_at: `o.end_at ${hours}` },
  );
  await expect(made).rejects.toThrow(refusal);
});

test('staff alone book beyond the horizon of a service (10)', async () => {
  const { visit, patient } = await booked();
  const other = await patient();
  const far = `+ interval '91 days'`;
  const at = {
    patient_id: `'${other.patientId}'::uuid`,
    start_at: `start_at ${far}`,
    end_at: `end_at ${far}`,
    local_day: 'local_day + 91',
  };
  const slot = { start_at: `o.start_at ${far}`, end_at: `o.end_at ${far}` };
  await expect(copy(visit, at, slot)).rejects.toThrow('nor too far');
  await copy(visit, { ...at, beyond: 'true' }, slot);
});

test('a visit is not taken off without a word to anybody (11)', async () => {
  const { visit } = await booked();
  const off = `state = 'cancelled', end_reason = 'needs-reschedule'`;
  await expect(update(visit.id, off)).rejects.toThrow('nobody was told');
});

test.each([
  [`state = 'fulfilled'`, 'may not go from booked to fulfilled'],
  [`state = 'pending', hold_until = now()`, 'may not go from booked to pending'],
  [`state = 'cancelled', end_reason = 'expired'`, 'not ended as expired'],
  [`state = 'noshow'`, 'not entered'],
  [`state = 'entered-in-error'`, 'a correction has a reason'],
  [`local_start = '10:00'`, 'moved by another'],
])('no visit goes by %s', async (change, refusal) => {
  const { visit } = await booked();
  await expect(update(visit.id, change)).rejects.toThrow(refusal);
});

test('of all pairs of states a visit goes by those of the domain alone', async () => {
  const { visit } = await booked();
  const states = STATES.split(' ');
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`CREATE TEMP TABLE walk (LIKE visits)`);
  for (const from of states)
    await owner.query(
      `INSERT INTO walk SELECT (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(),
         'state', $2::text, 'correction', 'x'))).* FROM visits v WHERE v.id = $1`,
      [visit.id, from],
    );
  await owner.query(
    'CREATE TRIGGER moves BEFORE UPDATE ON walk FOR EACH ROW EXECUTE FUNCTION visit_moves()',
  );
  const went: string[] = [];
  for (const from of states)
    for (const to of states.filter((other) => other !== from)) {
      await owner.query('BEGIN');
      const refused = await owner
        .query(`UPDATE walk SET state = $2 WHERE state = $1`, [from, to])
        .then(() => '', String);
      await owner.query('ROLLBACK');
      // What else a step needs is not asked here.
      if (!refused.includes('may not go from')) went.push(`${from} ${to}`);
    }
  await owner.end();
  const corrections = states.slice(0, -1).map((from) => `${from} entered-in-error`);
  expect(new Set(went)).toEqual(new Set([...MAY_GO, ...corrections]));
});

test('of many taps by one patient on one day, one books (8)', async () => {
  const clinic = await buildClinic(app, { people: 3 });
  const person = await clinic.patient();
  const times = ['08:00', '09:00', '10:00', '11:00', '12:00', '13:00', '14:00', '15:00'];
  const taps = await Promise.allSettled(
    times.map((time) =>
      person.do((ctx) => bookVisit(ctx, { ...person.ask, day: friday.day, time })),
    ),
  );
  const said = taps.map((tap) => (tap.status === 'fulfilled' ? 'booked' : String(tap.reason)));
  expect(said.filter((each) => each === 'booked')).toHaveLength(1);
  expect(new Set(said)).toEqual(new Set(['booked', 'DomainError: visit.same-day']));
});
