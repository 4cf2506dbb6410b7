import { expect, test } from 'vitest';
import { play } from '../../support/transcript.js';
import { visitClinic } from '../dialogues/visits-clinic.js';

const world = await visitClinic();
const { caller, chatter } = world;
const { prepare } = world;

test('a digit to an expired question is told so, and jumps nowhere', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > hi
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    * 16 minutes later
    > 1
    That question has closed. Send 0 for the menu.
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    `,
  );
});

test('a digit that the last text does not offer is asked again', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 7
    Sorry, send 1 or 2. 0 for menu.
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    `,
  );
});

test('after a statement a digit picks from the menu', async () => {
  const { phone } = await caller({ level: 'GENERAL' });
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
    > 1
    Your medicine is kept already: place 2, until Fri 5 Mar, 4pm. To change it send 4.
    > 4
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. Not ready yet.
    2 Other day
    6 I do not need it
    0 Menu
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
    `,
  );
});

test('a digit that the last text does not offer goes to the question still open before it', async () => {
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
    * ready
    Baobab: your medicine is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    > who are you
    This is Baobab: bookings and orders. Not for you? Send 9 and we will not text this number again.
    > 2
    Which day suits you?
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('digits may be words, and look alike where one is expected', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > l
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > O
    Sorry, send 1, 2, 3, 4 or 5. 0 for menu.
    > one
    Kept for you already: place 2, until Fri 5 Mar, 4pm. To change it send 4.
    > the second one please
    No visit can be booked here for you yet. Please ask where you usually go.
    5 Call me
    0 Menu
    `,
  );
});

test.each([
  {
    language: 'en',
    asked: `
    > item a
    Item A: yes at place 2 (counted today).
    [Keep it for me] [Other place] [Menu]
    `,
    pressed: `
    * 20 minutes later
    * the noted button is pressed
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    `,
    old: 'That button is old now.',
  },
  {
    language: 'sw',
    asked: `
    > bidhaa a
    Bidhaa A: ndiyo, ipo sehemu 2 (hesabu ya leo).
    [Niwekee] [Sehemu nyingine] [Menyu]
    `,
    pressed: `
    * 20 minutes later
    * the noted button is pressed
    Baobab. Unahitaji nini?
    [Angalia bidhaa] [Weka miadi] [Miadi yangu] [Bidhaa za kuchukua] [Nisaidie]
    `,
    old: 'Kitufe hicho ni cha zamani.',
  },
  {
    language: 'fr',
    asked: `
    > article a
    Article A: oui, au point 2 (compté aujourd'hui).
    [Gardez-le-moi] [Un autre point] [Menu]
    `,
    pressed: `
    * 20 minutes later
    * the noted button is pressed
    Baobab. Que puis-je faire pour vous?
    [Voir un article] [Prendre RDV] [Mes RDV] [Mes retraits] [Besoin d'aide]
    `,
    old: 'Ce bouton ne sert plus.',
  },
] as const)(
  'on Telegram an old button, still shown by a phone without network, opens a fresh menu, in $language',
  async ({ language, asked, pressed, old }) => {
    const { phone, user } = await chatter({ language });
    const { service } = phone;
    await play(phone, asked);
    const noted = service.latest(user);
    const [keepIt] = noted?.buttons.flat() ?? [];
    if (!noted || !keepIt?.data) throw new Error('no button was noted');
    const { data } = keepIt;
    await play(phone, pressed, {
      steps: {
        'the noted button is pressed': () => {
          expect(service.chat(user).every(({ deleted }) => deleted)).toBe(true);
          return service.push(service.telegram.build.press({ id: user }, noted.messageId, data));
        },
      },
    });
    expect(service.telegram.toasts.at(-1)?.text).toBe(old);
  },
);
