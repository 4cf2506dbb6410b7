import { test } from 'vitest';
import { play } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const { booker } = await visitClinic();

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
    > BOOK 3 december
    No time is free on Fri 3 Dec. Days open:
    1 Wed 03 Mar
    2 Thu 04 Mar
    3 Fri 05 Mar
    4 More days
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
    1 9:40am
    2 10am
    3 10:20am
    4 More times
    0 Menu
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
