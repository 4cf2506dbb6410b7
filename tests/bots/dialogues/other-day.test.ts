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
    > [Alhamisi 04 Machi]
    Alhamisi 4 Machi, kuanzia saa ngapi?
    [08:30 (saa 2:30 asubuhi)] [09:00 (saa 3:00 asubuhi)] [09:30 (saa 3:30 asubuhi)] [Saa zingine] [Menyu]
    > 2
    Sawa, tumebadilisha. Tumekuwekea dawa zako sehemu 2 hadi Alhamisi 4 Machi, 16:00 (saa 10 jioni).
    [Bidhaa za kuchukua]
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('another day and its half hour, in Swahili by SMS', async () => {
  const { phone } = await caller({ level: 'GENERAL', language: 'sw' });
  await play(
    phone,
    `
    > bidhaa a
    Bidhaa A: ndiyo, ipo sehemu 2 (hesabu ya leo).
    1 Niwekee
    2 Sehemu nyingine
    0 Menyu
    > 1
    Tumekuwekea dawa zako sehemu 2 hadi Ijumaa 5 Machi, 16:00 (saa 10 jioni). Tutakujulisha ukiweza kuja. Kubadilisha tuma 4.
    > 4
    Tumekuwekea dawa zako sehemu 2 hadi Ijumaa 5 Machi, 16:00 (saa 10 jioni). Bado tunaandaa.
    2 Siku nyingine
    6 Sihitaji tena
    0 Menyu
    > 2
    Siku gani inakufaa?
    1 Jumatano 03 Machi
    2 Alhamisi 04 Machi
    3 Ijumaa 05 Machi
    4 Siku zingine
    0 Menyu
    > 3
    Ijumaa 5 Machi, kuanzia saa ngapi?
    1 08:00 (saa 2:00 asubuhi)
    2 09:00 (saa 3:00 asubuhi)
    3 09:30 (saa 3:30 asubuhi)
    4 Saa zingine
    0 Menyu
    > 1
    Sawa, tumebadilisha. Tumekuwekea dawa zako sehemu 2 hadi Ijumaa 5 Machi, 16:00 (saa 10 jioni). Kubadilisha tuma 4.
    `,
  );
});

test.each([
  {
    language: 'en',
    script: `
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
    > [Fri 05 Mar]
    Fri 5 Mar, from when?
    [9am] [9:30am] [10am] [More times] [Menu]
    > 2
    Changed. Your medicine is kept at place 2 until Fri 5 Mar, 4pm.
    [My pickups]
    `,
  },
  {
    language: 'fr',
    script: `
    > article a
    Article A: oui, au point 2 (compté aujourd'hui).
    [Gardez-le-moi] [Un autre point] [Menu]
    > [Gardez-le-moi]
    Votre médicament est gardé au point 2 jusqu'au vendredi 5 mars, 16h. Nous vous préviendrons dès que vous pourrez venir.
    [Mes retraits]
    > [Mes retraits]
    Votre médicament est gardé au point 2 jusqu'au vendredi 5 mars, 16h. En préparation.
    [Un autre jour] [Plus besoin, merci] [Menu]
    > [Un autre jour]
    Quel jour vous convient?
    [mercredi 03 mars] [jeudi 04 mars] [vendredi 05 mars] [D'autres jours] [Menu]
    > [vendredi 05 mars]
    Le vendredi 5 mars, à partir de quelle heure?
    [9h] [10h] [10h30] [D'autres heures] [Menu]
    > 2
    C'est changé. Votre médicament est gardé au point 2 jusqu'au vendredi 5 mars, 16h.
    [Mes retraits]
    `,
  },
] as const)('the same on a smart phone in $language', async ({ language, script }) => {
  const { phone } = await chatter({ level: 'GENERAL', language });
  await play(phone, script);
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
