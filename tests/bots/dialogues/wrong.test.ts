import { expect, test } from 'vitest';
import { asSystem } from '../../support/app.js';
import { plainPhone, play, smartPhone } from '../../support/transcript.js';
import { change } from '../../core/reminders/scheduled.js';
import { clinic } from './clinic.js';

const { app, service, enrol, caller, chatter, prepare, tasksOf, stateOf } = await clinic();

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

test('on Telegram WRONG has a button to take it back', async () => {
  const { phone } = await chatter();
  await play(
    phone,
    `
    > wrong
    Sorry to trouble you. We will not text this number again.
    [Sent by mistake]
    > [Sent by mistake]
    Secret number: send only its Nth and Nth digits, like 58.
    > {secret}
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    `,
  );
});

test('ten minutes after WRONG its button shows nothing, and a number that is shared links nobody', async () => {
  const { phone, person, user } = await chatter();
  const other = await enrol();
  const { build } = service.telegram;
  await play(
    phone,
    `
    > wrong
    Sorry to trouble you. We will not text this number again.
    [Sent by mistake]
    * 11 minutes later
    > [Sent by mistake]
    This chat is not set up with Baobab. Please ask where you usually go.
    * shares a number
    This chat is not set up with Baobab. Please ask where you usually go.
    `,
    {
      steps: {
        'shares a number': () =>
          service.push(build.contact({ id: user }, { phone: other.address, userId: user })),
      },
    },
  );
  const linked = await asSystem(app, (ctx) =>
    ctx.sql('SELECT patient_id AS id FROM patient_contacts WHERE contact_id = $1', [
      person.contact.id,
    ]),
  );
  expect(linked).toEqual([{ id: person.patientId }]);
});

test('on Telegram wrong number after a text that speaks of a number is asked about', async () => {
  const { phone, person } = await chatter({ level: 'GENERAL' });
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted yesterday).
    [Keep it for me] [Other place] [Menu]
    > [Keep it for me]
    Your medicine is kept at place 2 until Sat 6 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    * ready
    Baobab: your medicine is ready at place 2 until Sat 6 Mar, 4pm.
    [My number] [Other day] [Someone will come for me]
    > wrong number
    Is it:
    [Not for me] [The day or time is wrong] [Menu]
    > [Not for me]
    Sorry to trouble you. We will not text this number again.
    [Sent by mistake]
    > hello
    This chat is not set up with Baobab. Please ask where you usually go.
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

const GREEN = '936204';
/** Blue and Green on one phone, each with a secret number of their own. */
async function household(channel: 'sms' | 'telegram', address: string) {
  const blue = await enrol({ channel, address, nickname: 'Blue', secretNumber: '482715' });
  await enrol({ channel, address, nickname: 'Green', secretNumber: GREEN });
  return blue.contact;
}

test('on a shared number each of its people takes WRONG back with their own digits', async () => {
  const { id } = await household('sms', '+254700770077');
  await play(
    plainPhone(service, '+254700770077'),
    `
    > item a
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 1
    Item A: yes at place 2 (counted yesterday).
    1 Keep it for me
    2 Other place
    0 Menu
    > WRONG
    Sorry to trouble you. We will not text this number again. Sent by mistake? Send 0.
    > 0
    Who is this for?
    1 Blue
    2 Green
    > 1
    Secret number: send only its Nth and Nth digits, like 58.
    > 0
    Who is this for?
    1 Blue
    2 Green
    > 2
    Secret number: send only its Nth and Nth digits, like 58.
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
    `,
    { secret: GREEN },
  );
  expect(await stateOf(id)).toBe('verified');
  expect(await tasksOf(id)).toEqual([]);
});

test('WRONG asks staff to check a shared number of each of its people, and whom it was not known to reach takes back their own alone', async () => {
  const { id } = await household('sms', '+254700770078');
  const phone = plainPhone(service, '+254700770078');
  const toCheck = () =>
    asSystem(app, (ctx) =>
      ctx.sql(
        `SELECT l.confirmed FROM tasks t JOIN patient_contacts l USING (contact_id, patient_id)
         WHERE t.contact_id = $1 AND t.kind = 'verify-number' AND t.state = 'open' ORDER BY 1`,
        [id],
      ),
    );
  await change(
    app,
    `UPDATE patient_contacts SET confirmed = false WHERE contact_id = $1
       AND patient_id = (SELECT max(patient_id::text)::uuid FROM patient_contacts WHERE contact_id = $1)`,
    [id],
  );
  await play(
    phone,
    `
    > WRONG
    Sorry to trouble you. We will not text this number again. Sent by mistake? Send 0.
    `,
  );
  expect(await toCheck()).toEqual([{ confirmed: false }, { confirmed: true }]);
  await play(
    phone,
    `
    > 0
    Who is this for?
    1 Blue
    2 Green
    > 2
    Secret number: send only its Nth and Nth digits, like 58.
    > {secret}
    Done, you can write to us here. Send 0 any time for the menu.
    `,
    { secret: GREEN },
  );
  // Green proved it; of Blue it is in doubt.
  expect(await toCheck()).toEqual([{ confirmed: false }]);
});

test('in a shared chat WRONG is taken back the same way, and no longer than ten minutes', async () => {
  const { id } = await household('telegram', '9877');
  await play(
    smartPhone(service, 9877),
    `
    > wrong
    Sorry to trouble you. We will not text this number again.
    [Sent by mistake]
    > [Sent by mistake]
    Who is this for?
    [Blue] [Green]
    * 11 minutes later
    > [Green]
    This chat is not set up with Baobab. Please ask where you usually go.
    `,
  );
  expect(await stateOf(id)).toBe('quarantined');
  await household('telegram', '9878');
  await play(
    smartPhone(service, 9878),
    `
    > wrong
    Sorry to trouble you. We will not text this number again.
    [Sent by mistake]
    > [Sent by mistake]
    Who is this for?
    [Blue] [Green]
    > [Green]
    Secret number: send only its Nth and Nth digits, like 58.
    > {secret}
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    `,
    { secret: GREEN },
  );
});

test('whoever has the number after that is told in their own words’ language, not in its patient’s', async () => {
  const { phone } = await caller({ language: 'sw' });
  const unknown = 'This number is not set up with Baobab. Please ask where you usually go.';
  await play(
    phone,
    `
    > si mimi
    Samahani kwa usumbufu. Hatutatuma tena ujumbe kwa nambari hii. Ulituma kwa bahati mbaya? Tuma 0.
    * 11 minutes later
    > 4
    ${unknown}
    * 25 hours later
    > bonjour
    Ce numéro n'est pas inscrit chez Baobab. Demandez là où vous allez d'habitude.
    * 25 hours later
    > habari
    Nambari hii haijasajiliwa na Baobab. Tafadhali uliza pale unapoenda kwa kawaida.
    `,
  );
  const { phone: chat, person } = await chatter({ language: 'fr' });
  const released = () =>
    change(app, 'DELETE FROM patient_contacts WHERE contact_id = $1', [person.contact.id]);
  await play(
    chat,
    `
    * released
    > hello there
    This chat is not set up with Baobab. Please ask where you usually go.
    `,
    { steps: { released } },
  );
});
