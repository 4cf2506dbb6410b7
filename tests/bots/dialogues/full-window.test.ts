import { test } from 'vitest';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { caller, chatter } = await clinic();

/** Takes the second half hour that is offered. */
const fill = ({ phone }: Awaited<ReturnType<typeof caller>>) => phone.type('2');

test('who is refused a half hour keeps the one they had, and can still drop it', async () => {
  const one = await caller({ level: 'GENERAL' });
  const two = await caller({ level: 'GENERAL' });
  for (const text of ['1', '1', '4', '2', '2', '1', '4', '2', '2']) await one.phone.type(text);
  for (const text of ['1', '1', '4', '2', '2', '1']) await two.phone.type(text);
  await play(
    one.phone,
    `
    > 1
    Which day suits you?
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > pickups
    Your medicine is kept at place 2 until Thu 4 Mar, 4pm. Not ready yet.
    2 Other day
    6 I do not need it
    0 Menu
    > 6
    OK, it is no longer kept for you.
    1 Keep it after all
    0 Menu
    `,
  );
});

test('on Telegram a half hour that has just been filled shows the days again', async () => {
  const one = await caller({ level: 'GENERAL' });
  const { phone } = await chatter({ level: 'GENERAL' });
  for (const text of ['1', '1', '4', '2', '2']) await one.phone.type(text);
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
    > [Other day]
    Which day suits you?
    [Wed 03 Mar] [Thu 04 Mar] [Fri 05 Mar] [More days] [Menu]
    > [Thu 04 Mar]
    Thu 4 Mar, from when?
    [8am] [9am] [9:30am] [More times] [Menu]
    * another is faster
    > [9am]
    Which day suits you?
    [Wed 03 Mar] [Thu 04 Mar] [Fri 05 Mar] [More days] [Menu]
    `,
    { steps: { 'another is faster': () => fill(one) } },
  );
});
