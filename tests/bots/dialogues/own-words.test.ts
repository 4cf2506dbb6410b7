import { beforeEach, expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { pickupCode } from '#core/pickups/index.js';
import { setSiteState } from '#core/sites/index.js';
import { arrive } from '#core/visits/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildMedicine, buildSite } from '../../support/build.js';
import { plainPhone, readCode } from '../../support/transcript.js';
import { change } from '../../core/reminders/scheduled.js';
import { visitClinic } from './visits-clinic.js';

const world = await visitClinic();
const { app, booker, caller, book, enrol, give, live, medicine, phones, prepare, put } = world;
const { visits } = world;

beforeEach(async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
});

/** What is said to a text, whole. */
const talk =
  ({ phone }: { phone: ReturnType<typeof plainPhone> }) =>
  async (text: string) =>
    (await phone.type(text)).join('\n');

const lettersOf = async (patientId: Id<'Patient'>) =>
  (await live(patientId)).map(({ letter }) => letter).sort();

/** Whether the desk sees that they said that they come. */
const comingTo = (id: Id<'Visit'>) =>
  asSystem(app, async (ctx) => {
    const [row] = await ctx.sql<{ coming: boolean }>(
      'SELECT coming_at IS NOT NULL AS coming FROM visits WHERE id = $1',
      [id],
    );
    return row?.coming;
  });

/** A second thing to ask for and keep. */
async function another() {
  const second = await buildMedicine(app);
  await put(2, 30, second.product);
  return second;
}

test('BOOK after an item was offered books a visit where there is a kind to book; "book it", and who has none, keep the item', async () => {
  const { phone } = await booker({ level: 'GENERAL' });
  await phone.type('item a');
  expect((await phone.type('book')).join()).toContain('Days open');
  await phone.type('item a');
  expect((await phone.type('book it')).join()).toContain('is kept at place 2');
  const other = await caller({ level: 'GENERAL' });
  await other.phone.type('item a');
  expect((await other.phone.type('book')).join()).toContain('is kept at place 2');
});

test('a day that was named goes before the due week', async () => {
  const { phone, person } = await booker({ level: 'GENERAL', dueOn: '2027-06-01' });
  await give(person.patientId, { dueOn: '2027-04-20' });
  expect((await phone.type('book')).join()).toContain('1 Sat 17 Apr');
  expect((await phone.type('end of the month')).join()).toContain('1 Mon 29 Mar');
});

test('"what time" is of what was spoken of last, the visit or what is kept', async () => {
  const { phone, person } = await booker({ level: 'GENERAL', dueOn: '2027-03-03' });
  await book(person.patientId, { day: '2027-03-16', time: '08:00' });
  const says = async (text: string) => (await phone.type(text)).join();
  expect(await says('what time')).toContain('Tue 16 Mar, 8am');
  await says('item a');
  expect(await says('1')).toContain('is kept at place 2');
  expect(await says('what time')).toContain('Not ready yet');
  expect(await says('visits')).toContain('Tue 16 Mar, 8am');
  expect(await says('what time')).toContain('Tue 16 Mar, 8am');
});

test('of two things that are kept one is dropped by its letter or its digit, and asked for', async () => {
  const made = await caller({ level: 'GENERAL', medicines: [medicine, await another()] });
  const { patientId } = made.person;
  const says = talk(made);
  for (const text of ['item a', '1', 'item b', '1']) await says(text);
  expect(await says('drop')).toMatch(
    /^Kept for you:\n1 Item A: not ready yet\n2 Item B: not ready/,
  );
  expect(await says('1')).toContain('it is no longer kept for you');
  expect(await lettersOf(patientId)).toEqual(['B']);
  for (const text of ['item a', '1']) await says(text);
  expect(await says('drop item b')).toContain('it is no longer kept for you');
  expect(await lettersOf(patientId)).toEqual(['A']);
  for (const text of ['item b', '1']) await says(text);
  await setClock(app, '2027-03-03T08:30:00Z');
  await prepare(patientId);
  await phones.drain();
  const which = await says('1');
  expect(which).toMatch(
    /^Kept for you:\n1 Item (?:A: ready\n2 Item B|B: ready\n2 Item A): ready\n0 Menu$/,
  );
  const item = which.includes('2 Item A') ? 'A' : 'B';
  const [code] = readCode(await says('2'));
  const parcel = (await live(patientId)).find(({ letter }) => letter === item);
  expect(parcel && pickupCode(app.keys, parcel)).toBe(code);
});

