import { expect, test } from 'vitest';
import { play } from '../../support/transcript.js';
import { change } from '../../core/reminders/scheduled.js';
import { clinic } from './clinic.js';

const { app, caller, prepare, tasksOf, stateOf } = await clinic();

test('WRONG stops all; taken back within ten minutes it asks two digits and shows nothing else', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > WRONG
    Sorry to trouble you. We will not text this number again. Sent by mistake? Send 0.
    > who is this
    This number is not set up with Baobab. Please ask where you usually go.
    > 0
    Secret number: send only its Nth and Nth digits, like 58.
    > 4
    > {wrong}
    Those two do not match. Send only the Nth and Nth digits, like 58.
    > {secret}
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    `,
  );
  expect(await tasksOf(person.contact.id)).toEqual([]);
  expect(await stateOf(person.contact.id)).toBe('verified');
});

test('after ten minutes it is one neutral line a day, whatever is sent', async () => {
  const { phone, person } = await caller({ level: 'OPEN' });
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > wrong person
    Sorry to trouble you. We will not text this number again. Sent by mistake? Send 0.
    * ready
    * 11 minutes later
    > 0
    This number is not set up with Baobab. Please ask where you usually go.
    > 0
    > 4
    > join apple banana cherry
    * 24 hours later
    > 1
    This number is not set up with Baobab. Please ask where you usually go.
    > menu
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
  expect(await tasksOf(person.contact.id)).toEqual(['verify-number']);
  expect(await stateOf(person.contact.id)).toBe('quarantined');
});

test('who only sends 0 and not the digits leaves the number set apart', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > WRONG
    Sorry to trouble you. We will not text this number again. Sent by mistake? Send 0.
    > 0
    Secret number: send only its Nth and Nth digits, like 58.
    > {wrong}
    Those two do not match. Send only the Nth and Nth digits, like 58.
    > {wrong}
    Those two do not match. Send only the Nth and Nth digits, like 58.
    > {wrong}
    It is locked now, to keep it yours. A person will call you.
    > 0
    It is locked now, to keep it yours. A person will call you.
    `,
  );
  expect(await tasksOf(person.contact.id)).toEqual(['verify-number', 'unlock-locked']);
  expect(await stateOf(person.contact.id)).toBe('quarantined');
});

test('START after WRONG and STOP shows nothing', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > WRONG
    Sorry to trouble you. We will not text this number again. Sent by mistake? Send 0.
    > STOP
    > hello
    > START
    This number is not set up with Baobab. Please ask where you usually go.
    > 1
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('quarantined');
});

test('a number that said STOP first is heard too when it is not theirs', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > STOP
    > wrong number
    > START
    This number is not set up with Baobab. Please ask where you usually go.
    > 1
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('quarantined');
  expect(await tasksOf(person.contact.id)).toEqual(['verify-number']);
});

test('a number that the desk mistyped may say so before anything was proved', async () => {
  const { phone, person } = await caller();
  const { id } = person.contact;
  await change(app, `UPDATE patient_contacts SET confirmed = false WHERE contact_id = $1`, [id]);
  await change(app, `UPDATE contact_points SET state = 'unverified' WHERE id = $1`, [id]);
  await play(
    phone,
    `
    > WRONG NUMBER
    Sorry to trouble you. We will not text this number again. Sent by mistake? Send 0.
    > hello
    This number is not set up with Baobab. Please ask where you usually go.
    > WRONG NUMBER
    `,
  );
  expect(await stateOf(id)).toBe('quarantined');
  expect(await tasksOf(id)).toEqual(['verify-number']);
});

test('wrong number after a text that speaks of a number is asked about', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted yesterday).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Sat 6 Mar, 4pm. We will text you when it is ready. To change it send 4.
    * ready
    Baobab: yours is ready at place 2 until Sat 6 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    > wrong number
    Is it:
    1 Not for me
    2 The day or time is wrong
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > the day is wrong
    Is it:
    1 Not for me
    2 The day or time is wrong
    0 Menu
    > 1
    Sorry to trouble you. We will not text this number again. Sent by mistake? Send 0.
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('elsewhere wrong number means what it says', async () => {
  const { phone } = await caller({ language: 'fr' });
  await play(
    phone,
    `
    > mauvais numero
    Pardon du dérangement. Nous n'écrirons plus à ce numéro. Envoyé par erreur? Envoyez 0.
    `,
  );
});
