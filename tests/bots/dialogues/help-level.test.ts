import { expect, test } from 'vitest';
import { moveClock } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, caller, chatter, prepare } = await clinic();

const agreedLongAgo = (contactId: string) =>
  app.db.query(
    `UPDATE contact_points SET level_agreed_at = level_agreed_at - interval '365 days' WHERE id = $1`,
    { bind: [contactId] },
  );

test('the level falls at once and rises only after the secret number', async () => {
  const { phone } = await caller({ nickname: 'Blue' });
  await play(
    phone,
    `
    > details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    > 4
    How much may our texts say?
    1 As little as can be
    2 A little more
    3 More, with my name
    0 Menu
    > 3
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    OK, from the next text on.
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    > 4
    How much may our texts say?
    1 As little as can be
    2 A little more
    3 More, with my name
    0 Menu
    > 1
    OK, from the next text on.
    > item a
    Kept for you already: place 2, until Fri 5 Mar, 4pm. To change it send 4.
    `,
  );
});

test('at OPEN the text that it is ready says the nickname', async () => {
  const { phone, person } = await caller({ nickname: 'Zuri', level: 'OPEN' });
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    * ready
    Baobab: Zuri, your medicine is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    > 1
    Your number is ####. Show it at the place you chose. It works once. You can delete this: send 4 to see it again.
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('the database keeps when more than the least was agreed to', async () => {
  const { person } = await caller({ level: 'OPEN' });
  const forget = app.db.query(`UPDATE contact_points SET level_agreed_at = NULL WHERE id = $1`, {
    bind: [person.contact.id],
  });
  await expect(forget).rejects.toThrow(/contact_points_level_agreed/);
});

test('the yearly question keeps nobody from their number, and comes back a month after it was left alone', async () => {
  const { phone, person } = await caller({ level: 'GENERAL' });
  await agreedLongAgo(person.contact.id);
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    * ready
    Baobab: your medicine is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    > 1
    Your number is ####. Show it at the place you chose. It works once. You can delete this: send 4 to see it again.
    > 4
    Once a year we ask: how much may our texts say? So far: A little more.
    1 As little as can be
    2 A little more
    3 More, with my name
    0 Menu
    > 1
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
  const another = await caller({ level: 'GENERAL' });
  await agreedLongAgo(another.person.contact.id);
  const asked = async () => (await another.phone.type('visits')).join().startsWith('Once a year');
  expect(await asked()).toBe(true);
  expect(await asked()).toBe(false);
  await moveClock(app, 30 * 1440);
  expect(await asked()).toBe(true);
});

test.each([
  [
    'en',
    `
    > pickups
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Once a year we ask: how much may our texts say? So far: As little as can be.
    1 As little as can be
    2 A little more
    3 More, with my name
    0 Menu
    > 2
    Nothing is kept for you now.
    1 Check item
    0 Menu
    * 364 days later
    > pickups
    Nothing is kept for you now.
    1 Check item
    0 Menu
    * 1 day later
    > visits
    Once a year we ask: how much may our texts say? So far: A little more.
    1 As little as can be
    2 A little more
    3 More, with my name
    0 Menu
    > 3
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    You have no visit now.
    1 Book visit
    0 Menu
    `,
    `
    > pickups
    Secret number: send only its Nth and Nth digits, like 58.
    [Menu]
    > {secret}
    Once a year we ask: how much may our texts say? So far: As little as can be.
    [As little as can be] [A little more] [More, with my name] [Menu]
    > [As little as can be]
    Nothing is kept for you now.
    [Check item] [Menu]
    > pickups
    Nothing is kept for you now.
    [Check item] [Menu]
    `,
  ],
  [
    'sw',
    `
    > 4
    Nambari ya siri: tuma tarakimu ya N na ya N tu, kama 58.
    0 Menyu
    > {secret}
    Mara moja kwa mwaka tunauliza: ujumbe wetu useme kiasi gani? Hadi sasa: Kidogo kabisa.
    1 Kidogo kabisa
    2 Zaidi kidogo
    3 Zaidi, pamoja na jina langu
    0 Menyu
    > 1
    Kwa sasa hakuna tulichokuwekea.
    1 Angalia bidhaa
    0 Menyu
    `,
    `
    > bidhaa za kuchukua
    Nambari ya siri: tuma tarakimu ya N na ya N tu, kama 58.
    [Menyu]
    > {secret}
    Mara moja kwa mwaka tunauliza: ujumbe wetu useme kiasi gani? Hadi sasa: Kidogo kabisa.
    [Kidogo kabisa] [Zaidi kidogo] [Zaidi, pamoja na jina langu] [Menyu]
    > [Zaidi kidogo]
    Kwa sasa hakuna tulichokuwekea.
    [Angalia bidhaa] [Menyu]
    `,
  ],
  [
    'fr',
    `
    > 4
    Numéro secret: envoyez seulement le Nth et le Nth chiffre, comme 58.
    0 Menu
    > {secret}
    Une fois par an, nous demandons: que peuvent dire nos messages? Jusqu'ici: Le moins possible.
    1 Le moins possible
    2 Un peu plus
    3 Plus, avec mon nom
    0 Menu
    > 1
    Rien n'est gardé pour vous en ce moment.
    1 Voir un article
    0 Menu
    `,
    `
    > mes retraits
    Numéro secret: envoyez seulement le Nth et le Nth chiffre, comme 58.
    [Menu]
    > {secret}
    Une fois par an, nous demandons: que peuvent dire nos messages? Jusqu'ici: Le moins possible.
    [Le moins possible] [Un peu plus] [Plus, avec mon nom] [Menu]
    > [Plus, avec mon nom]
    Rien n'est gardé pour vous en ce moment.
    [Voir un article] [Menu]
    `,
  ],
] as const)(
  'in %s, once a year, who is known to be the right one is asked how much texts may say',
  async (language, typed, pressed) => {
    for (const [{ phone, person }, script] of [
      [await caller({ language }), typed],
      [await chatter({ language }), pressed],
    ] as const) {
      await agreedLongAgo(person.contact.id);
      await play(phone, script);
    }
  },
);