test('NONE is of the place and the item that it names; where nobody knows which place it was, one that has it is shown', async () => {
  const made = await caller({ level: 'GENERAL', medicines: [medicine, await another()] });
  const says = talk(made);
  expect(await says('none 77')).toContain('We do not know that place.');
  expect(await says('i came for item b and there was none')).toContain('thank you for telling us');
  const { phone, person } = await caller({ level: 'GENERAL' });
  const homeless = 'UPDATE patients SET usual_site_id = NULL WHERE id = $1';
  await change(app, homeless, [person.patientId]);
  expect(await talk({ phone })('none')).toContain('Item A: yes at place');
  const told = await asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT c.letter, s.number AS place FROM turned_away t JOIN sites s ON s.id = t.site_id
       JOIN courses c ON c.id = t.course_id WHERE c.patient_id = ANY ($1)`,
      [[person.patientId, made.person.patientId]],
    ),
  );
  expect(told).toEqual([{ letter: 'B', place: 2 }]);
});

test('who asks where their usual place has closed is shown one that is open', async () => {
  const site = await buildSite(app, { number: 41 });
  const { phone } = await caller({ level: 'GENERAL', site });
  await asSystem(app, (ctx) => setSiteState(ctx, site.id, { rev: 1, state: 'closed' }));
  expect(await talk({ phone })('item a')).toMatch(/^Item A: .* at place [25] /);
});

test('a letter on a shared phone is of whom the talk is with', async () => {
  const address = '+254700770055';
  const medicines = [medicine, await another()];
  const blue = await enrol({ address, nickname: 'Blue', level: 'GENERAL', medicines });
  await enrol({ address, nickname: 'Green', secretNumber: '936204', level: 'GENERAL' });
  const says = talk({ phone: plainPhone(phones, address) });
  expect(await says('item a')).toMatch(/^Who is this for\?/);
  expect(await says('1')).toMatch(/^Which item\?/);
  expect(await says('item a place 5')).toContain('Keep it for me');
  await says('1');
  expect(await lettersOf(blue.patientId)).toEqual(['A']);
});

test('a day in reply to what was told is one for that, and "I am coming" and "I cannot" are of it', async () => {
  const made = await booker({ level: 'GENERAL', dueOn: '2027-06-01' });
  const says = talk(made);
  await book(made.person.patientId, { day: '2027-03-17', time: '10:00' });
  await says('visits');
  expect(await says('wednesday')).toContain('1 Wed 03 Mar\n2 Wed 10 Mar');
  await says('visits');
  expect(await says('i cannot come')).toMatch(/^Days open:/);
  expect(await says('drop 11')).toContain('2 Another day');
  expect(await says('friday afternoon')).toMatch(/^Fri 5 Mar:/);
  const kept = await caller({ level: 'GENERAL' });
  const answers = talk(kept);
  for (const text of ['item a', '1']) await answers(text);
  expect(await answers('friday')).toContain('Not ready yet.');
});

test('in reply to a reminder the day and hour of the visit itself say that they come; another hour is looked at', async () => {
  const booked = async (time: string) => {
    const made = await booker({ level: 'GENERAL', dueOn: '2027-06-01' });
    const { id } = await book(made.person.patientId, { day: '2027-03-17', time });
    return { ...made, id };
  };
  const [sooner, later] = [await booked('11:00'), await booked('11:20')];
  await phones.sweep();
  await setClock(app, '2027-03-17T06:25:00Z');
  await phones.sweep();
  expect(await talk(sooner)('wednesday 11am')).toBe('OK, thank you.');
  expect(await talk(later)('wednesday 11am')).toMatch(/^Which do you mean/);
  expect([await comingTo(sooner.id), await comingTo(later.id)]).toEqual([true, false]);
});

test('yes, no and "I am coming" do nothing where nothing was asked, and stay polite', async () => {
  const says = talk(await booker({ level: 'GENERAL', dueOn: '2027-06-01' }));
  expect(await says('ok')).toBe('OK, thank you.');
  expect(await says('no')).toMatch(/^Sorry, send 1, 2, 3, 4 or 5\./);
  expect(await says('i am coming')).toBe('OK, thank you.');
  await says('menu');
  expect(await says('i am coming')).toBe('OK, thank you.');
});

test('of four visits each is reached to be moved or dropped, and one that is going on is only shown', async () => {
  const made = await booker({ level: 'GENERAL', dueOn: '2027-06-01' });
  const { patientId } = made.person;
  const says = talk(made);
  const first = await book(patientId, { day: '2027-03-23', time: '10:00' });
  expect(await says('MOVE to thursday')).toMatch(/^Thu 4 Mar:/);
  for (const day of ['24', '25', '26'])
    await book(patientId, { day: `2027-03-${day}`, time: '10:00' });
  expect(await says('MOVE')).toContain('3 Thu 25 Mar\n4 More');
  expect(await says('4')).toBe('Your visits:\n1 Fri 26 Mar\n0 Menu');
  expect(await says('1')).toMatch(/^Days open:/);
  await says('0');
  expect(await says('MOVE to friday')).toContain('1 Tue 23 Mar');
  expect(await says('2')).toMatch(/^Fri 5 Mar:/);
  for (const text of ['visits', '4', '1']) expect(await says(text)).not.toContain('off');
  expect(await says('DROP')).toContain('that visit is off');
  expect(await visits(patientId)).toHaveLength(3);
  await book(patientId, { day: '2027-03-27', time: '10:00' });
  await says('0');
  for (const text of ['DROP', '4']) await says(text);
  expect(await says('1')).toContain('that visit is off');
  expect((await visits(patientId)).map(({ day }) => day.slice(8))).toEqual(['23', '24', '25']);
  await setClock(app, '2027-03-23T06:50:00Z');
  await asSystem(app, (ctx) => arrive(ctx, first.id, first.rev));
  await says('visits');
  expect(await says('1')).toBe('Tue 23 Mar, 10am, place 2. Ref 11.\n0 Menu');
  await setClock(app, '2027-03-24T07:10:00Z');
  expect(await says('DROP 12')).toBe('That question has closed. Send 0 for the menu.');
  expect((await visits(patientId))[0]).toMatchObject({ ref: 12, state: 'booked' });
});

test('a digit that the newest question does not offer answers none that the talk has left behind', async () => {
  const made = await booker({ level: 'GENERAL' });
  const says = talk(made);
  expect(await says('book 22 march')).toContain('4 More times');
  expect(await says('item a')).toContain('1 Keep it for me');
  expect(await says('4')).toMatch(/^Sorry, send 1/);
  expect(await visits(made.person.patientId)).toEqual([]);
});

test('what is given on site is asked for, kept for a visit, moved to where it is, and dropped with it', async () => {
  const depot = await buildMedicine(app, { handover: 'on-site', earlyDays: 3 });
  const serviceId = await world.kind({ programmeId: depot.programme.id });
  for (const place of [2, 5]) await put(place, place === 2 ? 30 : 2, depot.product);
  await world.hours(5);
  const made = await caller({ level: 'GENERAL', medicines: [depot], dueOn: '2027-03-10' });
  const { patientId } = made.person;
  await give(patientId, { serviceId });
  const says = talk(made);
  const standing = async () => {
    const [parcels, booked] = [await live(patientId), await visits(patientId)];
    return [...parcels, ...booked].map(({ place, state }) => `${state} ${place}`);
  };
  expect(await says('item a')).toContain(
    'yes at place 2 (counted today).\n1 Pick a day, we keep it',
  );
  expect(await says('2')).toContain('few left at place 5');
  for (const text of ['1', '1']) await says(text);
  expect(await says('1')).toMatch(/^Done\. Mon 8 Mar, 8am, place 5\./);
  expect(await says('i came and there was none')).toContain('Place 2 has it');
  for (const text of ['1', '1']) await says(text);
  expect(await says('1')).toMatch(
    /^Changed\. Mon 8 Mar, 8am, place 2\. Ref 11\. The old one is off\./,
  );
  expect(await standing()).toEqual(['held 2', 'booked 2']);
  await setClock(app, '2027-03-08T04:30:00Z');
  await prepare(patientId);
  // Nobody else is given at a visit.
  expect(await says('pickups')).toContain('1 My number\n2 Other day\n6 I do not need it');
  await says('0');
  expect(await says('drop item a')).toContain('that visit is off');
  expect(await standing()).toEqual([]);
  const elsewhere = await caller({
    level: 'GENERAL',
    medicines: [depot],
    dueOn: '2027-03-10',
    place: 4,
  });
  await give(elsewhere.person.patientId, { serviceId });
  const answers = talk(elsewhere);
  expect(await answers('item a')).toContain('not at place 4. Place 2 has it');
  expect(await answers('1')).toMatch(/^Days open:/);
});

test('what changed while "keep it" was looked at is said kindly, and nothing is kept', async () => {
  const rare = await buildMedicine(app);
  await put(2, 1, rare.product);
  const some = () => caller({ level: 'GENERAL', medicines: [rare] });
  const [first, withheld, last] = [await some(), await some(), await some()];
  for (const made of [first, withheld, last]) await talk(made)('item a');
  const { course } = withheld.person;
  await change(app, 'UPDATE courses SET withheld = true WHERE id = $1', [course.id]);
  expect(await talk(withheld)('1')).toContain('we cannot keep this one by text');
  expect(await talk(withheld)('item a')).toMatch(/^Item A: .*\n2 Other place/);
  expect(await talk(first)('1')).toContain('is kept at place 2');
  expect(await talk(last)('1')).toContain('No other place has it now.\n1 Tell me when it is back');
  for (const { person } of [withheld, last]) expect(await live(person.patientId)).toEqual([]);
});

test('a place that was named before the item stays named', async () => {
  const says = talk(await caller({ medicines: [medicine, await another()] }));
  expect(await says('is it at place 5')).toMatch(/^Which item\?/);
  expect(await says('1')).toContain('at place 5');
});

test('an hour that may be two is asked about, and chosen before its day', async () => {
  const says = talk(await booker({ level: 'GENERAL', language: 'sw', dueOn: '2027-06-01' }));
  expect(await says('miadi saa 9')).toContain(
    '1 15:00 (saa 9:00 mchana)\n2 09:00 (saa 3:00 asubuhi)',
  );
  expect(await says('2')).toMatch(/^Siku zilizo wazi:/);
});

test('who has no usual place is not told that they have one', async () => {
  const made = await caller({ level: 'GENERAL' });
  const homeless = 'UPDATE patients SET usual_site_id = NULL WHERE id = $1';
  await change(app, homeless, [made.person.patientId]);
  const says = talk(made);
  await says('details');
  expect(await says('2')).toContain('You have no usual place yet. Shall it be place 2?');
  expect(await says('1')).toBe('OK, your usual place is 2 now.');
});

test('a time that is over when it is chosen leads to the next ones of that day', async () => {
  const says = talk(await booker({ level: 'GENERAL', dueOn: '2027-06-01' }));
  await setClock(app, '2027-04-12T05:55:00Z');
  expect(await says('book today')).toContain('1 9am');
  await setClock(app, '2027-04-12T06:01:00Z');
  expect(await says('1')).toMatch(/^Sorry, that time is not free\. Mon 12 Apr:\n1 9:20am/);
});

test('a visit that began while other days were looked at stays, and the other is booked beside it', async () => {
  const made = await booker({ level: 'GENERAL', dueOn: '2027-06-01' });
  const { patientId } = made.person;
  await setClock(app, '2027-04-14T05:55:00Z');
  await book(patientId, { day: '2027-04-14', time: '09:00' });
  const says = talk(made);
  expect(await says('MOVE')).toMatch(/^Days open:/);
  expect(await says('thursday')).toMatch(/^Thu 15 Apr:/);
  await setClock(app, '2027-04-14T06:01:00Z');
  expect(await says('1')).toMatch(/^Done\. Thu 15 Apr/);
  const booked = await visits(patientId);
  expect(booked.map(({ day, state, moves }) => [day, state, moves])).toEqual([
    ['2027-04-14', 'booked', null],
    ['2027-04-15', 'booked', null],
  ]);
});
