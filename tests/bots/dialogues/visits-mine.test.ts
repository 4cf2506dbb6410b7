import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { keep } from '#core/pickups/index.js';
import { bookVisit, dropVisit } from '#core/visits/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildMedicine } from '../../support/build.js';
import { plainPhone, play } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const world = await visitClinic();
const { app, booker, caller, chatter, chooser, visits, book } = world;
const { enrol, give, hours, kind, live, phones: service, prepare, put, siteAt } = world;
const LATE = '2027-06-01';

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
    `,
    {
      steps: {
        'somebody wants that time': () => expect(take()).rejects.toThrow('visit.slot-taken'),
      },
    },
  );
  const [visit, more] = await visits(person.patientId);
  expect(visit).toMatchObject({ day: '2027-04-28', time: '10:00', ref: 11, rev: 2, moves: null });
  expect(more).toBeUndefined();
});

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
    [08:00 (saa 2 asubuhi)] [08:20 (saa 2:20 asubuhi)] [08:40 (saa 2:40 asubuhi)] [09:00 (saa 3 asubuhi)] [09:20 (saa 3:20 asubuhi)] [09:40 (saa 3:40 asubuhi)] [10:00 (saa 4 asubuhi)] [10:20 (saa 4:20 asubuhi)] [Saa zingine] [Siku nyingine] [Menyu]
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
  for (const { phone } of some) await phone.type('BOOK 15 march 9am');
  const answers = await Promise.all(some.map(({ phone }) => phone.type('1')));
  const booked = await Promise.all(some.map(({ person }) => visits(person.patientId)));
  const starts = booked.flat().map(({ day, time }) => `${day} ${time}`);
  expect(answers).toHaveLength(8);
  expect(new Set(starts).size).toBe(starts.length);
});

test('a number that books sixty times in a minute is answered thirty times', async () => {
  const { phone, person } = await booker({ level: 'GENERAL' });
  const said: string[] = [];
  for (let n = 0; n < 60; n += 1)
    said.push(...(await phone.type(`BOOK ${(n % 20) + 5} april 10am`)));
  expect(said.length).toBeLessThanOrEqual(31);
  expect((await visits(person.patientId)).length).toBe(0);
});

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

test('who has no day for what is given on site is asked for one; it is kept, moved and dropped with its visit', async () => {
  const { phone, person } = await onSite(await caller({ ...given, medicines: [depot] }));
  await play(
    phone,
    `
    * 1 minute later
    Baobab: which day suits you at place 2? We keep your medicine for it.
    1 Show me the days
    2 Other place
    5 Call me
    0 Menu
    > 1
    Days open:
    1 Mon 08 Mar
    2 Tue 09 Mar
    3 Wed 10 Mar
    4 More days
    0 Menu
    > 1
    Mon 8 Mar:
    1 8:20am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 2
    Done. Mon 8 Mar, 9:20am, place 2. Ref 11. To change or drop it send 3.
    * ready
    Baobab: your medicine is ready at place 2 until Mon 8 Mar, 4pm.
    1 My number
    2 Other day
    > 2
    Days open:
    1 Mon 08 Mar
    2 Tue 09 Mar
    3 Wed 10 Mar
    4 More days
    0 Menu
    > 1
    Mon 8 Mar:
    1 8:20am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 1
    Changed. Mon 8 Mar, 8:20am, place 2. Ref 11. The old one is off. To change or drop it send 3.
    > 4
    Your medicine is kept at place 2 until Mon 8 Mar, 4pm. Not ready yet.
    2 Other day
    6 I do not need it
    0 Menu
    > drop
    OK, that visit is off.
    1 Keep it after all
    2 Another day
    0 Menu
    > 1
    Done. Mon 8 Mar, 8:20am, place 2. Ref 12. To change or drop it send 3.
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
  expect(await live(person.patientId)).toMatchObject([{ state: 'held', place: 2 }]);
});

test('in Swahili', async () => {
  const sw = await onSite(await caller({ ...given, medicines: [depot], language: 'sw' }));
  await play(
    sw.phone,
    `
    * 1 minute later
    Baobab: siku gani inakufaa, sehemu 2? Tutakuwekea dawa zako.
    1 Nionyeshe siku
    2 Sehemu nyingine
    5 Nipigie simu
    0 Menyu
    > 1
    Siku zilizo wazi:
    1 Jumatatu 08 Machi
    2 Jumanne 09 Machi
    3 Jumatano 10 Machi
    4 Siku zingine
    0 Menyu
    > 3
    Jumatano 10 Machi:
    1 08:00 (saa 2:00 asubuhi)
    2 09:20 (saa 3:20 asubuhi)
    3 10:40 (saa 4:40 asubuhi)
    4 Saa zingine
    6 Siku nyingine
    0 Menyu
    > 3
    Sawa. Miadi yako ni Jumatano 10 Machi, 10:40 (saa 4:40 asubuhi), sehemu 2. Nambari ya miadi: 11. Kubadilisha au kufuta tuma 3.
    > 4
    Tumekuwekea dawa zako sehemu 2 hadi Jumatano 10 Machi, 16:00 (saa 10 jioni). Bado tunaandaa.
    2 Siku nyingine
    6 Sihitaji tena
    0 Menyu
    > FUTA 11
    Sawa, miadi hiyo imefutwa.
    1 Nirudishie miadi hiyo
    2 Siku nyingine
    0 Menyu
    `,
  );
  expect(await live(sw.person.patientId)).toEqual([]);
});

