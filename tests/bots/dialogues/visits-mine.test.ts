import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { bookVisit } from '#core/visits/index.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine } from '../../support/build.js';
import { plainPhone, play } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const world = await visitClinic();
const { app, booker, caller, chatter, chooser, visits, book } = world;
const { enrol, give, kind, phones: service, put, siteAt } = world;
const LATE = '2027-06-01';

/** What is given on site at place 2, due on Wednesday 10 March, with a kind of visit for it. */
const depot = await buildMedicine(app, { handover: 'on-site', earlyDays: 3 });
await put(2, 30, depot.product);
const depotKind = await kind({ programmeId: depot.programme.id });
const given = { medicines: [depot], level: 'GENERAL', dueOn: '2027-03-10' } as const;

/** Who has no day yet for what is given on site; nothing of the talks before stands in the way. */
async function onSite<T extends { person: { patientId: Id<'Patient'> } }>(made: T): Promise<T> {
  await give(made.person.patientId, { serviceId: depotKind });
  return made;
}

test("somebody else's number and one that is nobody's get the same answer", async () => {
  const { phone } = await booker({ level: 'GENERAL' });
  const other = await booker({ level: 'GENERAL' });
  const day = { day: '2027-03-08', time: '08:00' };
  const theirs = await book(other.person.patientId, day);
  const said = async (ref: number) => [
    await phone.type(`MOVE ${ref}`),
    await phone.type(`DROP ${ref}`),
  ];
  expect(await said(theirs.ref)).toEqual(await said(987));
  expect(await visits(other.person.patientId)).toMatchObject([{ id: theirs.id, state: 'booked' }]);
});

test('MOVE with its number and a day offers the times of that day, an hour is said back, and a closed day leads to the nearest', async () => {
  const { phone, person } = await booker({ level: 'GENERAL' });
  await book(person.patientId, { day: '2027-04-20', time: '08:00' });
  await play(
    phone,
    `
    > MOVE 11 friday
    Fri 5 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > MOVE 11 21 april 9am
    Wed 21 Apr, 9am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > 1
    Changed. Wed 21 Apr, 9am, place 2. Ref 11. The old one is off. To change or drop it send 3.
    > move 11 10am
    Wed 21 Apr, 10am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > 1
    Changed. Wed 21 Apr, 10am, place 2. Ref 11. The old one is off. To change or drop it send 3.
    > MOVE 11 25 april
    No time is free on Sun 25 Apr. Days open:
    1 Fri 23 Apr
    2 Sat 24 Apr
    3 Mon 26 Apr
    4 More days
    0 Menu
    > 3
    Mon 26 Apr:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > MOVE 11 31 feb
    Sorry, we do not know that day. Send it like this: Tuesday morning, or 16 March.
    1 Show me the days
    0 Menu
    > move to 27 april
    Tue 27 Apr:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 1
    Changed. Tue 27 Apr, 8am, place 2. Ref 11. The old one is off. To change or drop it send 3.
    > move to 27 april
    Tue 27 Apr:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 1
    It stays as it is: Tue 27 Apr, 8am, place 2. Ref 11. To change or drop it send 3.
    `,
  );
  const sw = await booker({ language: 'sw', level: 'GENERAL' });
  await book(sw.person.patientId, { day: '2027-04-20', time: '08:20' });
  await play(
    sw.phone,
    `
    > HAMISHA 11 ijumaa
    Ijumaa 5 Machi:
    1 08:00 (saa 2:00 asubuhi)
    2 09:20 (saa 3:20 asubuhi)
    3 10:40 (saa 4:40 asubuhi)
    4 Saa zingine
    6 Siku nyingine
    0 Menyu
    > badili 11 jumapili
    Hakuna nafasi Jumapili 7 Machi. Siku zilizo wazi:
    1 Ijumaa 05 Machi
    2 Jumamosi 06 Machi
    3 Jumatatu 08 Machi
    4 Siku zingine
    0 Menyu
    `,
  );
  const fr = await chooser({ language: 'fr', level: 'GENERAL' });
  await book(fr.person.patientId, { day: '2027-04-20', time: '09:00' });
  await play(
    fr.phone,
    `
    > DEPLACER 11 vendredi
    Vendredi 5 mars:
    [8h] [8h20] [8h40] [9h] [9h20] [9h40] [10h] [10h20] [10h40] [11h] [11h20] [11h40] [Un autre jour] [Menu]
    > CHANGER 11 dimanche
    Rien de libre le dimanche 7 mars. Mars: quel jour vous convient?
    [lu] [ma] [me] [je] [ve] [sa] [di] [ ] [ ] [3] [4] [5] [6] [ ] [8] [9] [10] [11] [12] [13] [ ] [15] [16] [17] [18] [19] [20] [ ] [22] [23] [24] [25] [26] [27] [ ] [29] [30] [31] [ ] [ ] [ ] [ ] [avril ›] [Menu]
    > [31]
    Mercredi 31 mars:
    [8h] [8h20] [8h40] [9h] [9h20] [9h40] [10h] [10h20] [10h40] [11h] [11h20] [11h40] [Un autre jour] [Menu]
    > [9h]
    C'est changé: mercredi 31 mars, 9h, point 2. Réf 11. L'ancien RDV ne tient plus.
    [Mes RDV]
    `,
  );
});

