import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import {
  addService,
  bookVisit,
  closeSiteDay,
  giveService,
  moveVisit,
  visitsOf,
} from '#core/visits/index.js';
import { visits } from '#console/contract/visits.js';
import { asSystem, setClock } from '../../support/app.js';
import { serveDesk } from '../../support/desk.js';
import { change, tasksAbout } from '../../core/reminders/scheduled.js';
import { buildHours, buildPractitioner } from '../../core/visits/clinic.js';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const START = '2027-03-03T06:30:00Z';
const { app, caller, chatter, siteAt } = await clinic({ 2: 0, 5: 0 });
const siteId = siteAt(2).id;
const { as } = await serveDesk(app);
for (let n = 0; n < 6; n += 1)
  await buildHours(app, { staffId: await buildPractitioner(app), siteId });
const serviceId = await asSystem(app, (ctx) => addService(ctx, { code: newId(), minutes: 20 }));

type Facts = Parameters<typeof caller>[0];
interface Person {
  patientId: Id<'Patient'>;
  contact: { id: Id<'Contact'> };
}

/** A visit on Monday 15 March at 9:40. */
const book = ({ patientId, contact }: Person, day = '2027-03-15', time = '09:40') =>
  asSystem(app, async (ctx) => {
    await giveService(ctx, { patientId, serviceId }).catch(() => undefined);
    return bookVisit(ctx, {
      patientId,
      serviceId,
      siteId,
      contactId: contact.id,
      day,
      time,
    });
  });

async function called(facts: Facts = {}) {
  await setClock(app, START);
  await app.db.query('DELETE FROM throttles');
  return caller({ dueOn: '2027-04-10', ...facts });
}

async function chatted(facts: Facts = {}) {
  await setClock(app, START);
  await app.db.query('DELETE FROM throttles');
  return chatter({ dueOn: '2027-04-10', ...facts });
}

const REMINDER = `
  Baobab: Mon 15 Mar, 9:40am, place 2.
  1 I will come
  2 Change day
  3 I cannot come`;

test('a week, a day and two hours before: I will come', async () => {
  const { phone, person } = await called();
  await play(
    phone,
    `
    * booked
    * 5 days later
    * 11 minutes later
    ${REMINDER}
    > 1
    OK, thank you.
    * 6 days later
    ${REMINDER}
    > yes
    OK, thank you.
    * 23 hours later
    ${REMINDER}
    * 1 hour later
    > 1
    OK, thank you.
    * 1 hour later
    `,
    { steps: { booked: () => book(person) } },
  );
  const desk = await as('front-desk', [siteId]);
  const { visits: seen } = await desk.call(visits.list, { query: { siteId, on: '2027-03-15' } });
  const said = { day: '2027-03-08', time: '09:41' };
  expect(seen).toMatchObject([{ patientId: person.patientId, coming: said }]);
  const { events, rev } = await desk.call(visits.read, { params: { id: seen[0]?.id ?? '' } });
  // Said twice, and noted once.
  expect(events).toMatchObject([
    { state: 'booked', reason: null },
    { ...said, state: 'booked', reason: 'coming' },
  ]);
  expect(rev).toBe(seen[0]?.rev);
});

test('in Swahili: I cannot come, so it is dropped and reminded of no more', async () => {
  const { phone, person } = await called({ language: 'sw' });
  await play(
    phone,
    `
    * booked
    * 5 days later
    * 11 minutes later
    Baobab: Jumatatu 15 Machi, 09:40 (saa 3:40 asubuhi), sehemu 2.
    1 Nitakuja
    2 Nibadilishie siku
    3 Siwezi kuja
    `,
    { steps: { booked: () => book(person) } },
  );
  await phone.type('3');
  await play(phone, '* 6 days later');
  expect(await asSystem(app, (ctx) => visitsOf(ctx, person.patientId))).toEqual([]);
});

