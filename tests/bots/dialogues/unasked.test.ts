import { expect, test } from 'vitest';
import { asSystem, setClock } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, caller, chatter, prepare, tasksOf } = await clinic();

test('a text that we start waits until a live session ends', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    * ready
    > 3
    When may we text you?
    1 All day
    2 Morning
    3 Afternoon
    4 Evening
    0 Menu
    > 1
    OK, we will keep to those hours.
    * 1 minute later
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('one left in the middle ends after fifteen minutes', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    * ready
    * 14 minutes later
    * 2 minutes later
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('outside the private window it waits for the next morning', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    > 3
    When may we text you?
    1 All day
    2 Morning
    3 Afternoon
    4 Evening
    0 Menu
    > 2
    OK, we will keep to those hours.
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    * 6 hours later
    * ready
    * 6 hours later
    * 11 hours later
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('what would come too late is not sent, and staff have a task', async () => {
  const { phone, person } = await caller({ level: 'GENERAL' });
  await play(
    phone,
    `
    > details
    My details. Name and phone number: at the desk.
    1 Language
    2 My usual place
    3 Hours for texts
    4 How much texts say
    6 I am away
    7 My helper
    0 Menu
    > 3
    When may we text you?
    1 All day
    2 Morning
    3 Afternoon
    4 Evening
    0 Menu
    > 4
    OK, we will keep to those hours.
    > item a
    Item A: yes at place 2 (counted yesterday).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Your medicine is kept at place 2 until Sat 6 Mar, 4pm. We will text you when it is ready. To change it send 4.
    * 50 hours later
    * ready
    * 5 hours later
    * 30 hours later
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
  expect(await tasksOf(person.contact.id)).toEqual(['not-delivered']);
});

test('while paused nothing is sent on Telegram either', async () => {
  const { phone, person } = await chatter({ level: 'GENERAL' });
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted Wed).
    [Keep it for me] [Other place] [Menu]
    > [Keep it for me]
    Your medicine is kept at place 2 until Wed 10 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    > PAUSE 7
    Paused until Sun 14 Mar. What is kept for you stays kept. Send RESUME to start sooner.
    * ready
    * 5 days later
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
  const rows = await asSystem(app, (ctx) =>
    ctx.sql<{ state: string }>(
      `SELECT state FROM messages WHERE contact_id = $1 AND kind = 'ready'`,
      [person.contact.id],
    ),
  );
  expect(rows).toEqual([{ state: 'muted' }]);
});

test('on Telegram it waits while a session is live, and in quiet hours for the morning', async () => {
  await setClock(app, '2027-04-07T06:30:00Z');
  const { phone, person } = await chatter();
  await play(
    phone,
    `
    > item a
    Item A: few left at place 2 (counted 3 Mar).
    [Keep it for me] [Other place] [Tell me when sure] [Menu]
    > [Keep it for me]
    Kept for you at place 2 until Fri 9 Apr, 4pm. We will text you when it is ready.
    [My pickups]
    > details
    My details. Name and phone number: at the desk.
    [Language] [My usual place] [Hours for texts] [How much texts say] [I am away] [My helper] [Menu]
    * ready
    * 10 minutes later
    > [Hours for texts]
    When may we text you?
    [All day] [Morning] [Afternoon] [Evening] [Menu]
    > [Morning]
    OK, we will keep to those hours.
    * 1 minute later
    Baobab: yours is ready at place 2 until Fri 9 Apr, 4pm.
    [My number] [Other day] [Someone will come for me]
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
  const late = await chatter();
  await play(
    late.phone,
    `
    > item a
    Item A: few left at place 2 (counted 3 Mar).
    [Keep it for me] [Other place] [Tell me when sure] [Menu]
    > [Keep it for me]
    Kept for you at place 2 until Fri 9 Apr, 4pm. We will text you when it is ready.
    [My pickups]
    * 10 hours later
    * ready
    * 6 hours later
    * 7 hours later
    Baobab: yours is ready at place 2 until Fri 9 Apr, 4pm.
    [My number] [Other day] [Someone will come for me]
    `,
    { steps: { ready: () => prepare(late.person.patientId) } },
  );
});
