import { expect, test } from 'vitest';
import { keep, livePickupsOf, markReady, returnPickup } from '#core/pickups/index.js';
import type { Course } from '#core/patients/index.js';
import type { Id } from '#core/kernel/ids.js';
import { pickups } from '#console/contract/pickups.js';
import { asSystem, setClock } from '../../support/app.js';
import { serveDesk } from '../../support/desk.js';
import { play } from '../../support/transcript.js';
import { tasksAbout } from '../../core/reminders/scheduled.js';
import { clinic } from './clinic.js';

const START = '2027-03-03T06:30:00Z';
const { app, caller, chatter, siteAt, live } = await clinic();
const { as } = await serveDesk(app);

/** Something of a person's is ready at place 2 until Friday four o'clock, and they were told. */
const steps = (person: { course: Course; contact: { id: Id<'Contact'> } }) => ({
  ready: () =>
    asSystem(app, async (ctx) => {
      const { course, contact } = person;
      const { id } = await keep(ctx, { course, siteId: siteAt(2).id, contactId: contact.id });
      await markReady(ctx, id);
    }),
});

async function called(facts: Parameters<typeof caller>[0] = {}) {
  await setClock(app, START);
  await app.db.query('DELETE FROM throttles');
  const { phone, person } = await caller(facts);
  return { phone, person, talk: { steps: steps(person) } };
}

async function chatted(facts: Parameters<typeof chatter>[0] = {}) {
  await setClock(app, START);
  await app.db.query('DELETE FROM throttles');
  const { phone, person } = await chatter(facts);
  return { phone, person, talk: { steps: steps(person) } };
}

const TO_WHY = `
  * ready
  ready
  * 1 day later
  * 7 hours later
  ready
  * 1 day later
  * 3 days later
`;
const toWhy = (ready: string) => TO_WHY.replaceAll(/^ {2}ready$/gm, ready);

const READY_EN = `
  Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
  1 My number
  2 Other day
  3 Someone will come for me`;
const READY_CHAT = `
  Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
  [My number] [Other day] [Someone will come for me]`;
const WHY_EN = `
  Baobab: still kept for you to Fri 12 Mar.
  1 I am coming
  2 I have enough
  3 I came, it was not there
  4 Got it elsewhere
  5 Call me
  6 I moved away`;

test('reminded a day before, asked why three days after: I am coming', async () => {
  const { phone, talk } = await called();
  await play(
    phone,
    `${toWhy(READY_EN)}
    ${WHY_EN}
    > 1
    Kept for you at place 2 until Fri 12 Mar, 4pm. See you then. To change it send 4.
    `,
    talk,
  );
  const desk = await as('dispenser', [siteAt(2).id]);
  const query = { siteId: siteAt(2).id, show: 'ready' };
  const { rows } = await desk.call(pickups.list, { query });
  expect(rows).toMatchObject([{ coming: { day: '2027-03-08', time: '16:30' } }]);
});

test('the same in Swahili: I have enough, and it goes back', async () => {
  const { phone, person, talk } = await called({ language: 'sw' });
  await play(
    phone,
    `${toWhy(`
    Baobab: bidhaa yako iko tayari sehemu 2 hadi Ijumaa 5 Machi, 16:00 (saa 10 jioni).
    1 Nambari yangu
    2 Siku nyingine
    3 Nitatuma mtu`)}
    Baobab: bado tumekuwekea hadi Ijumaa 12 Machi.
    1 Nakuja
    2 Bado ninayo
    3 Nilikuja, haikuwepo
    4 Nilipata kwingine
    5 Nipigie simu
    6 Nilihama
    > bado ninayo
    Asante kwa kutuambia. Tumeirudisha kwa sasa. Ukihitaji, tuma 1.
    `,
    talk,
  );
  expect(await live(person.patientId)).toEqual([]);
});

