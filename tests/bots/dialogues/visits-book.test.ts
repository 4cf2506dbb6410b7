import { expect, test } from 'vitest';
import { asSystem } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const { app, booker, caller, visits, book, give, kind, enrol } = await visitClinic();

test('a full clinic keeps a place in line, and a time that comes free is offered', async () => {
  const full = await kind({ horizonDays: 1 });
  const { phone, person } = await caller();
  await give(person.patientId, { serviceId: full });
  const away = (first: string, last: string) =>
    asSystem(app, (ctx) =>
      ctx.sql(
        `INSERT INTO leaves (id, staff_id, first_day, last_day, reason)
         SELECT gen_random_uuid(), staff_id, $1, $2, 'leave' FROM rosters GROUP BY staff_id`,
        [first, last],
      ),
    );
  await away('2027-03-03', '2027-03-04');
  const backAgain = () => asSystem(app, (ctx) => ctx.sql('DELETE FROM leaves', []));
  await play(
    phone,
    `
    > 2
    No day is open now.
    1 Tell me when a day opens
    5 Call me
    0 Menu
    > 1
    OK, we will text you as soon as a day opens.
    * somebody is back
    Baobab: a time is free: Wed 3 Mar, 9:40am, place 2.
    1 I will take it
    2 No, thank you
    5 Call me
    > 1
    Done. Wed 3 Mar, 9:40am, place 2. Ref 11. To change or drop it send 3.
    `,
    { steps: { 'somebody is back': backAgain } },
  );
});

test('a visit is booked by digits alone, three days and times at a time', async () => {
  const { phone, person } = await booker();
  await play(
    phone,
    `
    > 2
    Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > 4
    Days open:
    1 Sat 06 Mar
    2 Mon 08 Mar
    3 Tue 09 Mar
    4 More days
    0 Menu
    > 1
    Sat 6 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 4
    Sat 6 Mar:
    1 8:20am
    2 8:40am
    3 9am
    4 More times
    6 Other day
    0 Menu
    > 1
    Done. Sat 6 Mar, 8:20am, place 2. Ref 11. To change or drop it send 3.
    > 2
    Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    `,
  );
  expect(await visits(person.patientId)).toMatchObject([{ day: '2027-03-06', state: 'booked' }]);
});

test('in Swahili', async () => {
  const { phone } = await booker({ language: 'sw' });
  await play(
    phone,
    `
    > 2
    Siku zilizo wazi:
    1 Jumatano 03 Machi
    2 Alhamisi 04 Machi
    3 Ijumaa 05 Machi
    4 Siku zingine
    0 Menyu
    > 2
    Alhamisi 4 Machi:
    1 08:00 (saa 2:00 asubuhi)
    2 09:20 (saa 3:20 asubuhi)
    3 10:40 (saa 4:40 asubuhi)
    4 Saa zingine
    6 Siku nyingine
    0 Menyu
    > 3
    Sawa. Miadi yako ni Alhamisi 4 Machi, 10:40 (saa 4:40 asubuhi), sehemu 2. Nambari ya miadi: 11. Kubadilisha au kufuta tuma 3.
    > 3
    Nambari ya siri: tuma tarakimu ya N na ya N tu, kama 58.
    0 Menyu
    > {secret}
    Alhamisi 4 Machi, 10:40 (saa 4:40 asubuhi), sehemu 2. Nambari ya miadi: 11.
    2 Siku nyingine
    6 Siihitaji tena
    0 Menyu
    > 2
    Siku zilizo wazi:
    1 Jumatano 03 Machi
    2 Alhamisi 04 Machi
    3 Ijumaa 05 Machi
    4 Siku zingine
    0 Menyu
    > 1
    Jumatano 3 Machi:
    1 10:00 (saa 4:00 asubuhi)
    2 10:40 (saa 4:40 asubuhi)
    3 11:20 (saa 5:20 asubuhi)
    4 Saa zingine
    6 Siku nyingine
    0 Menyu
    > 2
    Imebadilishwa: Jumatano 3 Machi, 10:40 (saa 4:40 asubuhi), sehemu 2. Nambari ya miadi: 11. Ile ya awali imefutwa. Kubadilisha tuma 3.
    > BADILI 99
    Huna miadi yenye nambari hiyo.
    1 Miadi yangu
    0 Menyu
    > FUTA 11
    Sawa, miadi hiyo imefutwa.
    1 Nirudishie miadi hiyo
    2 Siku nyingine
    0 Menyu
    > 1
    Sawa. Miadi yako ni Jumatano 3 Machi, 10:40 (saa 4:40 asubuhi), sehemu 2. Nambari ya miadi: 12. Kubadilisha au kufuta tuma 3.
    `,
  );
});

