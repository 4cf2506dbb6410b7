import { expect, test } from 'vitest';
import { buildMedicine } from '../../support/build.js';
import { play } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const world = await visitClinic();
const { app, booker, chatter, chooser, visits, book } = world;
const { give, put } = world;

/** What is given on site at place 2, due on Wednesday 10 March, with a kind of visit for it. */
const depot = await buildMedicine(app, { handover: 'on-site', earlyDays: 3 });
await put(2, 30, depot.product);

test.each([
  {
    language: 'en',
    time: '09:40',
    script: `
    > MOVE 11 sunday
    No time is free on Sun 7 Mar. March: which day suits you?
    [Mo] [Tu] [We] [Th] [Fr] [Sa] [Su] [ ] [ ] [3] [4] [5] [6] [ ] [8] [9] [10] [11] [12] [13] [ ] [15] [16] [17] [18] [19] [20] [ ] [22] [23] [24] [25] [26] [27] [ ] [29] [30] [31] [ ] [ ] [ ] [ ] [April ›] [Menu]
    `,
  },
  {
    language: 'sw',
    time: '10:00',
    script: `
    > badili 11 jumapili
    Hakuna nafasi Jumapili 7 Machi. Machi: siku gani inakufaa?
    [J3] [J4] [J5] [Alh] [Ij] [J1] [J2] [ ] [ ] [3] [4] [5] [6] [ ] [8] [9] [10] [11] [12] [13] [ ] [15] [16] [17] [18] [19] [20] [ ] [22] [23] [24] [25] [26] [27] [ ] [29] [30] [31] [ ] [ ] [ ] [ ] [Aprili ›] [Menyu]
    `,
  },
] as const)(
  'a full day shows its month on a smart phone, in $language',
  async ({ language, time, script }) => {
    const { phone, person } = await chooser({ language, level: 'GENERAL' });
    await book(person.patientId, { day: '2027-04-20', time });
    await play(phone, script);
  },
);

