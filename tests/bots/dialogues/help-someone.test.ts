import { expect, test } from 'vitest';
import { record } from '#core/audit/index.js';
import type { Context } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import type { Language } from '#core/kernel/language.js';
import { addHelper, askHelper, endHelper, setConsents, toldHelper } from '#core/patients/index.js';
import { addService, bookVisit, giveService } from '#core/visits/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { change } from '../../core/reminders/scheduled.js';
import { buildHours, buildPractitioner } from '../../core/visits/clinic.js';
import { play, plainPhone, readCode, secretDigits, smartPhone } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { service, app, caller, chatter, prepare, siteAt, stateOf, tasksOf } = await clinic(
  undefined,
  {
    // Reminders of every test leave at once: none waits for a moment of the throttle.
    SMS_PER_SECOND: 1_000,
  },
);

let last = 254_733_000_000;
let lastChat = 9_700;

/** A helper's own chat, from which they share the number of their phone. */
function chatOf(phone: string) {
  const id = (lastChat += 1);
  const share = () => service.push(service.telegram.build.contact({ id }, { phone, userId: id }));
  return { ...smartPhone(service, id), share };
}

/** What a patient agrees to from now on, on the record as it stands. */
async function agree(
  ctx: Context,
  id: Id<'Patient'>,
  purposes: readonly ('texts' | 'helper' | 'visits')[],
) {
  const [file] = await ctx.sql<{ rev: number }>('SELECT rev FROM patients WHERE id = $1', [id]);
  await setConsents(ctx, id, { rev: file?.rev ?? 0, purposes, language: 'en' });
}

/** A patient with something kept, and a helper's phone that is not asked yet. */
async function helped(language: Language = 'en') {
  const { person, phone } = await caller();
  const patientId = person.patientId;
  const number = `+${(last += 1)}`;
  const helperId = await asSystem(app, async (ctx) => {
    await agree(ctx, patientId, ['texts', 'helper']);
    return addHelper(ctx, patientId, 'Njeri');
  });
  await phone.type('item a');
  await phone.type('1');
  const who = { patientId, helperId };
  const ask = () => asSystem(app, (ctx) => askHelper(ctx, who, { phone: number, language }));
  const steps = { asked: ask, ready: () => prepare(patientId) };
  return { person, steps, who, helper: plainPhone(service, number) };
}

/** The contact point of a helper's phone. */
const contactOf = ({ helperId }: { helperId: string }) =>
  asSystem(app, async (ctx) => {
    const [row] = await ctx.sql<{ id: Id<'Contact'> }>(
      'SELECT contact_id AS id FROM helpers WHERE id = $1',
      [helperId],
    );
    if (!row) throw new Error('no helper');
    return row.id;
  });

test('a helper is asked first, answers 1, and gets the place and until when', async () => {
  const { helper, steps, person } = await helped();
  const said: string[] = [];
  await play(
    helper,
    `
    * asked
    Baobab: someone you know asks that we tell you too when something is ready for them. May we?
    1 Yes
    2 No
    > 1
    Thank you. We will tell you when something is ready. To end it, send STOP.
    * ready
    Baobab: something is ready at place 2 until Fri 5 Mar, 4pm. Please tell the one it is for.
    > 4
    This number is not set up with Baobab. Please ask where you usually go.
    > 1
    `,
    { steps, hear: (text) => said.push(text) },
  );
  expect(said.flatMap(readCode)).toEqual([]);
  const own = service.twilio.accepted.filter(({ to }) => to === person.address).at(-1);
  expect(own?.body).toContain('yours is ready at place 2');
});

test('in Swahili', async () => {
  const { helper, steps } = await helped('sw');
  await play(
    helper,
    `
    * asked
    Baobab: mtu unayemjua anaomba tukujulishe pia bidhaa yake ikiwa tayari. Tufanye hivyo?
    1 Ndiyo
    2 Hapana
    > ndiyo
    Asante. Tutakujulisha ikiwa tayari. Kuacha, tuma STOP.
    * ready
    Baobab: kuna bidhaa tayari sehemu 2 hadi Ijumaa 5 Machi, 16:00 (saa 10 jioni). Tafadhali mwambie mwenyewe.
    `,
    { steps },
  );
});