test('a typed hour to which a visit is moved is held for ten minutes, also on its own day', async () => {
  const { phone, person } = await booker({ level: 'GENERAL' });
  const other = await booker({ level: 'GENERAL' });
  await book(person.patientId, { day: '2027-04-28', time: '08:00' });
  const take = () => book(other.person.patientId, { day: '2027-04-28', time: '10:00' });
  await play(
    phone,
    `
    > MOVE 11 10am
    Wed 28 Apr, 10am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    * somebody wants that time
    > 1
    Changed. Wed 28 Apr, 10am, place 2. Ref 11. The old one is off. To change or drop it send 3.
    > MOVE 11 11am
    Wed 28 Apr, 11am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    * 11 minutes later
    > 1
    That choice is no longer kept. Send 2 to look again or 0 for menu.
    > 2
    Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > 28 april 11:20am
    Wed 28 Apr, 11:20am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > 1
    Changed. Wed 28 Apr, 11:20am, place 2. Ref 11. The old one is off. To change or drop it send 3.
    `,
    {
      steps: {
        'somebody wants that time': () => expect(take()).rejects.toThrow('visit.slot-taken'),
      },
    },
  );
  const [visit, more] = await visits(person.patientId);
  expect(visit).toMatchObject({ day: '2027-04-28', time: '11:20', ref: 11, rev: 3, moves: null });
  expect(more).toBeUndefined();
});

test('a visit that was given up comes back under its number, however near or far it is', async () => {
  const serviceId = await kind();
  const { phone, person } = await caller({ level: 'GENERAL' });
  await give(person.patientId, { serviceId });
  const at = { patientId: person.patientId, serviceId, siteId: siteAt(2).id };
  for (const when of [
    { day: '2027-03-03', time: '11:40' },
    { day: '2027-04-20', time: '11:40' },
  ])
    await asSystem(app, (ctx) => bookVisit(ctx, { ...at, ...when }));
  await asSystem(app, (ctx) =>
    ctx.sql('UPDATE services SET notice_minutes = 1440, horizon_days = 7 WHERE id = $1', [
      serviceId,
    ]),
  );
  await play(
    phone,
    `
    > DROP 11
    OK, that visit is off.
    1 Keep it after all
    2 Another day
    0 Menu
    > 1
    Done. Wed 3 Mar, 11:40am, place 2. Ref 11. To change or drop it send 3.
    > DROP 12
    OK, that visit is off.
    1 Keep it after all
    2 Another day
    0 Menu
    > 1
    Done. Tue 20 Apr, 11:40am, place 2. Ref 12. To change or drop it send 3.
    `,
  );
  expect(await visits(person.patientId)).toMatchObject([
    { day: '2027-03-03', time: '11:40', ref: 11, rev: 3, state: 'booked' },
    { day: '2027-04-20', time: '11:40', ref: 12, rev: 3, state: 'booked' },
  ]);
});

test('a number that books sixty times in a minute is answered thirty times', async () => {
  const { phone, person } = await booker({ level: 'GENERAL' });
  const said: string[] = [];
  for (let n = 0; n < 60; n += 1)
    said.push(...(await phone.type(`BOOK ${(n % 20) + 5} april 10am`)));
  expect(said.length).toBeLessThanOrEqual(31);
  expect((await visits(person.patientId)).length).toBe(0);
});

test.each([
  [
    'en',
    'telegram',
    `
    Baobab: which day suits you at place 2? We keep your medicine for it.
    [Show me the days] [Other place] [Call me] [Menu]
    > [Other place]
    Item A: no other place has it now.
    [Tell me when it is back] [Call me] [Menu]
    `,
  ],
  [
    'sw',
    'telegram',
    `
    Baobab: siku gani inakufaa, sehemu 2? Tutakuwekea dawa zako.
    [Nionyeshe siku] [Sehemu nyingine] [Nipigie simu] [Menyu]
    > [Nipigie simu]
    Tukupigie simu wakati gani?
    [Asubuhi] [Mchana] [Jioni] [Menyu]
    `,
  ],
  [
    'fr',
    'sms',
    `
    Baobab: quel jour vous convient au point 2? Nous gardons votre médicament pour ce jour-là.
    1 Montrez-moi les jours
    2 Un autre point
    5 Appelez-moi
    0 Menu
    > 1
    Jours libres:
    1 lundi 08 mars
    2 mardi 09 mars
    3 mercredi 10 mars
    4 D'autres jours
    0 Menu
    `,
  ],
] as const)('who has no day is asked for one in %s by %s', async (language, channel, script) => {
  const made = channel === 'sms' ? caller : chatter;
  const { phone } = await onSite(await made({ ...given, medicines: [depot], language }));
  await play(phone, `* 1 minute later\n${script}`);
});

test('on a number that two share each books and sees their own, by nickname', async () => {
  const address = '+254700770009';
  const blue = await enrol({ address, nickname: 'Blue', secretNumber: '482715', dueOn: LATE });
  const green = await enrol({ address, nickname: 'Green', secretNumber: '936204', dueOn: LATE });
  for (const { patientId } of [blue, green]) await give(patientId);
  const phone = plainPhone(service, address);
  await play(
    phone,
    `
    > BOOK 22 march 9am
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 1
    Mon 22 Mar, 9am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > 1
    Done. Mon 22 Mar, 9am, place 2. Ref 11. To change or drop it send 3.
    > BOOK 23 march 9am
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 2
    Tue 23 Mar, 9am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > 1
    Done. Tue 23 Mar, 9am, place 2. Ref 11. To change or drop it send 3.
    > 3
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 2
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Tue 23 Mar, 9am, place 2. Ref 11.
    2 Other day
    6 I do not need it
    0 Menu
    `,
    { secret: '936204' },
  );
});
