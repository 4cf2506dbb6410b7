import { randomBytes } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { record } from '#core/audit/index.js';
import { perform } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import {
  changeCourse,
  chooseWindow,
  collect,
  dropPickup,
  keep,
  keepElsewhere,
  livePickupsOf,
  markReady,
  pickupCode,
} from '#core/pickups/index.js';
import { nameSites } from '#core/medicines/index.js';
import { addCourse, changeUsualSite } from '#core/patients/index.js';
import type { Course } from '#core/patients/index.js';
import { findSite, serveProgrammes } from '#core/sites/index.js';
import { availability, setSafetyStock } from '#core/stock/index.js';
import { realignVisits } from '#core/visits/index.js';
import { asSystem, testApp } from '../../support/app.js';
import {
  buildMedicine,
  buildPatient,
  buildSite,
  buildStock,
  WEEKDAYS,
} from '../../support/build.js';

const { app, jobs } = await testApp();

async function shelf(quantity: number, patients: number) {
  const site = await buildSite(app);
  const medicine = await buildMedicine(app);
  const lot = { siteId: site.id, productId: medicine.product.id };
  await buildStock(app, { ...lot, quantity });
  const people: Awaited<ReturnType<typeof buildPatient>>[] = [];
  for (let i = 0; i < patients; i += 1)
    people.push(await buildPatient(app, { site, medicines: [medicine] }));
  return { site, medicine, lot, people };
}

test('takes from the lot that expires first, and never from one that ends before the course does', async () => {
  const { site, lot, people } = await shelf(5, 1);
  await buildStock(app, { ...lot, expiresOn: '2027-03-20', lotNumber: 'too-short' });
  await buildStock(app, { ...lot, expiresOn: '2027-06-30', lotNumber: 'sooner' });
  const [person] = people;
  if (!person) throw new Error('nobody');
  const kept = await asSystem(app, (ctx) =>
    keep(ctx, { course: person.course, siteId: site.id, contactId: person.contact.id }),
  );
  const lines = await asSystem(app, (ctx) =>
    ctx.sql<{ lot: string; reserved: number }>(
      `SELECT l.lot_number AS lot, l.reserved FROM pickup_lines p JOIN stock_lots l ON l.id = p.lot_id
       WHERE p.pickup_id = $1`,
      [kept.id],
    ),
  );
  expect(lines).toEqual([{ lot: 'sooner', reserved: 1 }]);
  expect(kept.until.toISOString()).toBe('2027-03-05T13:00:00.000Z');
  expect(jobs).toContainEqual(
    expect.objectContaining({ name: 'pickup.lapse', data: { pickupId: kept.id } }),
  );
});

test('how long a lot must last is counted by the database from the day that it is at the place', async () => {
  const medicine = await buildMedicine(app);
  // There it is still the evening of 2 March.
  const there = await buildSite(app, { zone: 'Pacific/Pago_Pago' });
  const here = await buildSite(app);
  const held = async ({ id: siteId }: typeof here, expiresOn: string) => {
    const lot = newId();
    await buildStock(app, {
      ...{ siteId, productId: medicine.product.id, expiresOn, lotNumber: lot },
    });
    const { course } = await buildPatient(app, { medicines: [medicine] });
    return insertHeld(course, { siteId, lot });
  };
  const tooShort = 'the lines of a pickup hold 0 of 1';
  // As long as no rules of zones are noted, the day that it still is somewhere counts.
  await held(there, '2027-04-01');
  await asSystem(app, (ctx) => realignVisits(ctx));
  await held(there, '2027-04-01');
  await held(here, '2027-04-02');
  await expect(held(there, '2027-03-31')).rejects.toThrow(tooShort);
  await expect(held(here, '2027-04-01')).rejects.toThrow(tooShort);
});

/** A parcel of one unit from a lot, past everything that chooses one. */
function insertHeld(course: Course, { siteId, lot }: { siteId: Id<'Site'>; lot: string }) {
  return asSystem(app, async (ctx) => {
    const id = newId<'Pickup'>();
    await record(ctx, 'pickup.held', { kind: 'pickup', id });
    await ctx.sql(
      `INSERT INTO pickups (id, patient_id, course_id, site_id, cycle_on, units, state, until, code_digest, requested_at)
       VALUES ($1, $2, $3, $4, $5, 1, 'held', $6::timestamptz + interval '1 day', $7, $6)`,
      [id, course.patientId, course.id, siteId, course.dueOn, ctx.now, randomBytes(32)],
    );
    await ctx.sql(
      `INSERT INTO pickup_lines (pickup_id, lot_id, quantity)
       SELECT $1, id, 1 FROM stock_lots WHERE site_id = $2 AND lot_number = $3`,
      [id, siteId, lot],
    );
  });
}

