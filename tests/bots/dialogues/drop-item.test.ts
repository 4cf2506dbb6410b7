import { test } from 'vitest';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { caller, chatter } = await clinic();

test('what is dropped can be taken back with one digit', async () => {
  const { phone } = await caller({ level: 'GENERAL' });
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
    > 4
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. Not ready yet.
    2 Other day
    6 I do not need it
    0 Menu
    > 6
    OK, it is no longer kept for you.
    1 Keep it after all
    0 Menu
    > 1
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > drop
    OK, it is no longer kept for you.
    1 Keep it after all
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > 4
    Nothing is kept for you now.
    1 Check item
    0 Menu
    `,
  );
});

test('at COVERT nobody who picks the phone up drops what is kept', async () => {
  const { phone } = await caller();
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
    > drop
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    OK, it is no longer kept for you.
    1 Keep it after all
    0 Menu
    `,
  );
});

test('on Telegram it is dropped and kept again by buttons', async () => {
  const { phone } = await chatter({ level: 'GENERAL' });
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    [Keep it for me] [Other place] [Menu]
    > [Keep it for me]
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    > [My pickups]
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. Not ready yet.
    [Other day] [I do not need it] [Menu]
    > [I do not need it]
    OK, it is no longer kept for you.
    [Keep it after all] [Menu]
    > [Keep it after all]
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    > drop
    OK, it is no longer kept for you.
    [Keep it after all] [Menu]
    `,
  );
});