test('in French on a smart phone, by the calendar', async () => {
  const fr = await onSite(await chatter({ ...given, medicines: [depot], language: 'fr' }));
  await play(
    fr.phone,
    `
    * 1 minute later
    Baobab: quel jour vous convient au point 2? Nous gardons votre médicament pour ce jour-là.
    [Montrez-moi les jours] [Un autre point] [Appelez-moi] [Menu]
    > [Montrez-moi les jours]
    Mars. Quel jour vous convient? Un point marque un jour qui est déjà à vous.
    [lu] [ma] [me] [je] [ve] [sa] [di] [8] [9] [10] [11] [12] [13] [ ] [15] [16] [17] [18] [19] [20] [ ] [22] [23] [24] [25] [26] [27] [ ] [29] [30] [31] [ ] [ ] [ ] [ ] [avril ›] [Menu]
    > [11]
    Jeudi 11 mars:
    [8h] [8h20] [8h40] [9h] [9h20] [10h] [10h20] [10h40] [11h] [11h20] [11h40] [Un autre jour] [Menu]
    > [9h]
    C'est noté: jeudi 11 mars, 9h, point 2. Réf 11.
    [Mes RDV]
    > /visits
    Jeudi 11 mars, 9h, point 2. Réf 11.
    [Un autre jour] [Je n'en ai pas besoin] [Menu]
    > [Un autre jour]
    Mars. Quel jour vous convient? Un point marque un jour qui est déjà à vous.
    [lu] [ma] [me] [je] [ve] [sa] [di] [8] [9] [10] [11•] [12] [13] [ ] [15] [16] [17] [18] [19] [20] [ ] [22] [23] [24] [25] [26] [27] [ ] [29] [30] [31] [ ] [ ] [ ] [ ] [avril ›] [Menu]
    > [12]
    Vendredi 12 mars:
    [8h] [8h20] [8h40] [9h] [9h20] [9h40] [10h] [10h20] [10h40] [11h] [11h20] [11h40] [Un autre jour] [Menu]
    > [10h]
    C'est changé: vendredi 12 mars, 10h, point 2. Réf 11. L'ancien RDV ne tient plus.
    [Mes RDV]
    > /pickups
    Votre médicament est gardé au point 2 jusqu'au vendredi 12 mars, 16h. En préparation.
    [Un autre jour] [Plus besoin, merci] [Menu]
    > [Plus besoin, merci]
    D'accord, ce RDV est libéré.
    [Gardez-le finalement] [Un autre jour] [Menu]
    `,
  );
  expect(await live(fr.person.patientId)).toEqual([]);
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

test('on the calendar a day on which something is kept has its dot, also where no visit is open', async () => {
  const later = await kind({ noticeMinutes: 3 * 24 * 60 });
  await put(2, 1);
  const { phone, person } = await chatter();
  await give(person.patientId, { serviceId: later });
  const { course, contact } = person;
  await asSystem(app, (ctx) => keep(ctx, { course, siteId: siteAt(2).id, contactId: contact.id }));
  await phone.type('/menu');
  const [month] = await phone.type('[Book visit]');
  expect(month).toContain('[Su] [ ] [ ] [ ] [ ] [5•] [6] [ ]');
  expect((await phone.type('[5•]')).join()).toContain('March');
});

const GIVEN = (['en', 'sw', 'fr'] as const).flatMap((language) =>
  (['sms', 'telegram'] as const).map((channel) => [language, channel] as const),
);

/** Place 5 gives visits too from then on. */
let five: Promise<unknown> | undefined;
const openFive = () => (five ??= hours(5));

test.each(GIVEN)(
  'what runs out while somebody says yes, and what is kept for a visit already: %s by %s',
  async (language, channel) => {
    await setClock(app, '2027-03-03T06:30:00Z');
    await app.db.query('DELETE FROM throttles');
    const rare = await buildMedicine(app, { handover: 'on-site', earlyDays: 3 });
    await put(2, 1, rare.product);
    const serviceId = await kind({ programmeId: rare.programme.id });
    const facts = { ...given, medicines: [rare], language };
    const { phone, person } = await (channel === 'sms' ? caller : chatter)(facts);
    const { patientId } = person;
    const other = await enrol(facts);
    for (const who of [patientId, other.patientId]) await give(who, { serviceId });
    const at = { serviceId, siteId: siteAt(2).id, day: '2027-03-10', time: '11:00' };
    const freed = (who: Id<'Patient'>) =>
      asSystem(app, async (ctx) => {
        const rows = await ctx.sql<{ id: Id<'Visit'> }>(
          `SELECT id FROM visits WHERE patient_id = $1 AND state IN ('pending', 'booked')`,
          [who],
        );
        for (const { id } of rows) await dropVisit(ctx, id);
      });
    const steps = {
      'another takes the last': () =>
        asSystem(app, (ctx) => bookVisit(ctx, { ...at, patientId: other.patientId })),
      'place 5 has some': async () => {
        await openFive();
        await put(5, 9, rare.product);
      },
      'it comes back': () => freed(other.patientId),
    };
    onTestFinished(async () => {
      for (const who of [patientId, other.patientId]) await freed(who);
    });
    const script = readFileSync(
      new URL(`spoken/given.${language}.${channel}.txt`, import.meta.url),
      'utf8',
    );
    await play(phone, script, { steps });
  },
);