test('it is kept only where its programme is handed over: at the places named, or the patient’s own', async () => {
  const site = await buildSite(app);
  const other = await buildSite(app);
  const kept = async (places: 'named' | 'own') => {
    const medicine = await buildMedicine(app, { places });
    if (places === 'named')
      await asSystem(app, (ctx) =>
        nameSites(ctx, medicine.programme.id, { places, sites: [other.id] }),
      );
    for (const { id: siteId } of [site, other])
      await buildStock(app, { siteId, productId: medicine.product.id });
    const person = await buildPatient(app, { site, medicines: [medicine] });
    const at = (siteId: typeof site.id) =>
      asSystem(app, (ctx) => keep(ctx, { course: person.course, siteId, contactId: null }));
    return { at, ...person };
  };
  const named = await kept('named');
  await expect(named.at(site.id)).rejects.toThrow('place.closed');
  expect((await named.at(other.id)).place).toBe(other.number);
  const own = await kept('own');
  await expect(own.at(other.id)).rejects.toThrow('place.closed');
  await asSystem(app, (ctx) => changeUsualSite(ctx, own.patientId, other.id));
  await expect(own.at(site.id)).rejects.toThrow('place.closed');
  expect((await own.at(other.id)).place).toBe(other.number);
});

test('the database takes no parcel where its programme is not handed over, whatever wrote it', async () => {
  const [site, other] = [await buildSite(app), await buildSite(app)];
  const past = async (places: 'named' | 'own') => {
    const medicine = await buildMedicine(app, { places });
    const { patientId, course } = await buildPatient(app, { site, medicines: [medicine] });
    const insert = (siteId: typeof site.id, state = 'returned') =>
      asSystem(app, async (ctx) => {
        const id = newId<'Pickup'>();
        await record(ctx, 'pickup.held', { kind: 'pickup', id });
        return ctx.sql<{ siteId: string }>(
          `INSERT INTO pickups (id, patient_id, course_id, site_id, cycle_on, units, state, until, code_digest, requested_at)
           VALUES ($1, $2, $3, $4, $5, 1, $8, $6::timestamptz + interval '1 day', $7, $6)
           RETURNING site_id AS "siteId"`,
          [id, patientId, course.id, siteId, course.dueOn, ctx.now, randomBytes(32), state],
        );
      });
    return { insert, programmeId: medicine.programme.id };
  };
  const own = await past('own');
  await expect(own.insert(other.id)).rejects.toThrow('does not hand that programme over');
  expect(await own.insert(site.id)).toEqual([{ siteId: site.id }]);
  await expect(own.insert(site.id, 'requested')).rejects.toThrow('pickups_state_check');
  const named = await past('named');
  const sites = [other.id];
  await asSystem(app, (ctx) => nameSites(ctx, named.programmeId, { places: 'named', sites }));
  await expect(named.insert(site.id)).rejects.toThrow('does not hand that programme over');
  expect(await named.insert(other.id)).toEqual([{ siteId: other.id }]);
  const out = await past('named');
  await asSystem(app, async (ctx) => {
    await nameSites(ctx, out.programmeId, { places: 'named', sites });
    const not = [out.programmeId];
    await serveProgrammes(ctx, other.id, { rev: 1, not });
  });
  await expect(out.insert(other.id)).rejects.toThrow('does not hand that programme over');
});

test('nothing is kept at a place that does not open within a week, nor of a course that runs no more', async () => {
  const { site, people } = await shelf(5, 1);
  const [person] = people;
  if (!person) throw new Error('nobody');
  const { course } = person;
  const kept = () =>
    asSystem(app, (ctx) => keep(ctx, { course, siteId: site.id, contactId: null }));
  const hours = (those: object) =>
    app.db.query('UPDATE sites SET hours = $2 WHERE id = $1', {
      bind: [site.id, JSON.stringify(those)],
    });
  await hours({});
  await expect(kept()).rejects.toThrow('place.closed');
  await hours(WEEKDAYS);
  await asSystem(app, (ctx) =>
    changeCourse(ctx, course.id, { rev: 1, state: 'stopped', reason: 'finished' }),
  );
  await expect(kept()).rejects.toThrow('not-found');
});

