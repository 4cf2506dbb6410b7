import { expect, test } from 'vitest';
import { addContact } from '#core/patients/index.js';
import { dropPickup } from '#core/pickups/index.js';
import { closeDay } from '#core/sites/index.js';
import { moveHolds } from '#jobs/handlers/move.js';
import { asSystem } from '../../support/app.js';
import { change } from '../../core/reminders/scheduled.js';
import { plainPhone, play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { service, app, caller, chatter, live, prepare, siteAt, stateOf } = await clinic();

test('STOP is answered by the carrier alone; then only START is heard', async () => {
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
    > STOP
    * ready
    > hello
    > 4
    > HELP
    > START
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
  expect(await stateOf(person.contact.id)).toBe('verified');
});

test('a wish in words stops us, and a single YES starts again', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > please stop texting me
    OK, we will not write to you again. To come back, send START.
    > yes please send
    > YES
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    `,
  );
});

test('CANCEL alone stops, with other words it is asked about', async () => {
  const { phone, person } = await caller({ level: 'GENERAL' });
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
    > cancel it please
    Do you want:
    1 No more texts
    2 To drop a visit or what is kept
    3 Texts at other hours
    0 Menu
    > 2
    OK, it is no longer kept for you.
    1 Keep it after all
    0 Menu
    > end my item
    Do you want:
    1 No more texts
    2 To drop a visit or what is kept
    3 Texts at other hours
    0 Menu
    > 1
    OK, we will not write to you again. To come back, send START.
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('stopped');
});

test('a word that also means I do not want it is asked about while a question is open', async () => {
  const { phone } = await caller({ language: 'sw' });
  await play(
    phone,
    `
    > bidhaa a
    Bidhaa A: ndiyo, ipo sehemu 2 (hesabu ya leo).
    1 Niwekee
    2 Sehemu nyingine
    0 Menyu
    > sitaki
    Unataka nini?
    1 Msinitumie ujumbe tena
    2 Kufuta miadi au nilichowekewa
    3 Ujumbe uje saa nyingine
    0 Menyu
    > 0
    Baobab. Tuma nambari moja:
    1 Angalia bidhaa
    2 Weka miadi
    3 Miadi yangu
    4 Bidhaa za kuchukua
    5 Nisaidie
    PAUSE au STOP wakati wowote.
    `,
  );
});

test('the same word stops where the menu was left long ago, and where nobody is known', async () => {
  const { phone, person } = await caller({ language: 'sw' });
  await play(
    phone,
    `
    > 0
    Baobab. Tuma nambari moja:
    1 Angalia bidhaa
    2 Weka miadi
    3 Miadi yangu
    4 Bidhaa za kuchukua
    5 Nisaidie
    PAUSE au STOP wakati wowote.
    * 20 minutes later
    > acha
    Sawa, hatutakuandikia tena. Ukitaka kurudi, tuma START.
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('stopped');
  const joined = await caller();
  const { id } = joined.person.contact;
  await change(app, `UPDATE patient_contacts SET confirmed = false WHERE contact_id = $1`, [id]);
  await play(
    joined.phone,
    `
    > hello
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58.
    > sitaki
    OK, we will not write to you again. To come back, send START.
    `,
  );
  expect(await stateOf(id)).toBe('stopped');
});

test('what the provider took as an opt-out is not answered again', async () => {
  const { person } = await caller();
  const stopped = await service.postSms(person.address, 'Arret svp', { OptOutType: 'STOP' });
  expect(stopped.texts).toEqual([]);
  expect(await stateOf(person.contact.id)).toBe('stopped');
  const started = await service.postSms(person.address, 'START', { OptOutType: 'START' });
  expect(started.texts[0]).toContain('Send one number');
  const unknown = await service.postSms('+254700770882', 'START', { OptOutType: 'START' });
  expect(unknown.texts).toEqual([]);
});

test('AIDE and MSAADA get our help, HELP and INFO the carrier’s', async () => {
  const { phone } = await caller({ language: 'fr' });
  await play(
    phone,
    `
    > AIDE
    Aide:
    1 Langue
    2 Pause des messages
    3 Mes infos
    4 Il n'y en avait pas
    5 Appelez-moi
    0 Menu
    > INFO
    > HELP
    > MSAADA
    Aide:
    1 Langue
    2 Pause des messages
    3 Mes infos
    4 Il n'y en avait pas
    5 Appelez-moi
    0 Menu
    `,
  );
});