test('in French', async () => {
  const { phone } = await booker({ language: 'fr' });
  await play(
    phone,
    `
    > 2
    Jours libres:
    1 mercredi 03 mars
    2 jeudi 04 mars
    3 vendredi 05 mars
    4 D'autres jours
    0 Menu
    > 2
    Jeudi 4 mars:
    1 8h
    2 9h20
    3 10h40
    4 D'autres heures
    6 Un autre jour
    0 Menu
    > 3
    C'est noté: jeudi 4 mars, 10h40, point 2. Réf 11. Pour changer ou libérer ce RDV, envoyez 3.
    > 3
    Numéro secret: envoyez seulement le Nth et le Nth chiffre, comme 58.
    0 Menu
    > {secret}
    Jeudi 4 mars, 10h40, point 2. Réf 11.
    2 Un autre jour
    6 Je n'en ai pas besoin
    0 Menu
    > 2
    Jours libres:
    1 mercredi 03 mars
    2 jeudi 04 mars
    3 vendredi 05 mars
    4 D'autres jours
    0 Menu
    > 1
    Mercredi 3 mars:
    1 10h
    2 10h20
    3 11h20
    4 D'autres heures
    6 Un autre jour
    0 Menu
    > 2
    C'est changé: mercredi 3 mars, 10h20, point 2. Réf 11. L'ancien RDV ne tient plus. Pour changer, envoyez 3.
    > CHANGER 99
    Vous n'avez pas de RDV avec ce numéro.
    1 Mes RDV
    0 Menu
    > LIBERER 11
    D'accord, ce RDV est libéré.
    1 Gardez-le finalement
    2 Un autre jour
    0 Menu
    > 2
    Jours libres:
    1 mercredi 03 mars
    2 jeudi 04 mars
    3 vendredi 05 mars
    4 D'autres jours
    0 Menu
    `,
  );
});

test('of two kinds one is chosen by its digit or by its letter', async () => {
  const { phone, person } = await booker();
  await give(person.patientId, { serviceId: await kind() });
  await play(
    phone,
    `
    > 2
    Which visit?
    1 Visit A
    2 Visit B
    0 Menu
    > b please
    Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > BOOK B friday
    Fri 5 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    > 2
    Which visit?
    1 Visit A
    2 Visit B
    0 Menu
    > B
    Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > friday
    Fri 5 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 2
    Done. Fri 5 Mar, 9:20am, place 2. Ref 11. To change or drop it send 3.
    `,
  );
});

