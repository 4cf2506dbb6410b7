import { beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { changeUsualSite } from '#core/patients/index.js';
import { keep, markReady } from '#core/pickups/index.js';
import { dueCourse, goAway, missedCourse } from '#core/reminders/index.js';
import { closeDay, readSite, serveProgrammes } from '#core/sites/index.js';
import { bookVisit, dropVisit, giveService, moveVisit, visitsOf } from '#core/visits/index.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildSite } from '../../support/build.js';
import { play } from '../../support/transcript.js';
import { change } from '../../core/reminders/scheduled.js';
import { buildHours, buildPractitioner, giveAllBut } from '../../core/visits/clinic.js';
import { visitClinic } from './visits-clinic.js';

const world = await visitClinic();
const { app, book, booker, caller, chatter, give, hours, kind, visits, siteAt, put, phones } =
  world;
type Person = Awaited<ReturnType<typeof booker>>['person'];
await hours(5);

/** Goes away to place 5 for a week; gives what is answered. */
async function goneFrom(phone: Awaited<ReturnType<typeof booker>>['phone']): Promise<string> {
  for (const text of ['i am away', '2', '2', '1']) await phone.type(text);
  const [said = ''] = await phone.type('1');
  return said;
}

/** Keeps a person's parcel at a place, made up or not. */
const kept = ({ course, contact }: Person, { ready = false, place = 2 } = {}) =>
  asSystem(app, async (ctx) => {
    const { id } = await keep(ctx, { course, siteId: siteAt(place).id, contactId: contact.id });
    if (ready) await markReady(ctx, id);
  });

/** Whoever sees patients at a place goes on leave; gives how they return. */
async function leaveOf(place: number): Promise<() => Promise<unknown>> {
  const there = (sql: string) => change(app, sql, [siteAt(place).id]);
  await there(`INSERT INTO leaves (id, staff_id, first_day, last_day, reason)
    SELECT DISTINCT ON (staff_id) gen_random_uuid(), staff_id, '2027-03-01'::date, '2027-03-20'::date, 'leave'
    FROM rosters WHERE site_id = $1`);
  return () =>
    there('DELETE FROM leaves WHERE staff_id IN (SELECT staff_id FROM rosters WHERE site_id = $1)');
}

const own = await buildMedicine(app, { handover: 'on-site', places: 'own', earlyDays: 7 });
const ownKind = await kind({ programmeId: own.programme.id });
for (const place of [2, 5]) await put(place, 9, own.product);

/** Who has one at their own place alone, though the card says place 5 for that kind of visit. */
async function withOwn() {
  const made = await caller({ medicines: [own], level: 'GENERAL', dueOn: '2027-03-10' });
  const { patientId } = made.person;
  await asSystem(app, (ctx) =>
    giveService(ctx, { patientId, serviceId: ownKind, siteId: siteAt(5).id }),
  );
  const at = (place: number) => ({
    ...{ patientId, serviceId: ownKind, siteId: siteAt(place).id },
    ...{ day: '2027-03-08', time: '09:00' },
  });
  return { ...made, patientId, at };
}

/** What travellers say and read, in each language; a choice is the first words of a text. */
const TRAVELS = {
  en: {
    ...{ away: 'i am away', back: 'i am back' },
    left: 'OK, it stays where it is.',
    all: (place: number) => `Done, all is kept at place ${place} now.`,
    some: 'We moved what we could to place 5.',
    none: 'Sorry, there is no room for it at place 5 now. It stays where it was.',
    fresh: 'OK. Until Tue 9 Mar your place is 5. What is booked or kept elsewhere stays there.',
    stays: 'Welcome back. Your place is 2 again. What is booked or kept at place 5 stays there.',
    home: 'Done, all is where it usually is. Your next visit: Thu 4 Mar,',
  },
  sw: {
    ...{ away: 'niko safarini', back: 'nimerudi' },
    left: 'Sawa, inabaki ilivyokuwa.',
    all: (place: number) => `Tayari, vyote tumekuwekea sehemu ${place}.`,
    some: 'Tumehamishia sehemu 5 vilivyowezekana.',
    none: 'Samahani, sehemu 5 haina nafasi kwa sasa. Vyote vinabaki vilivyokuwa.',
    fresh:
      'Sawa. Hadi Jumanne 9 Machi sehemu yako ni 5. Ulichopangiwa au kuwekewa kwingine kinabaki huko.',
    stays:
      'Karibu tena. Sehemu yako ni 2 kama kawaida. Ulichopangiwa au kuwekewa sehemu 5 kinabaki huko.',
    home: 'Tayari, vyote viko mahali pa kawaida. Miadi ijayo: Alhamisi 4 Machi,',
  },
  fr: {
    ...{ away: 'je suis en voyage', back: 'je suis de retour' },
    left: "D'accord, cela reste comme prévu.",
    all: (place: number) => `C'est fait, tout est gardé au point ${place}.`,
    some: 'Au point 5, nous gardons ce qui était possible.',
    none: "Pardon, il n'y a plus de place pour cela au point 5. Rien ne change.",
    fresh:
      "C'est noté. Jusqu'au mardi 9 mars, votre point est le 5. Ce qui est prévu ou gardé ailleurs y reste.",
    stays:
      'Bon retour. Votre point est de nouveau le 2. Ce qui est prévu ou gardé au point 5 y reste.',
    home: "C'est fait, tout est au point habituel. Prochain RDV: jeudi 4 mars,",
  },
} as const;

/** Times of one morning, one for each reader. */
const TIMES = ['08:20', '08:40', '09:20', '09:40', '10:20', '10:40'];

test('who is away books at the other place until they are back, and at their own after that', async () => {
  const { phone, person } = await booker();
  await play(
    phone,
    `
    > i am away
    While you are away, shall your place be 3? Or send another, like place 12.
    1 Yes
    2 Next place
    0 Menu
    > 2
    While you are away, shall your place be 4? Or send another, like place 12.
    1 Yes
    2 Next place
    0 Menu
    > 2
    While you are away, shall your place be 5? Or send another, like place 12.
    1 Yes
    2 Next place
    0 Menu
    > 1
    Place 5: for how long?
    1 One week
    2 Two weeks
    3 Four weeks
    0 Menu
    > 1
    OK. Until Tue 9 Mar your visits and what we keep for you are at place 5.
    0 Menu
    > book 9 march 10am
    Tue 9 Mar, 10am, place 5. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > 1
    Done. Tue 9 Mar, 10am, place 5. Ref 11. To change or drop it send 3.
    > book 11 march
    Thu 11 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 1
    Done. Thu 11 Mar, 8am, place 2. Ref 12. To change or drop it send 3.
    > 2
    Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > 1
    Wed 3 Mar:
    1 9:40am
    2 10:20am
    3 11am
    4 More times
    6 Other day
    0 Menu
    > 1
    Done. Wed 3 Mar, 9:40am, place 5. Ref 13. To change or drop it send 3.
    > i am away
    You are away until Tue 9 Mar: your place is 5.
    1 I am back
    0 Menu
    > 1
    Welcome back. Your place is 2 again. Shall we move your visits back there?
    1 Yes, please
    2 Keep as it is
    0 Menu
    > 2
    OK, it stays where it is.
    0 Menu
    > i am back
    Welcome back. Your place is 2 again.
    0 Menu
    > book 4 march 8am
    Thu 4 Mar, 8am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    `,
  );
  expect((await visits(person.patientId)).map(({ day, place }) => [day, place])).toEqual([
    ['2027-03-03', 5],
    ['2027-03-09', 5],
    ['2027-03-11', 2],
  ]);
});

test('who is away waits in line there until they are back, and then at their own place', async () => {
  const { phone, person } = await caller();
  await goneFrom(phone);
  const full = await kind({ horizonDays: 1 });
  await give(person.patientId, { serviceId: full });
  await change(
    app,
    `INSERT INTO leaves (id, staff_id, first_day, last_day, reason)
     SELECT gen_random_uuid(), staff_id, '2027-03-03', '2027-03-04', 'leave' FROM rosters GROUP BY staff_id`,
    [],
  );
  expect(await phone.type('2')).toEqual([expect.stringContaining('No day is open now.')]);
  await phone.type('1');
  await change(app, 'DELETE FROM leaves', []);
  const waits = await asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT s.number AS place, w.from_day::text AS "from", w.to_day::text AS "to"
       FROM visit_waits w JOIN sites s ON s.id = w.site_id WHERE w.patient_id = $1 ORDER BY from_day`,
      [person.patientId],
    ),
  );
  expect(waits).toEqual([
    { place: 5, from: '2027-03-03', to: '2027-03-09' },
    { place: 2, from: '2027-03-10', to: '2027-04-09' },
  ]);
});

test('another place on the same day is one that gives the service, however many others there are', async () => {
  const { phone, person } = await caller({ level: 'GENERAL' });
  const { patientId } = person;
  const [serviceId, day] = [await kind(), '2027-03-25'];
  await give(patientId, { serviceId });
  await asSystem(app, async (ctx) => {
    await giveAllBut(ctx, siteAt(5).id, serviceId);
    await bookVisit(ctx, { patientId, serviceId, siteId: siteAt(2).id, day, time: '11:00' });
  });
  for (let number = 61; number <= 73; number += 1) await buildSite(app, { number });
  const last = await buildSite(app, { number: 74 });
  const staffId = await buildPractitioner(app);
  await buildHours(app, { staffId, siteId: last.id, from: '08:00', to: '12:00' });
  await play(
    phone,
    `
    * the day is closed
    Baobab: place 2 is closed on Thu 25 Mar.
    1 Another place, same day
    2 Another day
    5 Call me
    > 1
    Place 74 is open. Thu 25 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    0 Menu
    `,
    {
      steps: {
        'the day is closed': () =>
          asSystem(app, (ctx) => closeDay(ctx, siteAt(2).id, { day, reason: 'building' })),
      },
    },
  );
});

test('what is given at the own place alone is booked nowhere else', async () => {
  const { phone, patientId, at } = await withOwn();
  const closed = () =>
    asSystem(app, async (ctx) => {
      const [visit] = await visitsOf(ctx, patientId);
      await closeDay(ctx, siteAt(2).id, { day: visit?.day ?? '', reason: 'building' });
    });
  await expect(asSystem(app, (ctx) => bookVisit(ctx, at(5)))).rejects.toThrow('visit.not-given');
  await play(
    phone,
    `
    > book 8 march 9am
    Mon 8 Mar, 9am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > 1
    Done. Mon 8 Mar, 9am, place 2. Ref 11. To change or drop it send 3.
    * closed
    Baobab: sorry, your visit on Mon 8 Mar, 9am, place 2, ref 11, is off.
    2 Another day
    5 Call me
    > 2
    Days open:
    1 Tue 09 Mar
    2 Wed 10 Mar
    3 Thu 11 Mar
    4 More days
    0 Menu
    > 1
    Tue 9 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 1
    Done. Tue 9 Mar, 8am, place 2. Ref 12. To change or drop it send 3.
    `,
    { steps: { closed } },
  );
  const [visit] = await visits(patientId);
  if (!visit) throw new Error('no visit');
  const to = { ...at(5), day: '2027-03-09' };
  const moved = asSystem(app, (ctx) => moveVisit(ctx, visit.id, to));
  await expect(moved).rejects.toThrow('visit.not-given');
  expect(await visits(patientId)).toMatchObject([{ place: 2, state: 'booked' }]);
  await asSystem(app, (ctx) => dropVisit(ctx, visit.id, visit.rev));
  await phones.drain();
  await asSystem(app, (ctx) => changeUsualSite(ctx, patientId, siteAt(5).id));
  expect(await phone.type('book 9 march 9am')).toEqual([
    'Tue 9 Mar, 9am, place 5. Shall we book it?\n1 Yes, book it\n2 Other time\n0 Menu',
  ]);
});

test('what is given at the own place alone is given at another through the last day away, and not after it', async () => {
  const { patientId, at } = await withOwn();
  await asSystem(app, (ctx) => goAway(ctx, patientId, { siteId: siteAt(5).id, days: 3 }));
  const on = (day: string) =>
    asSystem(app, (ctx) => bookVisit(ctx, { ...at(5), day, time: '11:20' }));
  await expect(on('2027-03-06')).rejects.toThrow('visit.not-given');
  expect(await on('2027-03-05')).toMatchObject({ state: 'booked', place: 5 });
});

test('what is asked of who is away names the place where they are', async () => {
  const made = await caller({ medicines: [own], dueOn: '2027-03-06' });
  const taken = await caller({ dueOn: '2027-03-02' });
  const asked = async () => [
    await asSystem(app, (ctx) => dueCourse(ctx, made.person.course.id)),
    await asSystem(app, (ctx) => missedCourse(ctx, taken.person.course.id)),
  ];
  expect(await asked()).toMatchObject([{ place: 2 }, { place: 2 }]);
  for (const { person } of [made, taken])
    await asSystem(app, (ctx) => goAway(ctx, person.patientId, { siteId: siteAt(5).id, days: 2 }));
  // The absence ends before the course is due.
  expect(await asked()).toMatchObject([{ place: 2 }, { place: 5, siteId: siteAt(5).id }]);
  await asSystem(app, (ctx) =>
    goAway(ctx, made.person.patientId, { siteId: siteAt(5).id, days: 7 }),
  );
  expect(await asked()).toMatchObject([{ place: 5, siteId: siteAt(5).id }, { place: 5 }]);
  // Where that is not handed over they have it at their own place.
  const not = (programmes: Id<'Programme'>[]) =>
    asSystem(app, async (ctx) => {
      const { rev } = await readSite(ctx, siteAt(5).id);
      await serveProgrammes(ctx, siteAt(5).id, { rev, not: programmes });
    });
  await not([world.medicine.programme.id]);
  expect(await asked()).toMatchObject([{ place: 5 }, { place: 2 }]);
  await not([]);
});

describe('travels', () => {
  beforeAll(async () => {
    await hours(3, '08:00', '16:00');
  });

  test.each(
    (['en', 'sw', 'fr'] as const).flatMap((language) =>
      (['sms', 'telegram'] as const).map((channel) => ({ language, channel })),
    ),
  )('all that is said of them: $language on $channel', async ({ language, channel }) => {
    const said = TRAVELS[language];
    const scarce = await buildMedicine(app);
    for (const place of [2, 5]) await put(place, 1, scarce.product);
    const make = (facts: Parameters<typeof caller>[0]) =>
      (channel === 'sms' ? caller : chatter)({ language, ...facts });
    const { phone, person } = await make({ medicines: [world.medicine, scarce] });
    const first = async (text: string) => (await phone.type(text)).join('\n');
    const go = async () => {
      for (const text of [said.away, '2', '2', '1']) await phone.type(text);
      return first('1');
    };
    for (const course of person.patient.courses) await kept({ ...person, course });
    await go();
    expect(await first('2')).toContain(said.left);
    await first(said.back);
    await go();
    expect(await first('1')).toContain(said.all(5));
    await first(said.back);
    expect(await first('1')).toContain(said.all(2));
    // The last of one goes to somebody else between the question and its answer.
    await go();
    const rival = await caller({ medicines: [scarce] });
    await kept(rival.person, { place: 5 });
    expect(await first('1')).toContain(said.some);

    const other = await make({ medicines: [world.medicine] });
    await kept(other.person, { ready: true });
    for (const text of [said.away, '2', '2', '1']) await other.phone.type(text);
    expect((await other.phone.type('1')).join('\n')).toContain(said.fresh);
    const here = await make({ medicines: [world.medicine] });
    for (const text of [said.away, '2', '2', '1', '1']) await here.phone.type(text);
    await kept(here.person, { ready: true, place: 5 });
    expect((await here.phone.type(said.back)).join('\n')).toContain(said.stays);

    const far = await make({});
    const { patientId } = far.person;
    const third = await kind();
    await give(patientId);
    await asSystem(app, (ctx) =>
      giveService(ctx, { patientId, serviceId: third, siteId: siteAt(3).id }),
    );
    const time = TIMES.shift() ?? '';
    const there = { patientId, serviceId: third, siteId: siteAt(3).id };
    await asSystem(app, (ctx) => bookVisit(ctx, { ...there, day: '2027-03-05', time }));
    await book(patientId, { day: '2027-03-04', time });
    for (const text of [said.away, '2', '2', '1', '1', '1']) await far.phone.type(text);
    expect((await far.phone.type(said.back)).join('\n')).not.toBe('');
    expect((await far.phone.type('1')).join('\n')).toContain(said.home);

    // Everybody there is on leave between the question and its answer.
    const late = await make({});
    await give(late.person.patientId);
    await book(late.person.patientId, { day: '2027-03-06', time });
    for (const text of [said.away, '2', '2', '1', '1']) await late.phone.type(text);
    const theyReturn = await leaveOf(5);
    expect((await late.phone.type('1')).join('\n')).toContain(said.none);
    await theyReturn();
  });
});