test('the same in French: got it elsewhere, which staff look at', async () => {
  const { phone, person, talk } = await called({ language: 'fr' });
  await play(
    phone,
    `${toWhy(`
    Baobab: votre article vous attend au point 2 jusqu'au vendredi 5 mars, 16h.
    1 Mon numéro
    2 Un autre jour
    3 J'envoie quelqu'un`)}
    Baobab: gardé pour vous jusqu'au vendredi 12 mars.
    1 Je viens
    2 J'en ai encore
    3 Il n'y en avait pas
    4 Trouvé ailleurs
    5 Appelez-moi
    6 J'ai déménagé
    > 4
    Merci de nous l'avoir dit. Nous le remettons en place. Au besoin, envoyez 1.
    `,
    talk,
  );
  expect(await tasksAbout(app, person.patientId)).toEqual(['records']);
});

test('on a smart phone: it was not there, and the next place is offered', async () => {
  const { phone, person, talk } = await chatted();
  await play(
    phone,
    `${toWhy(`
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    [My number] [Other day] [Someone will come for me]`)}
    Baobab: still kept for you to Fri 12 Mar.
    [I am coming] [I have enough] [I came, it was not there] [Got it elsewhere] [Call me] [I moved away]
    > [I came, it was not there]
    Sorry, and thank you for telling us. It is still kept: we look for it and text you before you come. Place 5 has it.
    [Keep it there] [Call me] [Menu]
    > [Keep it there]
    Kept for you at place 5 until Thu 11 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    `,
    talk,
  );
  expect(await live(person.patientId)).toMatchObject([{ place: 5, state: 'held' }]);
  // Nobody is asked again why nothing was collected at the first place.
  await play(phone, '* 2 days later', talk);
});

test('on a smart phone in Swahili: I moved away', async () => {
  const { phone, person, talk } = await chatted({ language: 'sw' });
  await play(
    phone,
    `${toWhy(`
    Baobab: bidhaa yako iko tayari sehemu 2 hadi Ijumaa 5 Machi, 16:00 (saa 10 jioni).
    [Nambari yangu] [Siku nyingine] [Nitatuma mtu]`)}
    Baobab: bado tumekuwekea hadi Ijumaa 12 Machi.
    [Nakuja] [Bado ninayo] [Nilikuja, haikuwepo] [Nilipata kwingine] [Nipigie simu] [Nilihama]
    > [Nilihama]
    Asante kwa kutuambia. Mtu wetu atakusaidia kuhusu hilo.
    `,
    talk,
  );
  expect(await tasksAbout(app, person.patientId)).toEqual(['records']);
});

test('on a smart phone in French: call me', async () => {
  const { phone, talk } = await chatted({ language: 'fr' });
  await play(
    phone,
    `${toWhy(`
    Baobab: votre article vous attend au point 2 jusqu'au vendredi 5 mars, 16h.
    [Mon numéro] [Un autre jour] [J'envoie quelqu'un]`)}
    Baobab: gardé pour vous jusqu'au vendredi 12 mars.
    [Je viens] [J'en ai encore] [Il n'y en avait pas] [Trouvé ailleurs] [Appelez-moi] [J'ai déménagé]
    > [Appelez-moi]
    Quand peut-on vous appeler?
    [Le matin] [L'après-midi] [Le soir] [Menu]
    `,
    talk,
  );
});

