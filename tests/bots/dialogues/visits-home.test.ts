import { expect, test } from 'vitest';
import { keep, livePickupsOf, markReady } from '#core/pickups/index.js';
import { awayOf, goAway } from '#core/reminders/index.js';
import { bookVisit, giveService } from '#core/visits/index.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine } from '../../support/build.js';
import { change } from '../../core/reminders/scheduled.js';
import { visitClinic } from './visits-clinic.js';

const world = await visitClinic();
const { app, book, booker, hours, kind, visits, siteAt, put } = world;
type Person = Awaited<ReturnType<typeof booker>>['person'];
await hours(5);

/** Goes away to place 5 for a week; gives what is answered. */
async function goneFrom(phone: Awaited<ReturnType<typeof booker>>['phone']): Promise<string> {
  for (const text of ['i am away', '2', '2', '1']) await phone.type(text);
  const [said = ''] = await phone.type('1');
  return said;
}

const OFFER = (what: string) =>
  `OK. Until Tue 9 Mar your place is 5. Shall we move ${what} there too?\n1 Yes, please\n2 Keep as it is\n0 Menu`;

/** Keeps a person's parcel at a place, made up or not. */
const kept = ({ course, contact }: Person, { ready = false, place = 2 } = {}) =>
  asSystem(app, async (ctx) => {
    const { id } = await keep(ctx, { course, siteId: siteAt(place).id, contactId: contact.id });
    if (ready) await markReady(ctx, id);
  });

/** Comes back before the last day, with one text. */
const BACK = (what: string) =>
  `Welcome back. Your place is 2 again. Shall we move ${what} back there?\n1 Yes, please\n2 Keep as it is\n0 Menu`;

const own = await buildMedicine(app, { handover: 'on-site', places: 'own', earlyDays: 7 });
for (const place of [2, 5]) await put(place, 9, own.product);

test('who has no usual place and is back is thanked, and nothing is offered to be moved', async () => {
  const { phone, person } = await booker();
  await change(app, 'UPDATE patients SET usual_site_id = NULL WHERE id = $1', [person.patientId]);
  await asSystem(app, (ctx) => goAway(ctx, person.patientId, { siteId: siteAt(5).id, days: 3 }));
  const [said] = await phone.type('i am back');
  expect(said).not.toContain('place');
  expect(await asSystem(app, (ctx) => awayOf(ctx, person.patientId))).toBeNull();
});

test('who is back early is offered to have all of it come home, and the card’s own place stands', async () => {
  const { phone, person } = await booker();
  const { patientId } = person;
  const third = await kind();
  await asSystem(app, (ctx) =>
    giveService(ctx, { patientId, serviceId: third, siteId: siteAt(5).id }),
  );
  await book(patientId, { day: '2027-03-04', time: '11:00' });
  await kept(person);
  expect(await goneFrom(phone)).toBe(OFFER('your visits and what we keep'));
  await phone.type('1');
  // Where it is given anyway, and beyond the absence: neither is asked about.
  const there = { patientId, siteId: siteAt(5).id, time: '08:20' };
  await asSystem(app, (ctx) => bookVisit(ctx, { ...there, serviceId: third, day: '2027-03-09' }));
  await book(patientId, { day: '2027-03-12', time: '11:00' }, 5);
  expect(await phone.type('Hi, I am back')).toEqual([BACK('your visits and what we keep')]);
  expect(await phone.type('1')).toEqual([
    'Done, all is at place 2. Your next visit: Thu 4 Mar, 11am. To see all send 3 or 4.',
  ]);
  expect((await visits(patientId)).map(({ day, place }) => [day, place])).toEqual([
    ['2027-03-04', 2],
    ['2027-03-09', 5],
    ['2027-03-12', 5],
  ]);
  const live = await asSystem(app, (ctx) => livePickupsOf(ctx, patientId));
  expect(live.map(({ place, state }) => [place, state])).toEqual([[2, 'held']]);
});

test('coming home is not offered for what is made up, nor done once they are away again', async () => {
  const [made, again] = [await booker(), await booker()];
  await goneFrom(made.phone);
  await kept(made.person, { ready: true, place: 5 });
  expect(await made.phone.type('im back')).toEqual([
    'Welcome back. Your place is 2 again. What is booked or kept at place 5 stays there.\n0 Menu',
  ]);
  await book(again.person.patientId, { day: '2027-03-05', time: '10:40' });
  expect(await goneFrom(again.phone)).toBe(OFFER('your visit'));
  await again.phone.type('1');
  expect(await again.phone.type('i am back')).toEqual([BACK('your visit')]);
  const { patientId } = again.person;
  await asSystem(app, (ctx) => goAway(ctx, patientId, { siteId: siteAt(5).id, days: 3 }));
  expect(await again.phone.type('1')).toEqual(['That question has closed. Send 0 for the menu.']);
  expect(await visits(patientId)).toMatchObject([{ place: 5 }]);
});