test('a stopped chat that writes is answered, but nothing is sent unasked', async () => {
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
    > /stop
    OK, we will not write to you again. To come back, send START.
    * ready
    > my pickups
    Ready at place 2 until Fri 5 Mar, 4pm.
    [My number] [Other day] [Someone will come for me] [I do not need it] [Menu]
    > /start
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
});

test('"not for me" is heard from a stopped chat too, and taken back it is as before, and stopped still', async () => {
  const { phone, person } = await chatter();
  await play(
    phone,
    `
    > /stop
    OK, we will not write to you again. To come back, send START.
    > wrong number
    Sorry to trouble you. We will not text this number again.
    [Sent by mistake]
    > [Sent by mistake]
    Secret number: send only its Nth and Nth digits, like 58.
    > {secret}
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('stopped');
});

test('a chat that blocked us is stopped, and /start comes back; what was asked before that is not asked any more', async () => {
  const { phone, person, user } = await chatter();
  const { build } = service.telegram;
  await phone.type('item a');
  const asked = service.latest(user)?.messageId ?? 0;
  await play(
    phone,
    `
    * blocks
    * unblocks
    > /start
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    * presses what was asked before
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    `,
    {
      steps: {
        'presses what was asked before': () =>
          service.push(build.press({ id: user }, asked, '1:1:1')),
        blocks: () => service.push(service.telegram.build.blocked({ id: user })),
        unblocks: () => service.push(service.telegram.build.blocked({ id: user }, false)),
      },
    },
  );
  expect(await live(person.patientId)).toEqual([]);
  expect(await stateOf(person.contact.id)).toBe('verified');
});

test('on Telegram no carrier answers HELP, so we do', async () => {
  const { phone } = await chatter();
  const help = `
    Help:
    [Language] [Pause texts] [My details] [I came, it was not there] [Call me] [Menu]`;
  await play(
    phone,
    ['HELP', 'INFO', '/help', 'MSAADA'].map((word) => `> ${word}${help}`).join('\n'),
  );
});

test('on Telegram STOP is answered, and what may be a word of stopping is asked about', async () => {
  const { phone, person } = await chatter();
  await play(
    phone,
    `
    > cancel my order
    Do you want:
    [No more texts] [To drop a visit or what is kept] [Texts at other hours] [Menu]
    > [No more texts]
    OK, we will not write to you again. To come back, send START.
    > menu
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    > START
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    > STOP
    OK, we will not write to you again. To come back, send START.
    `,
  );
  expect(await stateOf(person.contact.id)).toBe('stopped');
});

test('STOP is of the number alone: its patient is told on their other one, of a parcel, a closed day, a reminder and its end alike', async () => {
  const { phone, person } = await caller({ place: 5 });
  const other = '+254700771199';
  await asSystem(app, async (ctx) => {
    const facts = { language: 'en', level: 'OPEN', state: 'verified' } as const;
    const { id } = await addContact(ctx, { channel: 'sms', value: other }, facts);
    await ctx.sql(
      'INSERT INTO patient_contacts (patient_id, contact_id, confirmed) VALUES ($1, $2, true)',
      [person.patientId, id],
    );
  });
  for (const text of ['item a', '1', 'STOP']) await phone.type(text);
  const closed = async () => {
    await asSystem(app, (ctx) =>
      closeDay(ctx, siteAt(5).id, { day: '2027-03-05', reason: 'holiday' }),
    );
    await moveHolds({ app });
  };
  const takenBack = async () => {
    const [pickup] = await live(person.patientId);
    if (pickup) await asSystem(app, (ctx) => dropPickup(ctx, pickup.id));
  };
  await play(
    plainPhone(service, other),
    `
    * ready
    Baobab: yours is ready at place 5 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    * closed
    Baobab: sorry, place 5 is closed then. Kept for you until Sat 6 Mar, 4pm.
    1 Other day
    5 Call me
    0 Menu
    * 2 days later
    * 7 hours later
    Baobab: yours is ready at place 5 until Sat 6 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    * taken back
    Baobab: sorry, place 5 can no longer keep yours. Place 2 has it.
    1 Keep it there
    2 Tell me when it is back
    5 Call me
    0 Menu
    `,
    { steps: { ready: () => prepare(person.patientId), closed, 'taken back': takenBack } },
  );
  expect(phone.arrived()).toEqual([]);
});