test('in French', async () => {
  const { helper, steps } = await helped('fr');
  await play(
    helper,
    `
    * asked
    Baobab: une personne que vous connaissez demande qu'on vous prévienne aussi quand c'est là pour elle. D'accord?
    1 Oui
    2 Non
    > 1
    Merci. Nous vous préviendrons. Pour ne plus rien recevoir, envoyez STOP.
    * ready
    Baobab: quelque chose attend au point 2 jusqu'au vendredi 5 mars, 16h. Merci de le dire à qui de droit.
    `,
    { steps },
  );
});

test('nothing comes before a yes, nor after a no', async () => {
  const { helper, steps } = await helped();
  await play(
    helper,
    `
    * asked
    Baobab: someone you know asks that we tell you too when something is ready for them. May we?
    1 Yes
    2 No
    * ready
    `,
    { steps },
  );
  for (const no of ['no', 'sitaki']) {
    const another = await helped();
    await play(
      another.helper,
      `
      * asked
      Baobab: someone you know asks that we tell you too when something is ready for them. May we?
      1 Yes
      2 No
      > ${no}
      OK, we will not.
      * ready
      `,
      { steps: another.steps },
    );
  }
});

test('a helper of who died, or takes the consent back, is asked nothing', async () => {
  for (const end of ['died', 'consent'] as const) {
    const { helper, steps, who } = await helped();
    await steps.asked();
    const over = () =>
      end === 'died'
        ? change(app, `UPDATE patients SET state = 'died' WHERE id = $1`, [who.patientId])
        : asSystem(app, (ctx) => agree(ctx, who.patientId, ['texts']));
    await over();
    await service.drain();
    expect(helper.arrived()).toEqual([]);
  }
});

test('STOP stops it, and START alone brings it back', async () => {
  const { helper, steps } = await helped();
  await play(
    helper,
    `
    * asked
    Baobab: someone you know asks that we tell you too when something is ready for them. May we?
    1 Yes
    2 No
    > 1
    Thank you. We will tell you when something is ready. To end it, send STOP.
    > STOP
    * ready
    > START
    Thank you. We will tell you when something is ready. To end it, send STOP.
    `,
    { steps },
  );
});

test('WRONG ends it for good: staff look, and it cannot be taken back by a digit', async () => {
  const { helper, steps, who } = await helped();
  await steps.asked();
  const contactId = await contactOf(who);
  await service.drain();
  helper.arrived();
  await play(
    helper,
    `
    > WRONG
    Sorry to trouble you. We will not text this number again.
    > 0
    This number is not set up with Baobab. Please ask where you usually go.
    * ready
    `,
    { steps },
  );
  expect(await stateOf(contactId)).toBe('quarantined');
  expect(await tasksOf(contactId)).toEqual(['verify-number']);
});

test('a helper who agreed and says WRONG later is told for nobody any more, whoever has the phone then', async () => {
  const { helper, steps, who } = await helped();
  await steps.asked();
  await service.drain();
  await helper.type('1');
  const told = () => asSystem(app, (ctx) => toldHelper(ctx, who.patientId));
  expect(await told()).toMatchObject({ channel: 'sms' });
  const contactId = await contactOf(who);
  await helper.type('WRONG');
  expect(await stateOf(contactId)).toBe('quarantined');
  // The desk proves it for somebody else.
  await app.db.query(`UPDATE contact_points SET state = 'verified' WHERE id = $1`, {
    bind: [contactId],
  });
  expect(await told()).toBeNull();
});

test('once the patient takes the consent back, or ends the helper, no copy leaves', async () => {
  for (const end of ['consent', 'helper'] as const) {
    const { helper, steps, who } = await helped();
    await steps.asked();
    await service.drain();
    await helper.type('1');
    await asSystem(app, (ctx) =>
      end === 'helper' ? endHelper(ctx, who) : agree(ctx, who.patientId, ['texts']),
    );
    helper.arrived();
    await steps.ready();
    await service.drain();
    expect(helper.arrived()).toEqual([]);
  }
});

test('a copy that waits is not sent once the consent is taken back', async () => {
  const { helper, steps, who } = await helped();
  await steps.asked();
  await service.drain();
  await helper.type('1');
  helper.arrived();
  await steps.ready();
  await asSystem(app, (ctx) => agree(ctx, who.patientId, ['texts']));
  await service.drain();
  expect(helper.arrived()).toEqual([]);
});

