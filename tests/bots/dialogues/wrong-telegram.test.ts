import { expect, test } from 'vitest';
import { asSystem } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, service, enrol, chatter, prepare } = await clinic();

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
    Item A: yes at place 2 (counted today).
    [Keep it for me] [Other place] [Menu]
    > [Keep it for me]
    Your medicine is kept at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    * ready
    Baobab: your medicine is ready at place 2 until Fri 5 Mar, 4pm.
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