test('on a smart phone in French', async () => {
  const { phone, person } = await chatted({ language: 'fr' });
  await play(
    phone,
    `
    * booked
    * 5 days later
    * 11 minutes later
    Baobab: lundi 15 mars, 9h40, point 2.
    [Je viendrai] [Changer de jour] [Je ne peux pas venir]
    > [Je viendrai]
    D'accord, merci.
    `,
    { steps: { booked: () => book(person) } },
  );
});

test('a reminder keeps its buttons beside whatever is said after it, and a menu left days ago is no question beside it', async () => {
  const chat = await chatted();
  await play(
    chat.phone,
    `
    * booked
    * 5 days later
    * 11 minutes later
    Baobab: Mon 15 Mar, 9:40am, place 2.
    [I will come] [Change day] [I cannot come]
    > help
    Help:
    [Language] [Pause texts] [My details] [I came, it was not there] [Call me] [Menu]
    > [I cannot come]
    OK, that visit is off.
    [Keep it after all] [Another day] [Menu]
    `,
    { steps: { booked: () => book(chat.person) } },
  );
  const { phone, person } = await called();
  await phone.type('0');
  await play(
    phone,
    `
    * booked
    * 5 days later
    * 11 minutes later
    ${REMINDER}
    > 1
    OK, thank you.
    `,
    { steps: { booked: () => book(person) } },
  );
});

test('never for what is nearer than the step; moved with the visit, and an old answer has closed', async () => {
  const { phone, person } = await called();
  const steps = {
    booked: () => book(person, '2027-03-05'),
    moved: () =>
      asSystem(app, async (ctx) => {
        const [visit] = await visitsOf(ctx, person.patientId);
        if (!visit) throw new Error('no visit');
        await moveVisit(ctx, visit.id, { day: '2027-03-09', time: '09:40' });
      }),
  };
  await play(
    phone,
    `
    * booked
    * 1 day later
    * 11 minutes later
    Baobab: Fri 5 Mar, 9:40am, place 2.
    1 I will come
    2 Change day
    3 I cannot come
    * moved
    Baobab: a new time from us: Tue 9 Mar, 9:40am, place 2, ref 11. The old one is off.
    1 OK
    2 Other time
    5 Call me
    > 3
    That question has closed. Send 0 for the menu.
    * 3 days later
    * 1 day later
    Baobab: Tue 9 Mar, 9:40am, place 2.
    1 I will come
    2 Change day
    3 I cannot come
    `,
    { steps },
  );
});

test('missed: nobody is blamed, another day is offered, once the day is entered', async () => {
  const { phone, person } = await called({ language: 'fr' });
  const steps = {
    booked: () => book(person, '2027-03-04'),
    entered: () => asSystem(app, (ctx) => closeSiteDay(ctx, siteId, '2027-03-04')),
  };
  await play(
    phone,
    `
    * booked
    * 31 hours later
    * entered
    * 1 minute later
    Baobab: on vous trouve un autre jour au point 2?
    1 Oui, un autre jour
    5 Appelez-moi
    0 Menu
    `,
    { steps },
  );
});

test('a patient without a phone becomes a task of the desk, once', async () => {
  const { phone, person } = await called();
  const steps = {
    booked: () => book(person),
    gone: () =>
      change(app, 'DELETE FROM patient_contacts WHERE patient_id = $1', [person.patientId]),
  };
  await play(phone, '* booked\n* gone\n* 6 days later\n* 6 days later', { steps });
  expect(await tasksAbout(app, person.patientId)).toEqual(['no-phone']);
});

