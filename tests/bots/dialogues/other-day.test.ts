import { test } from 'vitest';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { caller, chatter, prepare } = await clinic();

test('the days it can be kept to are listed, then the half hours', async () => {
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
    > 2
    Which day suits you?
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > 4
    Which day suits you?
    1 Sat 06 Mar
    2 Mon 08 Mar
    3 Tue 09 Mar
    4 More days
    0 Menu
    > 1
    Sat 6 Mar, from when?
    1 8am
    2 8:30am
    3 9am
    4 More times
    0 Menu
    > 4
    Sat 6 Mar, from when?
    1 9:30am
    2 10am
    3 10:30am
    4 More times
    0 Menu
    > 2
    Changed. Your medicine is kept at place 2 until Sat 6 Mar, 4pm. To change it send 4.
    > 4
    Your medicine is kept at place 2 until Sat 6 Mar, 4pm. Not ready yet.
    2 Other day
    6 I do not need it
    0 Menu
    `,
  );
});

test('a half hour that is full is offered no more, and one filled meanwhile shows the days again', async () => {
  const one = await caller({ level: 'GENERAL' });
  const two = await caller({ level: 'GENERAL' });
  await play(
    one.phone,
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
    > 2
    Which day suits you?
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > 2
    Thu 4 Mar, from when?
    1 8am
    2 8:30am
    3 9am
    4 More times
    0 Menu
    `,
  );
  await play(
    two.phone,
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
    > 2
    Which day suits you?
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > 2
    Thu 4 Mar, from when?
    1 8am
    2 8:30am
    3 9am
    4 More times
    0 Menu
    > 1
    Changed. Your medicine is kept at place 2 until Thu 4 Mar, 4pm. To change it send 4.
    `,
  );
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
    > 2
    Thu 4 Mar, from when?
    1 8:30am
    2 9am
    3 9:30am
    4 More times
    0 Menu
    > 1
    Changed. Your medicine is kept at place 2 until Thu 4 Mar, 4pm. To change it send 4.
    > 4
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

test('who has chosen a half hour can choose it again', async () => {
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
    > 2
    Which day suits you?
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > 3
    Fri 5 Mar, from when?
    1 8am
    2 8:30am
    3 9am
    4 More times
    0 Menu
    > 2
    Changed. Your medicine is kept at place 2 until Fri 5 Mar, 4pm. To change it send 4.
    > 4
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. Not ready yet.
    2 Other day
    6 I do not need it
    0 Menu
    > 2
    Which day suits you?
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > 3
    Fri 5 Mar, from when?
    1 8am
    2 9am
    3 9:30am
    4 More times
    0 Menu
    `,
  );
});

test('on Telegram the other day is chosen by buttons from the text that it is ready', async () => {
  const { phone, person } = await chatter({ level: 'GENERAL', language: 'sw' });
  await play(
    phone,
    `
    > bidhaa a
    Bidhaa A: ndiyo, ipo sehemu 2 (hesabu ya leo).
    [Niwekee] [Sehemu nyingine] [Menyu]
    > [Niwekee]
    Tumekuwekea dawa zako sehemu 2 hadi Ijumaa 5 Machi, 16:00 (saa 10 jioni). Tutakujulisha ukiweza kuja.
    [Bidhaa za kuchukua]
    * ready
    Baobab: dawa ziko tayari sehemu 2 hadi Ijumaa 5 Machi, 16:00 (saa 10 jioni).
    [Nambari yangu] [Siku nyingine] [Nitatuma mtu]
    > [Siku nyingine]
    Siku gani inakufaa?
    [Jumatano 03 Machi] [Alhamisi 04 Machi] [Ijumaa 05 Machi] [Siku zingine] [Menyu]
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('a day too far ahead, typed in reply, is answered by the days it can be kept to', async () => {
  const { phone, person } = await caller({ level: 'GENERAL' });
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
    3 Someone will come for me
    > 15 May
    Which day suits you?
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('what is prepared before its first day is not called ready until then', async () => {
  const { phone, person } = await caller({ level: 'GENERAL', dueOn: '2027-03-12' });
  await play(
    phone,
    `
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Your medicine is kept at place 2 until Mon 8 Mar, 4pm. We will text you when it is ready. To change it send 4.
    * ready
    > 4
    Your medicine is kept at place 2 until Mon 8 Mar, 4pm. Not ready yet.
    2 Other day
    6 I do not need it
    0 Menu
    * 2 days later
    Baobab: your medicine is ready at place 2 until Mon 8 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});
