import { expect, test } from 'vitest';
import { buildMedicine } from '../../support/build.js';
import { play } from '../../support/transcript.js';
import { change } from '../../core/reminders/scheduled.js';
import { clinic } from './clinic.js';

const { app, caller, chatter, live, unmetOf } = await clinic();

test('one digit keeps it, and who asks again is told that it is kept', async () => {
  const { phone, person } = await caller();
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
    > 1
    Kept for you already: place 2, until Fri 5 Mar, 4pm. To change it send 4.
    > item a
    Kept for you already: place 2, until Fri 5 Mar, 4pm. To change it send 4.
    > 4
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Kept for you at place 2 until Fri 5 Mar, 4pm. Not ready yet.
    2 Other day
    6 I do not need it
    0 Menu
    `,
  );
  expect(await live(person.patientId)).toHaveLength(1);
});

test('of two phones after the last one, the second is told kindly and shown the next place', async () => {
  const first = await caller({ place: 3 });
  const second = await caller({ place: 3 });
  await play(
    first.phone,
    `
    > 1
    Item A: few left at place 3 (counted today).
    1 Keep it for me
    2 Other place
    3 Tell me when sure
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > 1
    Item A: few left at place 3 (counted today).
    1 Keep it for me
    2 Other place
    3 Tell me when sure
    0 Menu
    `,
  );
  await play(
    second.phone,
    `
    > 1
    Item A: few left at place 3 (counted today).
    1 Keep it for me
    2 Other place
    3 Tell me when sure
    0 Menu
    `,
  );
  await play(
    first.phone,
    `
    > 1
    Kept for you at place 3 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    `,
  );
  await play(
    second.phone,
    `
    > 1
    Sorry, the last one was just taken. Place 2 has it.
    1 Keep it there
    2 Tell me when it is back
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    `,
  );
  expect(await unmetOf(second.person.patientId)).toEqual([3]);
});

const EARLY = {
  en: 'Item A: yes at place 2 (counted today). We can keep yours from Mon 19 Apr.\n2 Other place\n0 Menu',
  sw: 'Bidhaa A: ndiyo, ipo sehemu 2 (hesabu ya leo). Tunaweza kukuwekea kuanzia Jumatatu 19 Aprili.\n2 Sehemu nyingine\n0 Menyu',
  fr: "Article A: oui, au point 2 (compté aujourd'hui). Nous pourrons le garder à partir du lundi 19 avril.\n2 Un autre point\n0 Menu",
};

test.each(['en', 'sw', 'fr'] as const)(
  'what cannot be kept yet is not offered, and %s says from when',
  async (language) => {
    const { phone } = await caller({ dueOn: '2027-05-03', language });
    expect(await phone.type('1')).toEqual([EARLY[language]]);
    const { phone: chat } = await chatter({ dueOn: '2027-05-03', language });
    const labels = EARLY[language].split('\n').slice(1);
    const [text] = EARLY[language].split('\n');
    await chat.type('menu');
    expect(
      await chat.type(language === 'fr' ? 'article a' : language === 'sw' ? 'bidhaa a' : 'item a'),
    ).toEqual([`${text}\n${labels.map((label) => `[${label.slice(2)}]`).join(' ')}`]);
  },
);

test('nor is it offered at another place, nor to whoever came for nothing', async () => {
  const { phone } = await caller({ dueOn: '2027-05-03', place: 4 });
  await play(
    phone,
    `
    > 1
    Item A: not at place 4. Place 2 has it (counted today).
    2 Tell me when it is back
    5 Call me
    0 Menu
    > none
    Sorry, and thank you for telling us. Place 2 has it (counted today).
    2 Tell me when it is back
    5 Call me
    0 Menu
    `,
  );
});

test('a place that is asked to keep it too early says from when', async () => {
  const { phone, person } = await caller({ place: 4 });
  await play(
    phone,
    `
    > 1
    Item A: not at place 4. Place 2 has it (counted today).
    1 Keep it there
    2 Tell me when it is back
    5 Call me
    0 Menu
    * it is due later
    > 1
    It is a little early. We can keep yours from Mon 19 Apr.
    5 Call me
    0 Menu
    `,
    {
      steps: {
        'it is due later': () =>
          change(app, `UPDATE courses SET due_on = '2027-05-03' WHERE id = $1`, [person.course.id]),
      },
    },
  );
});

test('a question that was answered keeps nothing twice', async () => {
  const { phone, person } = await caller({ medicines: [await buildMedicine(app)] });
  await play(
    phone,
    `
    > 1
    Item A: no place has it now.
    1 Tell me when it is back
    5 Call me
    0 Menu
    > yes
    Sorry, send 1 or 5. 0 for menu.
    `,
  );
  expect(await live(person.patientId)).toHaveLength(0);
});

test('on Telegram a double tap keeps one', async () => {
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
    > item a
    Kept for you already: place 2, until Fri 5 Mar, 4pm.
    [My pickups]
    > [My pickups]
    Secret number: send only its Nth and Nth digits, like 58.
    [Menu]
    `,
  );
  expect(await live(person.patientId)).toHaveLength(1);
});

test('who names another item than the one on the screen is asked about that one, and nothing is kept', async () => {
  const other = await buildMedicine(app);
  const { phone, person } = await caller({ medicines: [await buildMedicine(app), other] });
  await play(
    phone,
    `
    > item a
    Item A: no place has it now.
    1 Tell me when it is back
    5 Call me
    0 Menu
    > tell me when item b is back
    Item B: no place has it now.
    1 Tell me when it is back
    5 Call me
    0 Menu
    `,
  );
  expect(await live(person.patientId)).toHaveLength(0);
});