test('on a number that two share, "I cannot come" and another day ask the two digits of whose visit it is', async () => {
  const address = '+254700770010';
  const { phone, person: blue } = await called({ address, nickname: 'Blue' });
  const { person: green } = await called({ address, nickname: 'Green', secretNumber: '936204' });
  const booked = async () => {
    await book(blue);
    await book(green, '2027-03-16');
  };
  await play(
    phone,
    `
    * booked
    * 5 days later
    * 11 minutes later
    ${REMINDER}
    > 3
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {wrong}
    Those two do not match. Send only the Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    OK, that visit is off.
    1 Keep it after all
    2 Another day
    0 Menu
    * 1 day later
    Baobab: Tue 16 Mar, 9:40am, place 2.
    1 I will come
    2 Change day
    3 I cannot come
    > 2
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    `,
    { steps: { booked } },
  );
  const left = (patientId: Id<'Patient'>) => asSystem(app, (ctx) => visitsOf(ctx, patientId));
  expect(await left(blue.patientId)).toEqual([]);
  expect(await left(green.patientId)).toMatchObject([{ day: '2027-03-16', state: 'booked' }]);
});

/** Two visits of one person, whose reminders come in one minute; and LATER to the nearer and to the further one. */
const TWO = [
  {
    language: 'en',
    reminders: ['Baobab: Tue 9 Mar, 9:40am, place 2.', 'Baobab: Mon 15 Mar, 10am, place 2.'],
    labels: ['I will come', 'Change day', 'I cannot come'],
    later: ['later', 'OK, we will ask you again tomorrow at this hour.'],
    which: ['Is that for:', 'My visit Mon 15 Mar, 10am', 'My visit Tue 09 Mar, 9:40am', 'Menu'],
    thanks: 'OK, thank you.',
    late: 'OK, it stays as it is.',
  },
  {
    language: 'sw',
    reminders: [
      'Baobab: Jumanne 9 Machi, 09:40 (saa 3:40 asubuhi), sehemu 2.',
      'Baobab: Jumatatu 15 Machi, 10:00 (saa 4 asubuhi), sehemu 2.',
    ],
    labels: ['Nitakuja', 'Nibadilishie siku', 'Siwezi kuja'],
    later: ['baadaye', 'Sawa, tutakuuliza tena kesho saa hii.'],
    which: [
      'Ni kuhusu:',
      'Miadi yangu Jumatatu 15 Machi, 10:00 (saa 4:00 asubuhi)',
      'Miadi yangu Jumanne 09 Machi, 09:40 (saa 3:40 asubuhi)',
      'Menyu',
    ],
    thanks: 'Sawa, asante.',
    late: 'Sawa, tunaacha ilivyo.',
  },
  {
    language: 'fr',
    reminders: ['Baobab: mardi 9 mars, 9h40, point 2.', 'Baobab: lundi 15 mars, 10h, point 2.'],
    labels: ['Je viendrai', 'Changer de jour', 'Je ne peux pas venir'],
    later: ['plus tard', "C'est noté, nous vous le redemanderons demain à cette heure-ci."],
    which: ["C'est pour:", 'Mon RDV lundi 15 mars, 10h', 'Mon RDV mardi 09 mars, 9h40', 'Menu'],
    thanks: "D'accord, merci.",
    late: "C'est noté, rien ne change.",
  },
] as const;

test.each(TWO)('two visits are told apart, and LATER is of the last: $language', async (said) => {
  const { language, labels, which, thanks, late } = said;
  const [near, far] = said.reminders;
  const [later, set] = said.later;
  const numbered = labels.map((label, n) => `${n + 1} ${label}`).join('\n');
  const [ask, one, two, menu] = which;
  const { phone, person } = await called({ language });
  const booked = async () => {
    await book(person, '2027-03-09');
    await book(person, '2027-03-15', '10:00');
  };
  await play(
    phone,
    `
    * booked
    * 5 days later
    * 31 minutes later
    ${near}
    ${numbered}
    ${far}
    ${numbered}
    > 1
    ${ask}
    1 ${one}
    2 ${two}
    0 ${menu}
    > 2
    ${thanks}
    > ${later}
    ${set}
    * 1 day later
    ${far}
    ${numbered}
    * 5 days later
    ${far}
    ${numbered}
    > ${later}
    ${late}
    0 ${menu}
    `,
    { steps: { booked } },
  );
});
