import { expect, test } from 'vitest';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { caller, chatter, prepare } = await clinic();

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