test('what its patient could not get is kept at another place, also where the first parcel has ended meanwhile', async () => {
  const { site, lot, people } = await shelf(5, 1);
  const there = await buildSite(app);
  await buildStock(app, { ...lot, siteId: there.id });
  const [person] = people;
  if (!person) throw new Error('nobody');
  const at = (siteId: Id<'Site'>) => ({ course: person.course, siteId, contactId: null });
  const first = await asSystem(app, (ctx) => keep(ctx, at(site.id)));
  // Its half hour is given back once.
  const when = { day: '2027-03-05', time: '10:00' };
  await asSystem(app, (ctx) => chooseWindow(ctx, first.id, when));
  const second = await asSystem(app, (ctx) => keepElsewhere(ctx, first.id, at(there.id)));
  await asSystem(app, (ctx) => dropPickup(ctx, second.id));
  const third = await asSystem(app, (ctx) => keepElsewhere(ctx, first.id, at(site.id)));
  const live = await asSystem(app, (ctx) => livePickupsOf(ctx, person.patientId));
  expect(live.map(({ id, place }) => [id, place])).toEqual([[third.id, site.number]]);
});

test('the lines of a parcel add up, also where one is changed beside it', async () => {
  const { site, people } = await shelf(5, 1);
  const [person] = people;
  if (!person) throw new Error('nobody');
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course: person.course, siteId: site.id, contactId: person.contact.id }),
  );
  for (const to of ['live = false', 'quantity = quantity + 1'])
    await expect(
      asSystem(app, (ctx) =>
        ctx.sql(`UPDATE pickup_lines SET ${to} WHERE pickup_id = $1 AND live`, [id]),
      ),
    ).rejects.toThrow('the lines of a pickup hold');
});

test('many patients at once never keep more than there is', async () => {
  const { site, people } = await shelf(3, 10);
  const outcomes = await Promise.allSettled(
    people.map(({ course, contact, patientId }) =>
      perform(app, { kind: 'patient', contactId: contact.id, patientIds: [patientId] }, (ctx) =>
        keep(ctx, { course, siteId: site.id, contactId: contact.id }),
      ),
    ),
  );
  const refusals = outcomes.flatMap((each) =>
    each.status === 'rejected' ? [each.reason as unknown] : [],
  );
  expect(refusals).toEqual(Array(7).fill(new DomainError('stock.insufficient', { asked: 1 })));
});

