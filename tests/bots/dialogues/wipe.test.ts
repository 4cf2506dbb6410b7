import { expect, test } from 'vitest';
import { notices } from '#core/messaging/notices.js';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { service, app, caller, chatter, live } = await clinic();

test('WIPE ends the session and closes every question; what is kept stays kept', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.
    > 4
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Kept for you at place 2 until Fri 5 Mar, 4pm. Not ready yet.
    2 Other day
    6 I do not need it
    0 Menu
    > WIPE
    Done, closed on our side. Now delete these texts on your phone too.
    > 2
    No visit can be booked here for you yet. Please ask where you usually go.
    5 Call me
    0 Menu
    > 4
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    `,
  );
  expect(await live(person.patientId)).toHaveLength(1);
});

test('on Telegram /delete clears the chat on both sides and erases no record', async () => {
  const { phone, person, user } = await chatter();
  await play(
    phone,
    `
    > item a
    Item A: yes at place 2 (counted today).
    [Keep it for me] [Other place] [Menu]
    > [Keep it for me]
    Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready.
    [My pickups]
    > /delete
    Done, closed on our side. Now delete these texts on your phone too.
    `,
  );
  const left = service.chat(user).filter(({ deleted }) => !deleted);
  expect(left.map(({ from, text }) => `${from}: ${text}`)).toEqual([
    'bot: Done, closed on our side. Now delete these texts on your phone too.',
  ]);
  expect(await live(person.patientId)).toHaveLength(1);
});

test('/delete clears the chat of who said that it is not theirs too, and says nothing', async () => {
  const { phone, user } = await chatter();
  await play(
    phone,
    `
    > WRONG
    Sorry to trouble you. We will not text this number again.
    [Sent by mistake]
    > /delete
    `,
  );
  expect(service.chat(user).filter(({ deleted }) => !deleted)).toEqual([]);
});

test('/delete clears every kind of text that we ever begin', async () => {
  const { phone, person, user } = await chatter();
  const kinds = Object.keys(notices);
  const ids: number[] = [];
  for (const kind of kinds) {
    const { message_id: id } = await service.bot.api.sendMessage(user, kind);
    ids.push(id);
    await app.db.query(
      `INSERT INTO messages (id, contact_id, channel, kind, subject_id, rev, state, due_at, useful_until, reply,
                             made_at, sent_at, provider_id, look_at)
       SELECT gen_random_uuid(), $1, 'telegram', 'new', gen_random_uuid(), 1, 'sent', at, at, false, at, at, $2, at
       FROM (SELECT now() + make_interval(secs => offset_seconds) AS at FROM clock) c`,
      { bind: [person.contact.id, String(id)] },
    );
    await app.db.query(`UPDATE messages SET kind = $2 WHERE provider_id = $1 AND kind = 'new'`, {
      bind: [String(id), kind],
    });
  }
  await phone.type('/delete');
  const left = service.chat(user).filter(({ deleted }) => !deleted);
  expect(left.filter(({ messageId }) => ids.includes(messageId))).toEqual([]);
});