test('the database refuses a copy to who did not agree', async () => {
  const { steps, who, person } = await helped();
  await steps.asked();
  await service.drain();
  await steps.ready();
  const contactId = await contactOf(who);
  await expect(
    app.db.query(
      `INSERT INTO messages (id, contact_id, channel, kind, subject_id, rev, state, due_at, useful_until, reply, made_at)
       SELECT gen_random_uuid(), $1, 'sms', 'ready-helper', id, 1, 'due', now(), now(), false, now()
       FROM pickups WHERE patient_id = $2`,
      { bind: [contactId, person.patientId] },
    ),
  ).rejects.toThrow(/nobody is told/);
});

test('a helper is reminded with the patient, and still when the patient has no phone any more', async () => {
  const { helper, steps, who } = await helped();
  const gone = () =>
    asSystem(app, async (ctx) => {
      await ctx.sql('DELETE FROM patient_contacts WHERE patient_id = $1', [who.patientId]);
      await record(ctx, 'contact.removed', { kind: 'patient', id: who.patientId });
    });
  const copy =
    'Baobab: something is ready at place 2 until Fri 5 Mar, 4pm. Please tell the one it is for.';
  await play(
    helper,
    `
    * asked
    Baobab: someone you know asks that we tell you too when something is ready for them. May we?
    1 Yes
    2 No
    > 1
    Thank you. We will tell you when something is ready. To end it, send STOP.
    * ready
    ${copy}
    * gone
    * 1 day later
    * 7 hours later
    ${copy}
    `,
    { steps: { ...steps, gone } },
  );
});

test('of a visit a helper is told with a consent of its own alone, as little as COVERT says', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
  const { helper, steps, who, person } = await helped();
  const { patientId } = who;
  const siteId = siteAt(2).id;
  await buildHours(app, { staffId: await buildPractitioner(app), siteId });
  const visit = await asSystem(app, async (ctx) => {
    const serviceId = await addService(ctx, {
      code: newId(),
      minutes: 20,
      remindHours: [168, 48, 24],
    });
    await giveService(ctx, { patientId, serviceId });
    const wish = { patientId, serviceId, siteId, contactId: person.contact.id };
    return bookVisit(ctx, { ...wish, day: '2027-03-15', time: '09:40' });
  });
  const agreeTo = (purposes: Parameters<typeof agree>[2]) => () =>
    asSystem(app, (ctx) => agree(ctx, patientId, purposes));
  const more = {
    ...steps,
    open: () =>
      app.db.query(
        `UPDATE contact_points SET level = 'OPEN', level_agreed_at = created_at WHERE id = (SELECT contact_id FROM helpers WHERE id = '${who.helperId}')`,
      ),
    agreed: agreeTo(['texts', 'helper', 'visits']),
    withdrawn: agreeTo(['texts', 'helper']),
  };
  await play(
    helper,
    `
    * asked
    Baobab: someone you know asks that we tell you too when something is ready for them. May we?
    1 Yes
    2 No
    > 1
    Thank you. We will tell you when something is ready. To end it, send STOP.
    * open
    * 5 days later
    * 11 minutes later
    * agreed
    * 5 days later
    Baobab: someone you know is expected Mon 15 Mar, 9:40am, place 2. Please tell them.
    * withdrawn
    * 1 day later
    `,
    { steps: more },
  );
  const contactId = await contactOf(who);
  await expect(
    app.db.query(
      `INSERT INTO messages (id, contact_id, channel, kind, subject_id, rev, state, due_at, useful_until, reply, made_at)
       VALUES (gen_random_uuid(), $1, 'sms', 'visit-helper', $2, 1, 'due', now(), now(), false, now())`,
      { bind: [contactId, visit.id] },
    ),
  ).rejects.toThrow(/nobody is told of a visit/);
});

