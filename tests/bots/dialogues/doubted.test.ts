import { expect, test } from 'vitest';
import { play, plainPhone } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { service, app, enrol, caller, chatter, prepare, stateOf, tasksOf } = await clinic();

/** As a carrier's "no such number" leaves it. */
const doubt = (contactId: string) =>
  app.db.query(`UPDATE contact_points SET state = 'stale' WHERE id = $1`, { bind: [contactId] });

test('a number in question that writes in is asked what says nothing, then for the secret number', async () => {
  const { phone, person } = await caller();
  await doubt(person.contact.id);
  await play(
    phone,
    `
    > item a
    This is Baobab. Did you expect a text from us?
    1 Yes
    2 No
    > 4
    This is Baobab. Did you expect a text from us?
    1 Yes
    2 No
    > 1
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
    > item a
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('verified');
});

test('a new owner says no, and the number is set apart', async () => {
  const { phone, person } = await caller();
  await doubt(person.contact.id);
  await play(
    phone,
    `
    > who is this
    This is Baobab. Did you expect a text from us?
    1 Yes
    2 No
    > no
    Sorry to trouble you. We will not text this number again. Sent by mistake? Send 0.
    > item a
    This number is not set up with Baobab. Please ask where you usually go.
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('quarantined');
  expect(await tasksOf(person.contact.id)).toContain('verify-number');
});

test('whoever says WRONG is believed at once, and the question is not put a third time in half an hour', async () => {
  const { phone, person } = await caller();
  await doubt(person.contact.id);
  for (const text of ['item a', 'menu']) expect((await phone.type(text)).join()).toContain('1 Yes');
  expect(await phone.type('visits')).toEqual([]);
  expect((await phone.type('wrong number')).join()).toContain('We will not text this number');
  expect(await stateOf(person.contact.id)).toBe('quarantined');
});

test('neither a danger nor a missed call from it is lost, and STOP stops', async () => {
  const { phone, person } = await caller();
  await doubt(person.contact.id);
  await phone.type('i want to die');
  expect(await tasksOf(person.contact.id)).toEqual(['danger']);
  await play(phone, `> STOP`);
  expect(await stateOf(person.contact.id)).toBe('stopped');
});

test('STOP and START prove nothing of it', async () => {
  const { phone, person } = await caller();
  await doubt(person.contact.id);
  await play(
    phone,
    `
    > STOP
    > START
    This is Baobab. Did you expect a text from us?
    1 Yes
    2 No
    > STOP
    > START
    This is Baobab. Did you expect a text from us?
    1 Yes
    2 No
    > no
    Sorry to trouble you. We will not text this number again. Sent by mistake? Send 0.
    > STOP
    > START
    This number is not set up with Baobab. Please ask where you usually go.
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('quarantined');
});

test('nor does a START that its provider took in', async () => {
  const { person } = await caller();
  await doubt(person.contact.id);
  const says = (word: 'STOP' | 'START') =>
    service.postSms(person.address, word, { OptOutType: word });
  expect((await says('STOP')).texts).toEqual([]);
  expect((await says('START')).texts).toEqual([
    'This is Baobab. Did you expect a text from us?\n1 Yes\n2 No',
  ]);
  expect(await stateOf(person.contact.id)).toBe('reverify');
});

test('a stopped chat in question is shown nothing either, and is stopped still when it is proved', async () => {
  const { phone, person } = await chatter();
  await doubt(person.contact.id);
  await play(
    phone,
    `
    > /stop
    OK, we will not write to you again. To come back, send START.
    > item a
    This is Baobab. Did you expect a text from us?
    [Yes] [No]
    > [Yes]
    Secret number: send only its Nth and Nth digits, like 58.
    > {secret}
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('stopped');
  await play(
    phone,
    `
    > /start
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('verified');
});

test('what a stopped number was is kept in the database: START may make nothing else of it', async () => {
  const { person } = await caller();
  const become = (state: string) =>
    app.db.query(`UPDATE contact_points SET state = $2 WHERE id = $1`, {
      bind: [person.contact.id, state],
    });
  await become('reverify');
  await become('stopped');
  await expect(become('verified')).rejects.toThrow('may only start again as what it was');
  await become('reverify');
});

test('on a shared number it is asked whose, and that one’s secret number', async () => {
  const address = '+254700770009';
  await enrol({ address, nickname: 'Blue', secretNumber: '482715' });
  const green = await enrol({ address, nickname: 'Green', secretNumber: '936204' });
  await doubt(green.contact.id);
  await play(
    plainPhone(service, address),
    `
    > hello
    This is Baobab. Did you expect a text from us?
    1 Yes
    2 No
    > yes
    Who is this for?
    1 Blue
    2 Green
    > 2
    Secret number: send only its Nth and Nth digits, like 58.
    > {secret}
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    `,
    { secret: '936204' },
  );
  expect(await stateOf(green.contact.id)).toBe('verified');
});

test('on Telegram its buttons lead the same way, and an old button shows nothing', async () => {
  const { phone, person } = await chatter();
  await play(
    phone,
    `> menu\nBaobab. What do you need?\n[Check item] [Book visit] [My visits] [My pickups] [Help]`,
  );
  await doubt(person.contact.id);
  await play(
    phone,
    `
    > [My pickups]
    This is Baobab. Did you expect a text from us?
    [Yes] [No]
    > [Yes]
    Secret number: send only its Nth and Nth digits, like 58.
    > {secret}
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('verified');
});

test('a text that its carrier refuses for ever puts it in question, at COVERT, until its owner answers', async () => {
  const { phone, person } = await caller({ level: 'GENERAL' });
  await phone.type('item a');
  await phone.type('1');
  service.twilio.fault(() => ({ status: 400, code: 21211 }));
  await prepare(person.patientId);
  await service.drain();
  expect(await stateOf(person.contact.id)).toBe('reverify');
  service.twilio.fault(null);
  await play(
    phone,
    `
    > hi
    This is Baobab. Did you expect a text from us?
    1 Yes
    2 No
    > 1
    Secret number: send only its Nth and Nth digits, like 58.
    > {secret}
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > item a
    Kept for you already: place 2, until Fri 5 Mar, 4pm. To change it send 4.
    `,
  );
});
