import { test } from 'vitest';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { caller } = await clinic();

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
