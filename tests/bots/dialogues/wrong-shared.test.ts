import { expect, test } from 'vitest';
import { asSystem } from '../../support/app.js';
import { plainPhone, play, smartPhone } from '../../support/transcript.js';
import { change } from '../../core/reminders/scheduled.js';
import { clinic } from './clinic.js';

const { app, service, enrol, caller, chatter, tasksOf, stateOf } = await clinic();

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
    Item A: yes at place 2 (counted today).
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
