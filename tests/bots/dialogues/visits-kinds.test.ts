import { test } from 'vitest';
import { play } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const { booker, caller, give, kind } = await visitClinic();

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
