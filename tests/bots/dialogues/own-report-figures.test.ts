import { beforeAll, expect, test } from 'vitest';
import { collect, findPickup, keep, markReady, pickupCode } from '#core/pickups/index.js';
import { comeBack, goAway } from '#core/reminders/index.js';
import { findSite } from '#core/sites/index.js';
import { arrive, checkIn, closeSiteDay, dropVisit, fulfil, visitsOf } from '#core/visits/index.js';
import type { Course } from '#core/patients/index.js';
import type { Id } from '#core/kernel/ids.js';
import { sweepVisits } from '#jobs/handlers/visits.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildMedicine, buildStock } from '../../support/build.js';
import { secretDigits } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const { app, booker, chooser, book, hours, medicine, put, siteAt } = await visitClinic();
await hours(5);
const other = await buildMedicine(app);
const here = siteAt(2).id;

const READERS = [
  {
    language: 'en',
    ...{ channel: 'sms', went: 'most', word: 'me' },
    said: 'Place 5: next visit Wed 14 Apr, next pickup Tue 13 Apr. Enough for 22 days. Visits kept in 3 months: 2 of 3. You had enough on most days.',
  },
  {
    language: 'en',
    ...{ channel: 'telegram', went: 'some', word: 'me' },
    said: 'Next visit Wed 14 Apr, place 2. Next pickup Tue 13 Apr, place 5. Enough for 22 days. Visits kept in 3 months: 2 of 3. You had enough on some days.',
  },
  {
    language: 'sw',
    ...{ channel: 'sms', went: 'some', word: 'mimi' },
    said: 'Sehemu 5: miadi Jumatano 14 Aprili, kuchukua Jumanne 13 Aprili. Inatosha siku 22. Miezi 3: umefika miadi 2 kati ya 3. Ulikuwa nayo siku kadhaa.',
  },
  {
    language: 'sw',
    ...{ channel: 'telegram', went: 'most', word: 'mimi' },
    said: 'Miadi: Jumatano 14 Aprili, sehemu 2. Kuchukua: Jumanne 13 Aprili, sehemu 5. Inatosha siku 22. Miezi 3: umefika 2/3. Ulikuwa nayo siku nyingi.',
  },
  {
    language: 'fr',
    ...{ channel: 'sms', went: 'most', word: 'moi' },
    said: 'Point 5: RDV mercredi 14 avril, retrait mardi 13 avril. Il en reste pour 22 j. RDV tenus en 3 mois: 2 sur 3. Vous en aviez la plupart du temps.',
  },
  {
    language: 'fr',
    ...{ channel: 'telegram', went: 'some', word: 'moi' },
    said: 'RDV: mercredi 14 avril, point 2. Retrait: mardi 13 avril, point 5. Reste pour 22 j. RDV tenus, 3 mois: 2/3. Vous en aviez certains jours.',
  },
] as const;

type Reader = (typeof READERS)[number];
type Person = Awaited<ReturnType<typeof booker>>;
const people = new Map<Reader, Person>();

/** Collects a course today at place 2. */
async function collected({ person }: Person, course: Course): Promise<void> {
  await asSystem(app, async (ctx) => {
    const { id } = await keep(ctx, { course, siteId: here, contactId: person.contact.id });
    await markReady(ctx, id);
    const pickup = await findPickup(ctx, id);
    const site = await findSite(ctx, here);
    if (!pickup || !site) throw new Error('nothing is there');
    await collect(ctx, { site, code: pickupCode(ctx.keys, pickup) });
  });
}

/** The visit of a person that is next. */
async function seen({ person }: Person): Promise<void> {
  await asSystem(app, async (ctx) => {
    const [visit] = await visitsOf(ctx, person.patientId);
    if (!visit) throw new Error('no visit');
    const arrived = await arrive(ctx, visit.id, visit.rev);
    const inside = await checkIn(ctx, visit.id, arrived.rev);
    await fulfil(ctx, visit.id, inside.rev);
  });
}

const courseOf = ({ person }: Person, productId: Id<'Product'>): Course => {
  const course = person.patient.courses.find((each) => each.productId === productId);
  if (!course) throw new Error('no course');
  return course;
};
const first = (one: Person) => courseOf(one, medicine.product.id);
const second = (one: Person) => courseOf(one, other.product.id);

const morning = (day: string) => setClock(app, `${day}T05:00:00Z`);
const all = async (work: (one: Person, reader: Reader, n: number) => Promise<unknown>) => {
  let n = 0;
  for (const [reader, one] of people) await work(one, reader, (n += 1));
};
const time = (n: number) =>
  `${String(8 + Math.floor(n / 3)).padStart(2, '0')}:${(n % 3) * 20 || '00'}`;

// Two courses, five visits and a stay elsewhere, in one run of days for all six.
beforeAll(async () => {
  await morning('2027-01-04');
  await put(2, 60);
  await put(5, 60);
  await buildStock(app, { siteId: here, productId: other.product.id, quantity: 60 });
  for (const reader of READERS) {
    const { language, channel } = reader;
    const facts = { language, medicines: [medicine, other] };
    people.set(reader, await (channel === 'sms' ? booker(facts) : chooser(facts)));
  }
  // More than three months ago: it does not count.
  await all(({ person }, _, n) => book(person.patientId, { day: '2027-01-05', time: time(n) }));
  await morning('2027-01-05');
  await all((one) => seen(one));
  await morning('2027-03-02');
  for (const day of ['2027-03-03', '2027-03-10', '2027-03-17'])
    await all(({ person }, _, n) => book(person.patientId, { day, time: time(n) }));
  await morning('2027-03-03');
  await all(async (one) => {
    await seen(one);
    await collected(one, first(one));
    await collected(one, second(one));
  });
  await morning('2027-03-10');
  await all((one) => seen(one));
  await morning('2027-03-18');
  await asSystem(app, (ctx) => closeSiteDay(ctx, here, '2027-03-17'));
  await sweepVisits({ app });
  // Given up in time: it counts neither as kept nor as missed.
  await all(async ({ person }, _, n) => {
    const { id } = await book(person.patientId, { day: '2027-03-24', time: time(n) });
    await asSystem(app, (ctx) => dropVisit(ctx, id));
  });
  await morning('2027-04-01');
  await all((one) => collected(one, second(one)));
  await morning('2027-04-05');
  await all((one, { went }) => (went === 'most' ? collected(one, first(one)) : Promise.resolve()));
  await morning('2027-04-10');
  await all(async (one, { went, channel }, n) => {
    const { person } = one;
    const away = siteAt(5).id;
    if (went === 'some') await collected(one, first(one));
    // Whose visit stays at the usual place is told both.
    await book(person.patientId, { day: '2027-04-14', time: time(n) }, channel === 'sms' ? 5 : 2);
    await asSystem(app, (ctx) => goAway(ctx, person.patientId, { siteId: away, days: 14 }));
    const course = { ...first(one), dueOn: '2027-04-12' };
    const contactId = person.contact.id;
    await asSystem(app, (ctx) => keep(ctx, { course, siteId: away, contactId }));
  });
});

test.each(READERS)('ME in figures: $language on $channel', async (reader) => {
  const one = people.get(reader);
  if (!one) throw new Error('nobody');
  await app.db.query('DELETE FROM throttles');
  const [question = ''] = await one.phone.type(reader.word);
  expect(question).toContain('58');
  const digits = secretDigits(question, '482715');
  expect(await one.phone.type(digits)).toEqual([reader.said]);
  expect(
    await asSystem(app, (ctx) => comeBack(ctx, one.person.patientId)),
    'they were away all along',
  ).not.toBeNull();
});
