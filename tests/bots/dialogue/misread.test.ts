import { expect, test } from 'vitest';
import { plainPhone, play, smartPhone } from '../../support/transcript.js';
import { clinic } from '../dialogues/clinic.js';

const { service, caller, chatter, tasksOf } = await clinic();

test('three times not understood: asked again, a person offered, then a task and an hour of silence', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > qwrt zxcv
    Sorry, send 1 or 2. 0 for menu.
    > qwrt zxcv
    Let us make it easy: send 5 and a person will call you. 0 for menu.
    > qwrt zxcv
    A person will look at this and call you. No need to reply.
    > qwrt zxcv
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > qwrt zxcv
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    * 61 minutes later
    > qwrt zxcv
    Sorry, send 1, 2, 3, 4 or 5. 0 for menu.
    `,
  );
  expect(await tasksOf(person.contact.id)).toEqual(['not-understood']);
});

test('a digit that means nothing after what was only told is asked again, and no task', async () => {
  const { phone, person } = await caller();
  for (const text of ['item a', '1']) await phone.type(text);
  const said = [];
  for (let i = 0; i < 3; i += 1) said.push(...(await phone.type('8')));
  const again = 'Sorry, send 1, 2, 3, 4 or 5. 0 for menu.';
  expect(said).toEqual([again, again, expect.stringMatching(/^Let us make it easy/)]);
  expect(await tasksOf(person.contact.id)).toEqual([]);
});

test('the digits that a re-ask names lead where it says, though nothing was asked before', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > qwrt zxcv
    Sorry, send 1, 2, 3, 4 or 5. 0 for menu.
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    `,
  );
});

test('five calls a person once that was offered, whatever it did before', async () => {
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
    > qwrt zxcv
    Sorry, send 1, 2, 3, 4 or 5. 0 for menu.
    > asdfgh jkl
    Let us make it easy: send 5 and a person will call you. 0 for menu.
    > 5
    When may we call you?
    1 Morning
    2 Afternoon
    3 Evening
    0 Menu
    `,
  );
});

test('empty, wordless, long, mixed and binary texts are asked again calmly, and nothing is echoed', async () => {
  const odd = [
    '',
    '  ',
    '🙂🙂🙂',
    'z'.repeat(1600),
    'привет 你好 qwrt',
    '\u0001\u0002\uFFFD\u200F',
  ];
  for (const text of odd) {
    const { phone } = await caller();
    expect(await phone.type(text)).toEqual(['Sorry, send 1, 2, 3, 4 or 5. 0 for menu.']);
  }
});

test('so they are in a chat, and so is a picture', async () => {
  const { build } = service.telegram;
  for (const text of ['🙂🙂🙂', 'z'.repeat(1600), 'привет 你好 qwrt', null]) {
    const { phone, user } = await chatter();
    const said = text === null ? await pictured(user) : await phone.type(text);
    expect(said.join()).toContain('Sorry');
  }
  async function pictured(user: number): Promise<string[]> {
    await service.push(build.photo({ id: user }));
    return service.chat(user).map((shown) => shown.text);
  }
});

test('an unknown number gets one neutral line a day', async () => {
  await play(
    plainPhone(service, '+254700440001'),
    `
    > hello
    This number is not set up with Baobab. Please ask where you usually go.
    > item a
    > 1
    > WRONG
    * 25 hours later
    > MENU
    This number is not set up with Baobab. Please ask where you usually go.
    > MENU
    `,
  );
  await play(
    smartPhone(service, 94_001),
    `
    > hello
    This chat is not set up with Baobab. Please ask where you usually go.
    > item a
    > WRONG
    > /start
    `,
  );
});

test('the thirty-first text in ten minutes is told to wait; WRONG is still heard', async () => {
  const { phone } = await caller();
  for (let i = 0; i < 30; i += 1) expect(await phone.type('0')).toHaveLength(1);
  await play(
    phone,
    `
    > 0
    That was many texts at once. Please wait a little, then send one.
    > 0
    * 11 minutes later
    > help me
    Help:
    1 Language
    2 Pause texts
    3 My details
    4 I came, it was not there
    5 Call me
    0 Menu
    `,
  );
  for (let i = 0; i < 30; i += 1) await phone.type('0');
  expect((await phone.type('WRONG'))[0]).toContain('Sorry to trouble you');
});

test('on Telegram a re-ask leaves the buttons of the question', async () => {
  const { phone } = await chatter();
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted yesterday).
    [Keep it for me] [Other place] [Menu]
    > qwrt zxcv
    Sorry, please use one of the buttons.
    [Menu]
    > [Keep it for me]
    Kept for you at place 2 until Sat 6 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    `,
  );
});