test('many patients at once never keep what a place keeps for those who walk in', async () => {
  const { people, lot } = await shelf(5, 10);
  await asSystem(app, (ctx) => setSafetyStock(ctx, { ...lot, units: 3 }));
  const outcomes = await Promise.allSettled(
    people.map(({ course, contact }) =>
      asSystem(app, (ctx) => keep(ctx, { course, siteId: lot.siteId, contactId: contact.id })),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
});

test('of two parcels whose first code would be one, the second is given its next', async () => {
  const { site, people } = await shelf(10, 2);
  const mac = app.keys.mac.bind(app.keys);
  // Every pickup's first candidate comes out the same.
  const spied = vi
    .spyOn(app.keys, 'mac')
    .mockImplementation((...parts: readonly (string | number)[]) => {
      const isFirst = parts[0] === 'pickup-code' && parts.at(-1) === 0;
      return isFirst ? Buffer.alloc(32, 7) : mac(...parts);
    });
  const ids: string[] = [];
  for (const { course, contact } of people)
    ids.push(
      (await asSystem(app, (ctx) => keep(ctx, { course, siteId: site.id, contactId: contact.id })))
        .id,
    );
  spied.mockRestore();
  const skipped = await asSystem(app, (ctx) =>
    ctx.sql<{ skipped: number }>(
      'SELECT skipped FROM unnest($1::uuid[]) WITH ORDINALITY AS k(id, n) JOIN pickups USING (id) ORDER BY n',
      [ids],
    ),
  );
  expect(skipped).toEqual([{ skipped: 0 }, { skipped: 1 }]);
});

test('one patient with many phones keeps an item once', async () => {
  const { site, people } = await shelf(20, 1);
  const [person] = people;
  if (!person) throw new Error('nobody');
  const { course, contact } = person;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, () =>
      asSystem(app, (ctx) => keep(ctx, { course, siteId: site.id, contactId: contact.id })),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refusals = outcomes.flatMap((each) =>
    each.status === 'rejected' ? [(each.reason as DomainError).code] : [],
  );
  expect(refusals).toEqual(Array(7).fill('pickup.already-kept'));
});

test('of eight who prescribe one product to one patient at once, one does, in the database too', async () => {
  const medicine = await buildMedicine(app);
  const { patientId } = await buildPatient(app);
  const ids = { patientId, productId: medicine.product.id, programmeId: medicine.programme.id };
  const facts = { ...ids, units: 1, daysSupply: 30, intervalDays: 30, dueOn: '2027-03-03' };
  const eight = (work: (letter: string) => Promise<unknown>) =>
    Promise.allSettled(Array.from('ABCDEFGH', work));
  const why = (outcomes: PromiseSettledResult<unknown>[]) =>
    outcomes.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
  const asked = await eight(() => asSystem(app, (ctx) => addCourse(ctx, facts)));
  expect(why(asked)).toEqual(Array(7).fill('DomainError: course.runs-already'));
  await app.db.query(`UPDATE courses SET state = 'stopped' WHERE patient_id = $1`, {
    bind: [patientId],
  });
  const written = await eight((letter) =>
    app.db.query(
      `INSERT INTO courses (id, patient_id, programme_id, product_id, letter, units, days_supply,
                            interval_days, due_on, created_at)
       SELECT gen_random_uuid(), patient_id, programme_id, product_id, $2, units, days_supply,
              interval_days, due_on, created_at FROM courses WHERE patient_id = $1 AND state = 'stopped'`,
      { bind: [patientId, letter] },
    ),
  );
  expect(why(written)).toHaveLength(7);
  const [rule] = await app.db.query(
    `SELECT count(*)::int AS n FROM courses WHERE patient_id = $1 AND state = 'active'`,
    { bind: [patientId] },
  );
  expect(rule).toEqual([{ n: 1 }]);
});

test('nobody keeps for another patient', async () => {
  const { site, people } = await shelf(5, 2);
  const [one, two] = people;
  if (!one || !two) throw new Error('nobody');
  const actor = {
    kind: 'patient',
    contactId: one.contact.id,
    patientIds: [one.patientId],
  } as const;
  await expect(
    perform(app, actor, (ctx) =>
      keep(ctx, { course: two.course, siteId: site.id, contactId: one.contact.id }),
    ),
  ).rejects.toEqual(new DomainError('not-allowed'));
});

test('a parcel goes from held to ready to collected by its code, once, and the shelf adds up', async () => {
  const { site, people, lot } = await shelf(2, 1);
  const [person] = people;
  if (!person) throw new Error('nobody');
  const { course, contact } = person;
  const { id } = await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: site.id, contactId: contact.id }),
  );
  await asSystem(app, (ctx) => markReady(ctx, id));
  const [pickup] = await asSystem(app, (ctx) => livePickupsOf(ctx, person.patientId));
  if (!pickup) throw new Error('nothing kept');
  const code = pickupCode(app.keys, pickup);
  const handOver = () =>
    asSystem(app, async (ctx) => {
      const open = await findSite(ctx, site.id);
      if (!open) throw new Error('no site');
      return collect(ctx, { site: open, code });
    });
  const outcomes = await Promise.all(Array.from({ length: 8 }, handOver));
  expect(outcomes.filter((each) => 'pickup' in each)).toHaveLength(1);
  const [left] = await asSystem(app, (ctx) =>
    ctx.sql<{ onHand: number; reserved: number; moved: number }>(
      `SELECT on_hand AS "onHand", reserved,
              (SELECT sum(quantity)::int FROM stock_movements m WHERE m.lot_id = l.id) AS moved
       FROM stock_lots l WHERE site_id = $1 AND product_id = $2`,
      [lot.siteId, lot.productId],
    ),
  );
  expect(left).toEqual({ onHand: 1, reserved: 0, moved: 1 });
});

test('five wrong codes in an hour close a place to codes', async () => {
  const { site } = await shelf(1, 1);
  const wrong = () =>
    asSystem(app, async (ctx) => {
      const open = await findSite(ctx, site.id);
      if (!open) throw new Error('no site');
      return collect(ctx, { site: open, code: '0000' });
    });
  const outcomes = [];
  for (let i = 0; i < 6; i += 1) outcomes.push(await wrong());
  expect(outcomes.slice(0, 5)).toEqual(Array(5).fill({ refused: 'pickup.code-wrong' }));
  expect(outcomes[5]).toEqual({ refused: 'pickup.code-locked' });
});

test('what can be promised is whole courses, and few below three', async () => {
  const { site, people } = await shelf(5, 1);
  const [person] = people;
  if (!person) throw new Error('nobody');
  const offers = await asSystem(app, (ctx) => availability(ctx, { ...person.course, units: 2 }));
  const here = offers.find((offer) => offer.site.id === site.id);
  expect(here).toMatchObject({ answer: 'few', courses: 2, countedOn: '2027-03-03' });
});
