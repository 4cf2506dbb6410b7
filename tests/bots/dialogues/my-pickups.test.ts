import { expect, test } from 'vitest';
import { buildMedicine } from '../../support/build.js';
import { play, readCode } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, medicine, put, siteAt, caller, chatter, prepare, handOver } = await clinic();
const second = await buildMedicine(app);
const own = await buildMedicine(app, { proxyAllowed: false });
await put(2, 20, second.product);
await put(2, 20, own.product);

test('at COVERT the secret number comes first, and where nothing is kept that is said', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > 4
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Nothing is kept for you now.
    1 Check item
    0 Menu
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    `,
  );
});

test('the number is shown only when it is ready, and stays the same until someone else will come', async () => {
  const { phone, person } = await caller();
  const codes: string[] = [];
  await play(
    phone,
    `
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > 4
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Kept for you at place 2 until Fri 5 Mar, 4pm. Not ready yet.
    2 Other day
    6 I do not need it
    0 Menu
    * ready
    * 16 minutes later
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    > 1
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Your number is ####. Show it at the place you chose. It works once. You can delete this: send 4 to see it again.
    > 4
    Ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    6 I do not need it
    0 Menu
    > 1
    Your number is ####. Show it at the place you chose. It works once. You can delete this: send 4 to see it again.
    > 4
    Ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    6 I do not need it
    0 Menu
    > 3
    The number for whoever comes: ####. It works once, the old one no longer does. Tell no one else. Send 4 to see it again.
    > 4
    Ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    6 I do not need it
    0 Menu
    > 1
    Your number is ####. Show it at the place you chose. It works once. You can delete this: send 4 to see it again.
    `,
    {
      steps: { ready: () => prepare(person.patientId) },
      hear: (text) => codes.push(...readCode(text)),
    },
  );
  const [first = '', again, renewed = '', last] = codes;
  expect(again).toBe(first);
  expect(renewed).not.toBe(first);
  expect(last).toBe(renewed);
  expect(await handOver(siteAt(2), first)).toMatchObject({ refused: 'pickup.code-wrong' });
  expect(await handOver(siteAt(2), renewed)).toMatchObject({ pickup: { state: 'collected' } });
});

test('of several, each is listed by its letter and opened by its digit', async () => {
  const { phone, person } = await caller({ medicines: [medicine, second], level: 'GENERAL' });
  await play(
    phone,
    `
    > keep item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > item b
    Item B: yes at place 2 (counted today).
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
    > pickups
    Kept for you:
    1 Item A: ready
    2 Item B: ready
    0 Menu
    > 2
    Ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    6 I do not need it
    0 Menu
    > 1
    Your number is ####. Show it at the place you chose. It works once. You can delete this: send 4 to see it again.
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('where the programme lets nobody else come, that is not offered', async () => {
  const { phone, person } = await caller({ medicines: [own], level: 'GENERAL' });
  await play(
    phone,
    `
    > 1
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
    > 3
    Sorry, send 1 or 2. 0 for menu.
    > 4
    Sorry, send 1 or 2. 0 for menu.
    > someone will come for me
    Ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    6 I do not need it
    0 Menu
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('on Telegram the code is one button away, after the two digits', async () => {
  const { phone, person } = await chatter();
  await play(
    phone,
    `
    > /menu
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    > [Check item]
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
    Ready at place 2 until Fri 5 Mar, 4pm.
    [My number] [Other day] [Someone will come for me] [I do not need it] [Menu]
    > [Someone will come for me]
    The number for whoever comes: ####. It works once, the old one no longer does. Tell no one else.
    [My pickups]
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});