test('a helper who shares the number of their phone from their own chat is told there, and may end it there', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
  const { helper, steps, who } = await helped();
  const chat = chatOf(`+${last}`);
  await play(
    chat,
    `
    * shares their number
    This chat is not set up with Baobab. Please ask where you usually go.
    `,
    { steps: { 'shares their number': chat.share } },
  );
  await steps.asked();
  await service.drain();
  await helper.type('1');
  helper.arrived();
  await play(
    chat,
    `
    * shares their number
    Thank you. We will tell you when something is ready. To end it, send STOP.
    * ready
    Baobab: something is ready at place 2 until Fri 5 Mar, 4pm. Please tell the one it is for.
    > STOP
    OK, we will not write to you again. To come back, send START.
    `,
    { steps: { ...steps, 'shares their number': chat.share } },
  );
  expect(helper.arrived()).toEqual([]);
  expect(await stateOf(await contactOf(who))).toBe('stopped');
});

/** Under "my details": who helps and where they are told, that it ends, and that nobody does any more. */
const OWN = {
  en: [
    'Somebody may collect for you. No phone of theirs is told.',
    'Somebody may collect for you. Their phone, which ends in {ending}, is told.',
    'Somebody may collect for you. They are told in their own Telegram chat.',
    'OK, they help no more. We tell them nothing.',
    'Nobody is named to help you. You can name somebody at the desk.',
  ],
  sw: [
    'Kuna mtu anayeweza kukuchukulia. Simu yake haijulishwi.',
    'Kuna mtu anayeweza kukuchukulia. Simu yake inayoishia na {ending} hujulishwa.',
    'Kuna mtu anayeweza kukuchukulia. Hujulishwa kwenye Telegram yake.',
    'Sawa, hatakusaidia tena. Hataambiwa.',
    'Bado hujamtaja mtu wa kukusaidia. Unaweza kumtaja mapokezi.',
  ],
  fr: [
    "Une personne peut venir pour vous. Aucun numéro n'est prévenu pour elle.",
    'Une personne peut venir pour vous. Son numéro, qui finit par {ending}, est prévenu.',
    'Une personne peut venir pour vous. Elle est prévenue sur Telegram.',
    "C'est noté, elle ne viendra plus pour vous. Nous ne lui disons rien.",
    "Personne n'est noté pour vous aider. Vous pouvez le demander à l'accueil.",
  ],
} as const;

test.each(
  (['en', 'sw', 'fr'] as const).flatMap((language) =>
    (['sms', 'telegram'] as const).map((channel) => ({ language, channel })),
  ),
)(
  'a patient is told who helps and where they are told, and ends it, with the secret number alone: $language by $channel',
  async (talk) => {
    await setClock(app, '2027-03-20T06:30:00Z');
    await app.db.query('DELETE FROM throttles');
    const { language, channel } = talk;
    const { person, phone } = await (channel === 'sms' ? caller : chatter)({ language });
    const { patientId } = person;
    const number = `+${(last += 1)}`;
    await asSystem(app, async (ctx) => {
      await agree(ctx, patientId, ['texts', 'helper']);
      const helperId = await addHelper(ctx, patientId, 'Njeri');
      await askHelper(ctx, { patientId, helperId }, { phone: number, language });
      await addHelper(ctx, patientId, 'Otieno');
    });
    await service.drain();
    const helper = plainPhone(service, number);
    const chat = chatOf(number);
    const say = async (text: string) => (await phone.type(text)).join('\n');
    const look = async () => {
      for (const digit of ['0', '5', '3']) await say(digit);
      return say('7');
    };
    const [untold, told, inChat, ended, none] = OWN[language].map((text) =>
      text.replace('{ending}', number.slice(-2)),
    );
    // Who was asked, and has not said yes, is told nothing.
    const shown = await say(secretDigits(await look(), '482715'));
    expect(shown).toContain(untold);
    expect(shown).not.toContain('Njeri');
    await helper.type('1');
    expect(await look()).toContain(told);
    await chat.share();
    await service.drain();
    chat.arrived();
    expect(await look()).toContain(inChat);
    expect(await say('2')).toContain(untold);
    expect(await say('2')).toContain(inChat);
    expect(await say('1')).toContain(ended);
    expect(await look()).toContain(untold);
    expect(await say('1')).toContain(ended);
    expect(await look()).toContain(none);
    await phone.type(language === 'fr' ? 'article a' : language === 'sw' ? 'bidhaa a' : 'item a');
    await phone.type('1');
    await prepare(patientId);
    await service.drain();
    expect([helper.arrived(), chat.arrived()]).toEqual([[], []]);
  },
);
