import { expect, test } from 'vitest';
import { nameSites } from '#core/medicines/index.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient } from '../../support/build.js';
import { plainPhone, play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { service, app, medicine, put, siteAt, caller, chatter, unmetOf } = await clinic();
const second = await buildMedicine(app);
await put(2, 2, second.product);

test('one item at the usual place is answered at once', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 2
    Item A: yes at place 5 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 2
    Item A: few left at place 3 (counted today).
    1 Keep it for me
    2 Other place
    3 Tell me when sure
    0 Menu
    > 2
    Item A: no other place has it now.
    1 Tell me when it is back
    5 Call me
    0 Menu
    `,
  );
});

test('who has two items is asked which; few is said where few are left', async () => {
  const { phone } = await caller({ medicines: [medicine, second] });
  await play(
    phone,
    `
    > 1
    Which item?
    1 Item A
    2 Item B
    0 Menu
    > 2
    Item B: few left at place 2 (counted today).
    1 Keep it for me
    2 Other place
    3 Tell me when sure
    0 Menu
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > item b place 2
    Item B: few left at place 2 (counted today).
    1 Keep it for me
    2 Other place
    3 Tell me when sure
    0 Menu
    > other place
    Item B: no other place has it now.
    1 Tell me when it is back
    5 Call me
    0 Menu
    `,
  );
});

test('where the place has none, the next best is named, and the ask is counted there once', async () => {
  const { phone, person } = await caller({ place: 4 });
  await play(
    phone,
    `
    > is item A there?
    Item A: not at place 4. Place 2 has it (counted today).
    1 Keep it there
    2 Tell me when it is back
    5 Call me
    0 Menu
    > item A place 3
    Item A: few left at place 3 (counted today).
    1 Keep it for me
    2 Other place
    3 Tell me when sure
    0 Menu
    > item A place 77
    We do not know that place. The numbers are on your card.
    5 Call me
    0 Menu
    > item Q
    Item A: not at place 4. Place 2 has it (counted today).
    1 Keep it there
    2 Tell me when it is back
    5 Call me
    0 Menu
    `,
  );
  expect(await unmetOf(person.patientId)).toEqual([4]);
});

test('where no place has it, we offer to tell when it is back', async () => {
  const { phone } = await caller({ medicines: [await buildMedicine(app)] });
  await play(
    phone,
    `
    > 1
    Item A: no place has it now.
    1 Tell me when it is back
    5 Call me
    0 Menu
    > 1
    OK, we will text you as soon as item A is there.
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

test('who has no usual place is shown the best one', async () => {
  const person = await buildPatient(app, { medicines: [medicine] });
  await play(
    plainPhone(service, person.address),
    `
    > stock?
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > item a at place 5
    Item A: yes at place 5 (counted today).
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
    PAUSE or STOP any time.
    `,
  );
});

test('where it is never handed over, the place that does is shown, and nothing is counted', async () => {
  const named = await buildMedicine(app, { places: 'named' });
  await asSystem(app, (ctx) =>
    nameSites(ctx, named.programme.id, { places: 'named', sites: [siteAt(5).id] }),
  );
  const own = await buildMedicine(app, { places: 'own' });
  for (const place of [2, 5]) {
    await put(place, 9, named.product);
    await put(place, 9, own.product);
  }
  const { phone, person } = await caller({ medicines: [named, own] });
  await play(
    phone,
    `
    > item A
    Item A: yes at place 5 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 2
    Item A: no other place has it now.
    1 Tell me when it is back
    5 Call me
    0 Menu
    > item B place 5
    Item B: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    `,
  );
  expect(await unmetOf(person.patientId)).toEqual([]);
});

test('an ask in vain of who has no usual place counts at the first', async () => {
  const person = await buildPatient(app, { medicines: [await buildMedicine(app)] });
  await play(
    plainPhone(service, person.address),
    `
    > 1
    Item A: no place has it now.
    1 Tell me when it is back
    5 Call me
    0 Menu
    `,
  );
  expect(await unmetOf(person.patientId)).toEqual([2]);
});

test('who has nothing set up is told whom to ask', async () => {
  const { phone } = await caller({ medicines: [] });
  await play(
    phone,
    `
    > 1
    Nothing is set up here for you yet. Please ask where you usually go.
    5 Call me
    0 Menu
    > 5
    When may we call you?
    1 Morning
    2 Afternoon
    3 Evening
    0 Menu
    > 1
    OK, a person will call you in the morning.
    `,
  );
});

test('a medicine given on site is not kept by text', async () => {
  const { phone } = await caller({
    medicines: [await buildMedicine(app, { handover: 'on-site' })],
  });
  await play(
    phone,
    `
    > 1
    Item A: we cannot keep this one by text. Please ask where you usually go.
    5 Call me
    0 Menu
    `,
  );
});

test('on Telegram the items and places are buttons', async () => {
  const { phone } = await chatter({ medicines: [medicine, second] });
  await play(
    phone,
    `
    > /menu
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    > [Check item]
    Which item?
    [Item A] [Item B] [Menu]
    > [Item B]
    Item B: few left at place 2 (counted today).
    [Keep it for me] [Other place] [Tell me when sure] [Menu]
    > [Other place]
    Item B: no other place has it now.
    [Tell me when it is back] [Call me] [Menu]
    > item a
    Item A: yes at place 2 (counted today).
    [Keep it for me] [Other place] [Menu]
    > [Other place]
    Item A: yes at place 5 (counted today).
    [Keep it for me] [Other place] [Menu]
    > [Menu]
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    `,
  );
});

test('on Telegram where the place has none the next best is named, or we tell when it is back', async () => {
  const { phone } = await chatter({ place: 4 });
  await play(
    phone,
    `
    > item a
    Item A: not at place 4. Place 2 has it (counted today).
    [Keep it there] [Tell me when it is back] [Call me] [Menu]
    > [Tell me when it is back]
    OK, we will text you as soon as item A is there.
    `,
  );
});

test('each of five items is reached, by digits or the letter on the card, asked for and kept', async () => {
  const medicines = [medicine];
  while (medicines.length < 5) {
    const another = await buildMedicine(app);
    await put(2, 30, another.product);
    medicines.push(another);
  }
  const { phone } = await caller({ medicines, level: 'GENERAL' });
  const texts = async (...typed: string[]) => {
    const said: string[] = [];
    for (const each of typed) said.push(...(await phone.type(each)));
    return said.map((text) => text.split('\n').join(' / '));
  };
  expect(await texts('1', '4', 'E', '1')).toEqual([
    'Which item? / 1 Item A / 2 Item B / 3 Item C / 4 More / 0 Menu',
    'Which item? / 1 Item D / 2 Item E / 4 More / 0 Menu',
    expect.stringMatching(/^Item E: yes/),
    expect.stringMatching(/is kept at place 2/),
  ]);
  for (const letter of 'ABCD') await texts(`item ${letter}`, '1');
  expect(await texts('4', '4', 'item e')).toEqual([
    expect.stringMatching(/^Kept for you: .* \/ 3 Item \w: not ready yet \/ 4 More \/ 0 Menu$/),
    expect.stringMatching(/: \/ 1 Item \w: .* \/ 2 Item \w: .* \/ 4 More \/ 0 Menu$/),
    expect.stringMatching(/is kept already/),
  ]);
});