test('on Telegram a calendar of buttons is edited in place, in three languages', async () => {
  const { phone } = await chooser({ level: 'GENERAL' });
  await play(
    phone,
    `
    > /start
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    > [Book visit]
    March. Which day suits you? A dot marks a day that is yours already.
    [Mo] [Tu] [We] [Th] [Fr] [Sa] [Su] [ ] [ ] [3] [4] [5] [6] [ ] [8] [9] [10] [11] [12] [13] [ ] [15] [16] [17] [18] [19] [20] [ ] [22] [23] [24] [25] [26] [27] [ ] [29] [30] [31] [ ] [ ] [ ] [ ] [April ›] [Menu]
    > [April ›]
    April. Which day suits you? A dot marks a day that is yours already.
    [Mo] [Tu] [We] [Th] [Fr] [Sa] [Su] [ ] [ ] [ ] [1] [2] [3] [ ] [5] [6] [7] [8] [9] [10] [ ] [12] [13] [14] [15] [16] [17] [ ] [19] [20] [21] [22] [23] [24] [ ] [26] [27] [28] [29] [30] [ ] [ ] [‹ March] [May ›] [Menu]
    > [‹ March]
    March. Which day suits you? A dot marks a day that is yours already.
    [Mo] [Tu] [We] [Th] [Fr] [Sa] [Su] [ ] [ ] [3] [4] [5] [6] [ ] [8] [9] [10] [11] [12] [13] [ ] [15] [16] [17] [18] [19] [20] [ ] [22] [23] [24] [25] [26] [27] [ ] [29] [30] [31] [ ] [ ] [ ] [ ] [April ›] [Menu]
    > [9]
    Tue 9 Mar:
    [8am] [8:20am] [8:40am] [9am] [9:20am] [9:40am] [10am] [10:20am] [10:40am] [11am] [11:20am] [11:40am] [Other day] [Menu]
    > [9:20am]
    Done. Tue 9 Mar, 9:20am, place 2. Ref 11.
    [My visits]
    > /visits
    Tue 9 Mar, 9:20am, place 2. Ref 11.
    [Other day] [I do not need it] [Menu]
    > [Other day]
    March. Which day suits you? A dot marks a day that is yours already.
    [Mo] [Tu] [We] [Th] [Fr] [Sa] [Su] [ ] [ ] [3] [4] [5] [6] [ ] [8] [9•] [10] [11] [12] [13] [ ] [15] [16] [17] [18] [19] [20] [ ] [22] [23] [24] [25] [26] [27] [ ] [29] [30] [31] [ ] [ ] [ ] [ ] [April ›] [Menu]
    > [9•]
    Tue 9 Mar:
    [8am] [8:20am] [8:40am] [9am] [9:20am] [9:40am] [10am] [10:20am] [10:40am] [11am] [11:20am] [11:40am] [Other day] [Menu]
    > [9:20am]
    It stays as it is: Tue 9 Mar, 9:20am, place 2. Ref 11.
    [My visits]
    `,
  );
  // Whoever is due later begins in the month of that week.
  const due = await chatter({ level: 'GENERAL' });
  await give(due.person.patientId, { dueOn: '2027-04-15' });
  await play(
    due.phone,
    `
    > /visits
    You have no visit now.
    [Book visit] [Menu]
    > [Book visit]
    April. Which day suits you? A dot marks a day that is yours already.
    [Mo] [Tu] [We] [Th] [Fr] [Sa] [Su] [ ] [ ] [ ] [1] [2] [3] [ ] [5] [6] [7] [8] [9] [10] [ ] [12] [13] [14] [15] [16] [17] [ ] [19] [20] [21] [22] [23] [24] [ ] [26] [27] [28] [29] [30] [ ] [ ] [‹ March] [May ›] [Menu]
    `,
  );
  const sw = await chooser({ level: 'GENERAL', language: 'sw' });
  await play(
    sw.phone,
    `
    > /visits
    Huna miadi kwa sasa.
    [Weka miadi] [Menyu]
    > [Weka miadi]
    Machi. Siku gani inakufaa? Nukta ni siku ambayo tayari ni yako.
    [J3] [J4] [J5] [Alh] [Ij] [J1] [J2] [ ] [ ] [3] [4] [5] [6] [ ] [8] [9] [10] [11] [12] [13] [ ] [15] [16] [17] [18] [19] [20] [ ] [22] [23] [24] [25] [26] [27] [ ] [29] [30] [31] [ ] [ ] [ ] [ ] [Aprili ›] [Menyu]
    > [10]
    Jumatano 10 Machi:
    [08:00 (saa 2:00 asubuhi)] [08:20 (saa 2:20 asubuhi)] [08:40 (saa 2:40 asubuhi)] [09:00 (saa 3:00 asubuhi)] [09:20 (saa 3:20 asubuhi)] [09:40 (saa 3:40 asubuhi)] [10:00 (saa 4:00 asubuhi)] [10:20 (saa 4:20 asubuhi)] [Saa zingine] [Siku nyingine] [Menyu]
    `,
  );
  const fr = await chooser({ level: 'GENERAL', language: 'fr' });
  await play(
    fr.phone,
    `
    > /visits
    Vous n'avez pas de RDV en ce moment.
    [Prendre RDV] [Menu]
    > [Prendre RDV]
    Mars. Quel jour vous convient? Un point marque un jour qui est déjà à vous.
    [lu] [ma] [me] [je] [ve] [sa] [di] [ ] [ ] [3] [4] [5] [6] [ ] [8] [9] [10] [11] [12] [13] [ ] [15] [16] [17] [18] [19] [20] [ ] [22] [23] [24] [25] [26] [27] [ ] [29] [30] [31] [ ] [ ] [ ] [ ] [avril ›] [Menu]
    > [11]
    Jeudi 11 mars:
    [8h] [8h20] [8h40] [9h] [9h20] [9h40] [10h] [10h20] [10h40] [11h] [11h20] [11h40] [Un autre jour] [Menu]
    > [9h40]
    C'est noté: jeudi 11 mars, 9h40, point 2. Réf 11.
    [Mes RDV]
    `,
  );
});

test('of eight phones that want one time at once each gets its own or is offered the nearest', async () => {
  const some = await Promise.all(Array.from({ length: 8 }, () => booker({ level: 'GENERAL' })));
  const asked = await Promise.all(some.map(({ phone }) => phone.type('BOOK 15 march 9am')));
  const sure = asked.filter(([said]) => said?.startsWith('Mon 15 Mar, 9am, place 2.'));
  const free = asked.filter(([said]) => said?.startsWith('Sorry, that time is not free.'));
  expect([sure.length, free.length]).toEqual([1, 7]);
  await Promise.all(some.map(({ phone }) => phone.type('1')));
  const booked = await Promise.all(some.map(({ person }) => visits(person.patientId)));
  const starts = booked.flat().map(({ day, time }) => `${day} ${time}`);
  expect(new Set(starts).size).toBe(starts.length);
});