test('an answer days later is still of that question; once it went back, the question has closed', async () => {
  const { phone, person, talk } = await called();
  await play(
    phone,
    `${toWhy(READY_EN)}
    ${WHY_EN}
    > who
    This is Baobab: bookings and orders. Not for you? Send 9 and we will not text this number again.
    * 3 days later
    > 6
    Thank you for telling us. A person will see to it with you.
    `,
    talk,
  );
  expect(await tasksAbout(app, person.patientId)).toEqual(['records']);
  const late = await called();
  const returned = () =>
    asSystem(app, async (ctx) => {
      const [parcel] = await livePickupsOf(ctx, late.person.patientId);
      if (!parcel) throw new Error('nothing kept');
      await returnPickup(ctx, parcel.id, { rev: parcel.rev, reason: 'not-coming' });
    });
  await play(
    late.phone,
    `${toWhy(READY_EN)}
    ${WHY_EN}
    * returned
    Baobab: the time to collect at place 2 is over. Shall we keep it again?
    1 Yes, keep it
    2 Other place
    5 Call me
    0 Menu
    > 6
    That question has closed. Send 0 for the menu.
    `,
    { steps: { ...late.talk.steps, returned } },
  );
  expect(await tasksAbout(app, late.person.patientId)).toEqual([]);
});

test('nobody comes in the week after either: it goes back, is offered again, and an officer calls', async () => {
  const { phone, person, talk } = await called();
  await play(
    phone,
    `${toWhy(READY_EN)}
    ${WHY_EN}
    * 4 days later
    * 10 hours later
    * 7 hours later
    Baobab: the time to collect at place 2 is over. Shall we keep it again?
    1 Yes, keep it
    2 Other place
    5 Call me
    0 Menu
    > 1
    Kept for you at place 2 until Tue 16 Mar, 4pm. We will text you when it is ready. To change it send 4.
    `,
    talk,
  );
  expect(await tasksAbout(app, person.patientId)).toEqual(['uncollected']);
});

test('paused, nothing of it comes; what is kept stays kept', async () => {
  const { phone, person, talk } = await called();
  await play(
    phone,
    `
    * ready
    ${READY_EN}
    > pause 14
    Paused until Wed 17 Mar. What is kept for you stays kept. Send RESUME to start sooner.
    * 1 day later
    * 7 hours later
    * 4 days later
    `,
    talk,
  );
  expect(await live(person.patientId)).toHaveLength(1);
});

test('LATER: asked again tomorrow at this hour', async () => {
  const { phone, talk } = await called();
  await play(
    phone,
    `${toWhy(READY_EN)}
    ${WHY_EN}
    > later
    OK, we will ask you again tomorrow at this hour.
    * 23 hours later
    * 1 hour later
    ${WHY_EN}
    > 1
    Kept for you at place 2 until Fri 12 Mar, 4pm. See you then. To change it send 4.
    > later
    OK, it stays as it is.
    0 Menu
    `,
    talk,
  );
});

test('LATER to what is ready: told of it again tomorrow at this hour, while it is kept', async () => {
  const { phone, talk } = await called();
  await play(
    phone,
    `
    * ready
    ${READY_EN}
    > later
    OK, we will ask you again tomorrow at this hour.
    * 23 hours later
    * 1 hour later
    ${READY_EN}
    `,
    talk,
  );
});

test('on the day after its time what is ready is still kept: another day, or LATER', async () => {
  const past = (ready: string) => `
    * ready
    ${ready}
    * 1 day later
    * 7 hours later
    ${ready}
    * 1 day later
    * 18 hours later
  `;
  const day = await called({ level: 'GENERAL' });
  await play(
    day.phone,
    `${past(READY_EN.replace('yours', 'your medicine'))}
    > 2
    Which day suits you?
    1 Sat 06 Mar
    2 Mon 08 Mar
    3 Tue 09 Mar
    4 More days
    0 Menu
    `,
    day.talk,
  );
  const later = await called();
  await play(
    later.phone,
    `${past(READY_EN)}
    > later
    OK, we will ask you again tomorrow at this hour.
    * 1 day later
    Baobab: yours is ready at place 2 until Fri 12 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    `,
    later.talk,
  );
});

test('LATER to what is ready, on a smart phone', async () => {
  const { phone, talk } = await chatted();
  await play(
    phone,
    `
    * ready
    ${READY_CHAT}
    > later
    OK, we will ask you again tomorrow at this hour.
    * 1 day later
    ${READY_CHAT}
    `,
    talk,
  );
});
