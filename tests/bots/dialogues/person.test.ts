import { expect, test } from 'vitest';
import { inboundCall, signedForm } from '#bots/phones/signed-form.js';
import { asSystem } from '../../support/app.js';
import { PUBLIC_URL, TWILIO, TWILIO_FROM } from '../../support/service.js';
import { plainPhone, play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, service, caller, chatter, enrol, stateOf, tasksOf } = await clinic();

/** What stands on the task of a number. */
async function factsOf(contactId: string) {
  const [rows] = await app.db.query(`SELECT facts FROM tasks WHERE contact_id = '${contactId}'`);
  return rows.map((row) => (row as { facts: unknown }).facts);
}

test('a call is asked for by digit or in words, and the hours are asked', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > 5
    Help:
    1 Language
    2 Pause texts
    3 My details
    4 I came, it was not there
    5 Call me
    0 Menu
    > 5
    When may we call you?
    1 Morning
    2 Afternoon
    3 Evening
    0 Menu
    > 2
    OK, a person will call you in the afternoon.
    > please call me
    When may we call you?
    1 Morning
    2 Afternoon
    3 Evening
    0 Menu
    > 3
    OK, a person will call you in the evening.
    > call me in the morning
    OK, a person will call you in the morning.
    > call me
    When may we call you?
    1 Morning
    2 Afternoon
    3 Evening
    0 Menu
    `,
  );
  expect(await tasksOf(person.contact.id)).toEqual(['call-back']);
  expect(await factsOf(person.contact.id)).toEqual([
    { when: 'morning', from: '08:00', to: '19:00' },
  ]);
});

test('who has chosen hours for texts is not asked for hours again', async () => {
  const { phone, person } = await caller({ language: 'sw' });
  await play(
    phone,
    `
    > taarifa zangu
    Taarifa zangu. Jina na simu: uliza mapokezi.
    1 Lugha
    2 Sehemu yangu ya kawaida
    3 Saa za ujumbe
    4 Ujumbe useme kiasi gani
    6 Niko safarini
    7 Msaidizi
    0 Menyu
    > 3
    Tukutumie ujumbe wakati gani?
    1 Siku nzima
    2 Asubuhi
    3 Mchana
    4 Jioni
    0 Menyu
    > 2
    Sawa, tutafuata saa hizo.
    > nipigie
    Sawa, mtu atakupigia simu saa ulizochagua.
    `,
  );
  expect(await factsOf(person.contact.id)).toEqual([{ from: '08:00', to: '12:00' }]);
});

test('a missed call is refused as busy and asks for one back; a stranger’s asks for nothing', async () => {
  const { person } = await caller();
  await app.db.query(`UPDATE contact_points SET hours_from = '12:00' WHERE id = $1`, {
    bind: [person.contact.id],
  });
  const path = '/webhooks/twilio/voice';
  const calls = async () => {
    const [row] = await asSystem(app, (ctx) =>
      ctx.sql<{ n: number }>(`SELECT count(*)::int AS n FROM tasks WHERE kind = 'call-back'`, []),
    );
    return row?.n ?? 0;
  };
  const before = await calls();
  for (const from of [person.address, '+254700770880']) {
    const call = inboundCall({ ...TWILIO, from, to: TWILIO_FROM });
    const form = signedForm(`${PUBLIC_URL}${path}`, TWILIO.authToken, call);
    const response = await fetch(service.base + path, { ...form });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<Response><Reject reason="busy"/></Response>');
  }
  expect(await tasksOf(person.contact.id)).toEqual(['call-back']);
  expect(await factsOf(person.contact.id)).toEqual([{ from: '12:00', to: '19:00' }]);
  expect(await calls()).toBe(before + 1);
});

test('a call that is asked for on a shared phone is of the number, and of none of its people', async () => {
  const address = '+254700770881';
  const { contact } = await enrol({ address, nickname: 'Blue' });
  await enrol({ address, nickname: 'Green', secretNumber: '936204' });
  expect((await plainPhone(service, address).type('call me')).join()).toContain('When may we call');
  const tasks = await asSystem(app, (ctx) =>
    ctx.sql(`SELECT kind, patient_id FROM tasks WHERE contact_id = $1`, [contact.id]),
  );
  expect(tasks).toEqual([{ kind: 'call-back', patient_id: null }]);
});

test('whoever tells that somebody else came for what is theirs is called, and keeps their number', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > the wrong person came to collect
    When may we call you?
    1 Morning
    2 Afternoon
    3 Evening
    0 Menu
    `,
  );
  expect(await tasksOf(person.contact.id)).toEqual(['call-back']);
  expect(await stateOf(person.contact.id)).toBe('verified');
});

test('who are you: nine says that it is not for me', async () => {
  const { phone, person } = await caller();
  await play(
    phone,
    `
    > who is this?
    This is Baobab: bookings and orders. Not for you? Send 9 and we will not text this number again.
    > 9
    Sorry to trouble you. We will not text this number again. Sent by mistake? Send 0.
    > who is this?
    This number is not set up with Baobab. Please ask where you usually go.
    `,
  );
  expect(await tasksOf(person.contact.id)).toEqual(['verify-number']);
});

test('on Telegram the hours of a call are buttons', async () => {
  const { phone } = await chatter({ language: 'fr' });
  await play(
    phone,
    `
    > rappelez-moi
    Quand peut-on vous appeler?
    [Le matin] [L'après-midi] [Le soir] [Menu]
    > [Le soir]
    C'est noté, quelqu'un vous appellera le soir.
    > qui
    Ici Baobab: RDV et retraits.
    [Pas pour moi]
    `,
  );
});

test('on Telegram who we are is told, and a button says that it is not for me', async () => {
  const { phone, person } = await chatter();
  await play(
    phone,
    `
    > who
    This is Baobab: bookings and orders.
    [Not for me]
    > [Not for me]
    Sorry to trouble you. We will not text this number again.
    [Sent by mistake]
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('quarantined');
});
