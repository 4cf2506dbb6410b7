import { test } from 'vitest';
import { buildMedicine } from '../../support/build.js';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, put, caller, chatter } = await clinic({ 2: 0 });
const other = await buildMedicine(app);

test('those who wait are told in the order they asked, as many as can be promised', async () => {
  const first = await caller();
  const second = await caller();
  await play(
    first.phone,
    `
    > 1
    Item A: no place has it now.
    1 Tell me when it is back
    5 Call me
    0 Menu
    > 1
    OK, we will text you as soon as item A is there.
    `,
  );
  await play(
    second.phone,
    `
    > 1
    Item A: no place has it now.
    1 Tell me when it is back
    5 Call me
    0 Menu
    > tell me when it is back
    OK, we will text you as soon as item A is there.
    `,
  );
  await play(
    first.phone,
    `
    * one arrives
    Baobab: item A is back at place 2.
    1 Keep it for me
    2 Other place
    3 Not needed now
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    `,
    { steps: { 'one arrives': () => put(2, 1) } },
  );
  await play(
    second.phone,
    `
    * 5 hours later
    * one arrives
    Baobab: item A is back at place 2.
    1 Keep it for me
    2 Other place
    3 Not needed now
    0 Menu
    > 3
    OK, thank you.
    `,
    { steps: { 'one arrives': () => put(2, 1) } },
  );
});

test('on Telegram the text that it is back has buttons', async () => {
  const { phone } = await chatter({ level: 'GENERAL', language: 'fr', medicines: [other] });
  await play(
    phone,
    `
    > y a-t-il l'article a
    Article A: nulle part pour le moment.
    [Dites-moi quand il revient] [Appelez-moi] [Menu]
    > [Dites-moi quand il revient]
    C'est noté, nous vous écrirons dès que l'article A sera là.
    * one arrives
    Baobab: votre médicament est de retour au point 2.
    [Gardez-le-moi] [Un autre point] [Pas pour le moment] [Menu]
    > [Gardez-le-moi]
    Votre médicament est gardé au point 2 jusqu'au vendredi 5 mars, 16h. Nous vous préviendrons dès que vous pourrez venir.
    [Mes retraits]
    `,
    { steps: { 'one arrives': () => put(2, 1, other.product) } },
  );
});
