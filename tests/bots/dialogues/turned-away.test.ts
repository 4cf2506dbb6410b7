import { test } from 'vitest';
import { countStock } from '#core/stock/index.js';
import { asSystem } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, medicine, siteAt, caller, chatter } = await clinic();
const recount = () =>
  asSystem(app, (ctx) =>
    countStock(ctx, { siteId: siteAt(2).id, productId: medicine.product.id, lots: [] }),
  );

test('who came for nothing is thanked, and the place is trusted less until its next count', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 5
    When may we call you?
    1 Morning
    2 Afternoon
    3 Evening
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
    > 4
    Sorry, and thank you for telling us. Place 5 has it (counted today).
    1 Keep it there
    2 Tell me when it is back
    5 Call me
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    > 1
    Item A: few left at place 2 (counted today).
    1 Keep it for me
    2 Other place
    3 Tell me when sure
    0 Menu
    * recounted
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > NONE 2
    Sorry, and thank you for telling us. Place 5 has it (counted today).
    1 Keep it there
    2 Tell me when it is back
    5 Call me
    0 Menu
    > 1
    Kept for you at place 5 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    `,
    { steps: { recounted: recount } },
  );
});

test('it is understood in plain words and asks nothing more', async () => {
  const { phone } = await caller({ language: 'sw' });
  await play(
    phone,
    `
    > nilikuja haikuwepo
    Pole, na asante kwa kutuambia. Ipo sehemu 5 (hesabu ya leo).
    1 Niwekee huko
    2 Nijulishe ikipatikana
    5 Nipigie simu
    0 Menyu
    > 2
    Sawa, tutakujulisha bidhaa A ikipatikana.
    `,
  );
});

test('on Telegram it is one of the help buttons', async () => {
  const { phone } = await chatter();
  await play(
    phone,
    `
    > /help
    Help:
    [Language] [Pause texts] [My details] [I came, it was not there] [Call me] [Menu]
    > [I came, it was not there]
    Sorry, and thank you for telling us. Place 5 has it (counted today).
    [Keep it there] [Tell me when it is back] [Call me] [Menu]
    > [Keep it there]
    Kept for you at place 5 until Fri 5 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    `,
  );
});