test('who has no kind of visit is told whom to ask', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > BOOK
    No visit can be booked here for you yet. Please ask where you usually go.
    5 Call me
    0 Menu
    `,
  );
});

test('the week in which it is due comes first', async () => {
  const { phone, person } = await booker();
  await give(person.patientId, { dueOn: '2027-03-18' });
  await play(
    phone,
    `
    > BOOK
    Days open:
    1 Mon 15 Mar
    2 Tue 16 Mar
    3 Wed 17 Mar
    4 More days
    0 Menu
    > 4
    Days open:
    1 Thu 18 Mar
    2 Fri 19 Mar
    3 Sat 20 Mar
    4 More days
    0 Menu
    > 4
    Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    `,
  );
});

test('of five kinds the last ones are reached by 4 More', async () => {
  const { phone, person } = await booker();
  for (let n = 0; n < 4; n += 1) await give(person.patientId, { serviceId: await kind() });
  await play(
    phone,
    `
    > BOOK friday
    Which visit?
    1 Visit A
    2 Visit B
    3 Visit C
    4 More
    0 Menu
    > 4
    Which visit?
    1 Visit D
    2 Visit E
    4 More
    0 Menu
    > 2
    Fri 5 Mar:
    1 8am
    2 9am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    `,
  );
});

test('a typed day leads to its times, and a typed hour is said back before it is booked', async () => {
  const { phone } = await booker();
  await play(
    phone,
    `
    > BOOK next tue morning
    Tue 9 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 3
    Done. Tue 9 Mar, 10:40am, place 2. Ref 11. To change or drop it send 3.
    > book fri 10am
    Fri 5 Mar, 10am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > yes
    Done. Fri 5 Mar, 10am, place 2. Ref 12. To change or drop it send 3.
    > BOOK
    Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Sat 06 Mar
    4 More days
    0 Menu
    > thursday 11am
    Thu 4 Mar, 11am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > no
    Thu 4 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > thursday 11:20
    Thu 4 Mar, 11:20am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > 1
    Done. Thu 4 Mar, 11:20am, place 2. Ref 14. To change or drop it send 3.
    > friday afternoon
    You already have a visit on Fri 5 Mar.
    1 Move that one
    2 Another day
    0 Menu
    > saturday
    Sat 6 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 9am
    Sat 6 Mar, 9am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > 1
    Done. Sat 6 Mar, 9am, place 2. Ref 15. To change or drop it send 3.
    `,
  );
});

test('in Swahili the hours are counted from six, and one that is not sure is asked again', async () => {
  const { phone } = await booker({ language: 'sw' });
  await play(
    phone,
    `
    > MIADI kesho saa tatu
    Alhamisi 4 Machi, 09:00 (saa 3 asubuhi), sehemu 2. Tukuwekee?
    1 Ndiyo, niwekee
    2 Saa nyingine
    0 Menyu
    > ndiyo
    Sawa. Miadi yako ni Alhamisi 4 Machi, 09:00 (saa 3 asubuhi), sehemu 2. Nambari ya miadi: 11. Kubadilisha au kufuta tuma 3.
    > miadi ijumaa saa 9
    Ulimaanisha ipi?
    1 Ijumaa 05 Machi, 15:00 (saa 9:00 mchana)
    2 Ijumaa 05 Machi, 09:00 (saa 3:00 asubuhi)
    0 Menyu
    > 2
    Ijumaa 5 Machi, 09:00 (saa 3 asubuhi), sehemu 2. Tukuwekee?
    1 Ndiyo, niwekee
    2 Saa nyingine
    0 Menyu
    > 1
    Sawa. Miadi yako ni Ijumaa 5 Machi, 09:00 (saa 3 asubuhi), sehemu 2. Nambari ya miadi: 12. Kubadilisha au kufuta tuma 3.
    > MIADI tarehe 31 februari
    Samahani, siku hiyo haipo kwenye kalenda. Tuma kama hivi: Jumanne asubuhi, au tarehe 16 Machi.
    1 Nionyeshe siku
    0 Menyu
    > jumanne asubuhi
    Jumanne 9 Machi:
    1 08:00 (saa 2:00 asubuhi)
    2 09:00 (saa 3:00 asubuhi)
    3 10:20 (saa 4:20 asubuhi)
    4 Saa zingine
    6 Siku nyingine
    0 Menyu
    > saa tano
    Jumanne 9 Machi, 11:00 (saa 5 asubuhi), sehemu 2. Tukuwekee?
    1 Ndiyo, niwekee
    2 Saa nyingine
    0 Menyu
    > 1
    Sawa. Miadi yako ni Jumanne 9 Machi, 11:00 (saa 5 asubuhi), sehemu 2. Nambari ya miadi: 13. Kubadilisha au kufuta tuma 3.
    `,
  );
});

test('in French', async () => {
  const { phone } = await booker({ language: 'fr' });
  await play(
    phone,
    `
    > RDV mardi matin
    Mardi 9 mars:
    1 8h
    2 9h
    3 10h
    4 D'autres heures
    6 Un autre jour
    0 Menu
    > 1
    C'est noté: mardi 9 mars, 8h, point 2. Réf 11. Pour changer ou libérer ce RDV, envoyez 3.
    > rdv demain 14h30
    Pardon, cette heure n'est pas libre. Jeudi 4 mars:
    1 10h40
    2 11h
    3 11h40
    4 D'autres heures
    0 Menu
    > demain 9h40
    Jeudi 4 mars, 9h40, point 2. On le réserve?
    1 Oui, réservez-le
    2 Une autre heure
    0 Menu
    > oui
    C'est noté: jeudi 4 mars, 9h40, point 2. Réf 12. Pour changer ou libérer ce RDV, envoyez 3.
    > RDV 3/4
    Que voulez-vous dire?
    1 samedi 03 avril
    2 jeudi 04 mars
    0 Menu
    > le 16 mars
    Mardi 16 mars:
    1 8h
    2 9h20
    3 10h40
    4 D'autres heures
    6 Un autre jour
    0 Menu
    > 10h
    Mardi 16 mars, 10h, point 2. On le réserve?
    1 Oui, réservez-le
    2 Une autre heure
    0 Menu
    > oui
    C'est noté: mardi 16 mars, 10h, point 2. Réf 13. Pour changer ou libérer ce RDV, envoyez 3.
    > RDV hier
    Pardon, ce jour est passé. Envoyez par exemple: mardi matin, ou le 16 mars.
    1 Montrez-moi les jours
    0 Menu
    > 1
    Jours libres:
    1 mercredi 03 mars
    2 vendredi 05 mars
    3 samedi 06 mars
    4 D'autres jours
    0 Menu
    `,
  );
});

test('days that are over, closed, too far or none are asked again in kind words', async () => {
  const { phone } = await booker();
  await play(
    phone,
    `
    > BOOK yesterday
    Sorry, that day is over. Send it like this: Tuesday morning, or 16 March.
    1 Show me the days
    0 Menu
    > 31 feb
    Sorry, we do not know that day. Send it like this: Tuesday morning, or 16 March.
    1 Show me the days
    0 Menu
    > not monday
    Sorry, which day is it? Send it like this: Tuesday morning, or 16 March.
    1 Show me the days
    0 Menu
    > 3/4
    Which do you mean?
    1 Sat 03 Apr
    2 Thu 04 Mar
    0 Menu
    > 2
    Thu 4 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > BOOK sunday
    No time is free on Sun 7 Mar. Days open:
    1 Fri 05 Mar
    2 Sat 06 Mar
    3 Mon 08 Mar
    4 More days
    0 Menu
    > 2 march
    Sorry, that day is over. Send it like this: Tuesday morning, or 16 March.
    1 Show me the days
    0 Menu
    > 1 january
    Sorry, that day is over. Send it like this: Tuesday morning, or 16 March.
    1 Show me the days
    0 Menu
    > today 8am
    Sorry, that time is not free. Wed 3 Mar:
    1 10am
    2 10:20am
    3 11am
    4 More times
    0 Menu
    `,
  );
});

test('on a day with a visit already, that one is moved or another day is picked', async () => {
  const { phone } = await booker();
  await play(
    phone,
    `
    > BOOK 26 march 9am
    Fri 26 Mar, 9am, place 2. Shall we book it?
    1 Yes, book it
    2 Other time
    0 Menu
    > 1
    Done. Fri 26 Mar, 9am, place 2. Ref 11. To change or drop it send 3.
    > BOOK 26 march
    You already have a visit on Fri 26 Mar.
    1 Move that one
    2 Another day
    0 Menu
    > 2
    Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > BOOK 26 march 10am
    You already have a visit on Fri 26 Mar.
    1 Move that one
    2 Another day
    0 Menu
    > 1
    Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > 2
    Thu 4 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 1
    Changed. Thu 4 Mar, 8am, place 2. Ref 11. The old one is off. To change or drop it send 3.
    `,
  );
});

test('a typed hour is held for ten minutes while it is answered', async () => {
  const { phone } = await booker();
  await play(
    phone,
    `
    > BOOK 25 march 9:20am
    Thu 25 Mar, 9:20am, place 2. Shall we book it?
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
    `,
  );
});

test('a time that was just taken leads to the nearest', async () => {
  const { phone } = await booker();
  const other = await enrol();
  const taken = () => book(other.patientId, { day: '2027-03-11', time: '09:20' });
  await play(
    phone,
    `
    > BOOK 11 march
    Thu 11 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    * somebody takes the second
    > 2
    Sorry, that time is not free. Thu 11 Mar:
    1 8:40am
    2 9am
    3 9:40am
    4 More times
    0 Menu
    > 1
    Done. Thu 11 Mar, 8:40am, place 2. Ref 11. To change or drop it send 3.
    `,
    { steps: { 'somebody takes the second': taken } },
  );
});

test('a question that was answered takes no second answer', async () => {
  const { phone, person } = await booker();
  await play(
    phone,
    `
    > 2
    Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    * 16 minutes later
    > 1
    That question has closed. Send 0 for the menu.
    > 2
    Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > MOVE
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Nothing is kept for you now.
    1 Check item
    0 Menu
    `,
  );
  expect(await visits(person.patientId)).toEqual([]);
});
