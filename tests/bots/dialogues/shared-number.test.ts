import { expect, test } from 'vitest';
import { plainPhone, play, smartPhone } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, service, enrol, live, prepare } = await clinic();

async function household(address: string) {
  const blue = await enrol({ address, nickname: 'Blue', secretNumber: '482715' });
  const green = await enrol({ address, nickname: 'Green', secretNumber: '936204' });
  return { blue, green, phone: plainPhone(service, address) };
}

test('who it is for is asked once a session, by nickname', async () => {
  const { phone } = await household('+254700770001');
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
    > 1
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 2
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > item a
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    > 4
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > 1
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    `,
  );
});

test('a digit after two people’s ready texts asks which of them, then that one’s secret number', async () => {
  const { phone, blue, green } = await household('+254700770002');
  await play(
    phone,
    `
    > item a
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > item a
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 2
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    * blue
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    * green
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    > 1
    Who is this for?
    1 Green
    2 Blue
    0 Menu
    > 2
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Your number is ####. Show it at the place you chose. It works once. You can delete this: send 4 to see it again.
    `,
    {
      secret: '482715',
      steps: { blue: () => prepare(blue.patientId), green: () => prepare(green.patientId) },
    },
  );
});

test('a chat that shares the number of two asks which of them, then that one’s secret number', async () => {
  const { green } = await household('+254700770003');
  const { build } = service.telegram;
  const user = { id: 9870 };
  const steps = {
    'shares the number': () =>
      service.push(build.contact(user, { phone: '+254700770003', userId: user.id })),
  };
  await play(
    smartPhone(service, user.id),
    `
    > /start
    Send JOIN and your three words, or share your own number here.
    [Share my number]
    * shares the number
    Who is this for?
    [Blue] [Green]
    > [Green]
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58. Telegram can read chats with a bot: /privacy says more.
    > {wrong}
    Those two do not match. Send only the Nth and Nth digits, like 58.
    > {secret}
    Done, you can write to us here.
    [Menu]
    > item a
    Item A: yes at place 2 (counted today).
    [Keep it for me] [Other place] [Menu]
    > [Keep it for me]
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    `,
    { secret: '936204', steps },
  );
  expect(await live(green.patientId)).toHaveLength(1);
  await play(
    smartPhone(service, user.id),
    `
    * shares the number
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58. Telegram can read chats with a bot: /privacy says more.
    > {secret}
    Done, you can write to us here.
    [Menu]
    > item a
    Who is this for?
    [Blue] [Green] [Menu]
    > [Blue]
    Item A: yes at place 2 (counted today).
    [Keep it for me] [Other place] [Menu]
    `,
    { secret: '482715', steps },
  );
});

test('on a shared phone each one’s digits open their own alone, however much its texts may say', async () => {
  const address = '+254700770044';
  await enrol({ address, nickname: 'Blue', secretNumber: '482715', level: 'GENERAL' });
  await enrol({ address, nickname: 'Green', secretNumber: '936204', level: 'GENERAL' });
  await play(
    plainPhone(service, address),
    `
    > pickups
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 1
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Nothing is kept for you now.
    1 Check item
    0 Menu
    * 16 minutes later
    > pickups
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 1
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Nothing is kept for you now.
    1 Check item
    0 Menu
    * Green takes it
    > pickups
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 2
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    `,
    {
      steps: {
        // The talk is with nobody; what Blue proved a moment ago stands for Blue alone.
        'Green takes it': () =>
          app.db.query(`UPDATE conversations SET state = state || '{"person": null}'`),
      },
    },
  );
});

test('whose number is set apart while they are asked whose it is is shown nothing', async () => {
  const { blue } = await household('+254700770045');
  const user = { id: 9871 };
  const { build } = service.telegram;
  await play(
    smartPhone(service, user.id),
    `
    > /start
    Send JOIN and your three words, or share your own number here.
    [Share my number]
    * shares the number
    Who is this for?
    [Blue] [Green]
    * it is set apart
    > [Blue]
    `,
    {
      steps: {
        'shares the number': () =>
          service.push(build.contact(user, { phone: blue.address, userId: user.id })),
        'it is set apart': () =>
          app.db.query(`UPDATE contact_points SET state = 'quarantined' WHERE address_index = $1`, {
            bind: [app.keys.blindIndex('telegram', String(user.id))],
          }),
      },
    },
  );
});

test('on Telegram who it is for is asked once a session, by buttons', async () => {
  await enrol({ channel: 'telegram', address: '9871', nickname: 'Blue' });
  const secretNumber = '936204';
  const green = await enrol({
    channel: 'telegram',
    address: '9871',
    nickname: 'Green',
    secretNumber,
  });
  await play(
    smartPhone(service, 9871),
    `
    > /menu
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    > [Check item]
    Who is this for?
    [Blue] [Green] [Menu]
    > [Green]
    Item A: yes at place 2 (counted today).
    [Keep it for me] [Other place] [Menu]
    > [Keep it for me]
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    * ready
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    [My number] [Other day] [Someone will come for me]
    > [My number]
    Secret number: send only its Nth and Nth digits, like 58.
    [Menu]
    > {secret}
    Your number is ####. Show it at the place you chose. It works once.
    [My pickups]
    > [My pickups]
    Who is this for?
    [Blue] [Green] [Menu]
    > [Menu]
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    > [Check item]
    Who is this for?
    [Blue] [Green] [Menu]
    > [Green]
    Kept for you already: place 2, until Fri 5 Mar, 4pm.
    [My pickups]
    > [My pickups]
    Who is this for?
    [Blue] [Green] [Menu]
    `,
    { secret: secretNumber, steps: { ready: () => prepare(green.patientId) } },
  );
});

test('a nickname may be typed instead of its digit, and each of five people is reached', async () => {
  const address = '+254700770005';
  for (const nickname of ['Blue', 'Green', 'Red', 'Pink', 'Gold'])
    await enrol({ address, nickname, secretNumber: '482715' });
  await play(
    plainPhone(service, address),
    `
    > item a
    Who is this for?
    1 Blue
    2 Green
    3 Red
    4 More
    0 Menu
    > 4
    Who is this for?
    1 Pink
    2 Gold
    4 More
    0 Menu
    > 4
    Who is this for?
    1 Blue
    2 Green
    3 Red
    4 More
    0 Menu
    > green
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > WRONG
    Sorry to trouble you. We will not text this number again. Sent by mistake? Send 0.
    > 0
    Who is this for?
    1 Blue
    2 Green
    3 Red
    4 More
    > 4
    Who is this for?
    1 Pink
    2 Gold
    4 More
    > gold
    Secret number: send only its Nth and Nth digits, like 58.
    `,
  );
});

test.each([
  ['names an illness', 'HIV'],
  ['names where one goes', 'clinic'],
  ['looks like a link', 'a.co'],
  ['is longer than a text has room for', 'Mwanajumawanawake'],
])(
  'a nickname that %s is said to nobody, and whoever has it is heard all the same',
  async (_, nickname) => {
    const { address } = await enrol({ nickname });
    await enrol({ address, nickname: 'Green' });
    expect(await plainPhone(service, address).type('item a')).toEqual([
      'Who is this for?\n1 Someone else\n2 Green\n0 Menu',
    ]);
  },
);
