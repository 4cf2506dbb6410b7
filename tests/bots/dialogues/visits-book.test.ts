import { expect, test } from 'vitest';
import { play } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const { booker, visits, give } = await visitClinic();

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
    1 09:40 (saa 3:40 asubuhi)
    2 10:20 (saa 4:20 asubuhi)
    3 11:00 (saa 5:00 asubuhi)
    4 Saa zingine
    6 Siku nyingine
    0 Menyu
    > 2
    Imebadilishwa: Jumatano 3 Machi, 10:20 (saa 4:20 asubuhi), sehemu 2. Nambari ya miadi: 11. Ile ya awali imefutwa. Kubadilisha tuma 3.
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
    Sawa. Miadi yako ni Jumatano 3 Machi, 10:20 (saa 4:20 asubuhi), sehemu 2. Nambari ya miadi: 11. Kubadilisha au kufuta tuma 3.
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
    1 9h40
    2 10h40
    3 11h20
    4 D'autres heures
    6 Un autre jour
    0 Menu
    > 2
    C'est changé: mercredi 3 mars, 10h40, point 2. Réf 11. L'ancien RDV ne tient plus. Pour changer, envoyez 3.
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
