import { expect, test } from 'vitest';
import { moveClock } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, caller, chatter, prepare } = await clinic();

test('the language is changed by digit or by name, and one that we lack is answered with ours', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > 5
    Help:
    1 Language
    2 Pause texts
    3 My details
    4 I came, it was not there
    5 Call me
    0 Menu
    > 1
    Which language?
    1 ENGLISH
    2 KISWAHILI
    3 FRANÇAIS
    0 Menu
    > 2
    Sawa, kuanzia sasa ni Kiswahili.
    > francais
    C'est noté, nous continuons ainsi.
    > kikuyu
    Pardon, pas encore cette langue. Nous avons:
    1 ENGLISH
    2 KISWAHILI
    3 FRANÇAIS
    0 Menu
    > anglais
    OK, English from now on.
    > lugha
    Which language?
    1 ENGLISH
    2 KISWAHILI
    3 FRANÇAIS
    0 Menu
    `,
  );
});

test('while paused, nothing is sent unasked, and what is kept stays kept', async () => {
  const { phone, person } = await caller({ level: 'GENERAL' });
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
    > PAUSE
    Pause our texts for how long?
    1 One week
    2 Two weeks
    3 One month
    0 Menu
    > 1
    Paused until Wed 10 Mar. What is kept for you stays kept. Send RESUME to start sooner.
    * ready
    * 24 hours later
    > PAUSE 400
    Paused until Wed 2 Jun. What is kept for you stays kept. Send RESUME to start sooner.
    > PAUSE 3
    Paused until Sun 7 Mar. What is kept for you stays kept. Send RESUME to start sooner.
    > resume
    OK, our texts are on again.
    > 4
    Ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    6 I do not need it
    0 Menu
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('my details: the usual place and the hours', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > msaada
    Help:
    1 Language
    2 Pause texts
    3 My details
    4 I came, it was not there
    5 Call me
    0 Menu
    > my details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    > 2
    Your usual place is 2. Change to place 3?
    1 Yes
    2 Next place
    0 Menu
    > 2
    Your usual place is 2. Change to place 4?
    1 Yes
    2 Next place
    0 Menu
    > yes
    OK, your usual place is 4 now.
    > details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    > 3
    When may we text you?
    1 All day
    2 Morning
    3 Afternoon
    4 Evening
    0 Menu
    > 4
    OK, we will keep to those hours.
    > 5
    Help:
    1 Language
    2 Pause texts
    3 My details
    4 I came, it was not there
    5 Call me
    0 Menu
    `,
  );
});

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
    Item A: yes at place 2 (counted yesterday).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Your medicine is kept at place 2 until Sat 6 Mar, 4pm. We will text you when it is ready. To change it send 4.
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
    Kept for you already: place 2, until Sat 6 Mar, 4pm. To change it send 4.
    `,
  );
});

test('at OPEN the text that it is ready says the nickname', async () => {
  const { phone, person } = await caller({ nickname: 'Zuri', level: 'OPEN' });
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted yesterday).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Your medicine is kept at place 2 until Sat 6 Mar, 4pm. We will text you when it is ready. To change it send 4.
    * ready
    Baobab: Zuri, your medicine is ready at place 2 until Sat 6 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    > 1
    Your number is ####. Show it at the place you chose. It works once. You can delete this: send 4 to see it again.
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('on Telegram the commands lead there too', async () => {
  const { phone } = await chatter();
  await play(
    phone,
    `
    > /language
    Which language?
    [ENGLISH] [KISWAHILI] [FRANÇAIS] [Menu]
    > [KISWAHILI]
    Sawa, kuanzia sasa ni Kiswahili.
    > /privacy
    Telegram inaweza kusoma mazungumzo na bot. Ujumbe wako tunauhifadhi kwa siri, kwa siku 90 tu. /delete inafuta mazungumzo haya.
    > /help
    Msaada:
    [Lugha] [Simamisha ujumbe kwa muda] [Taarifa zangu] [Nilikuja, haikuwepo] [Nipigie simu] [Menyu]
    > [Simamisha ujumbe kwa muda]
    Tusimamishe ujumbe kwa muda gani?
    [Wiki moja] [Wiki mbili] [Mwezi mmoja] [Menyu]
    > /menu
    Baobab. Unahitaji nini?
    [Angalia bidhaa] [Weka miadi] [Miadi yangu] [Bidhaa za kuchukua] [Nisaidie]
    `,
  );
});

test('by SMS PRIVACY says who can read a text, for how long we keep it, and what ends the chat', async () => {
  for (const [language, said] of [
    [
      'en',
      'An SMS can be read on this phone. We keep texts locked, 90 days at most. WIPE ends the chat; delete the texts here yourself.',
    ],
    [
      'sw',
      'SMS husomeka kwenye simu hii. Sisi tunahifadhi kwa siri, kwa siku 90 tu. WIPE inamaliza mazungumzo; futa ujumbe hapa mwenyewe.',
    ],
    [
      'fr',
      'Un SMS se lit sur ce téléphone. Chez nous les messages sont sous clé, 90 jours au plus. WIPE ferme tout; effacez-les aussi ici.',
    ],
  ] as const) {
    const { phone } = await caller({ language });
    expect(await phone.type('PRIVACY')).toEqual([said]);
  }
});

test('the database keeps when more than the least was agreed to', async () => {
  const { person } = await caller({ level: 'OPEN' });
  const forget = app.db.query(`UPDATE contact_points SET level_agreed_at = NULL WHERE id = $1`, {
    bind: [person.contact.id],
  });
  await expect(forget).rejects.toThrow(/contact_points_level_agreed/);
});

const agreedLongAgo = (contactId: string) =>
  app.db.query(
    `UPDATE contact_points SET level_agreed_at = level_agreed_at - interval '365 days' WHERE id = $1`,
    { bind: [contactId] },
  );

test('the yearly question keeps nobody from their number, and comes back a month after it was left alone', async () => {
  const { phone, person } = await caller({ level: 'GENERAL' });
  await agreedLongAgo(person.contact.id);
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted yesterday).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Your medicine is kept at place 2 until Sat 6 Mar, 4pm. We will text you when it is ready. To change it send 4.
    * ready
    Baobab: your medicine is ready at place 2 until Sat 6 Mar, 4pm.
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
