import { expect, test } from 'vitest';
import { record } from '#core/audit/index.js';
import { newId } from '#core/kernel/ids.js';
import { askSilent } from '#core/messaging/index.js';
import { endHelper, toldHelper } from '#core/patients/index.js';
import { addService, bookVisit, giveService } from '#core/visits/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildHours, buildPractitioner } from '../../core/visits/clinic.js';
import { play } from '../../support/transcript.js';
import { helpersWorld } from './helpers-world.js';

const { service, app, siteAt, stateOf, agree, helped, contactOf } = await helpersWorld();

/** One question of a number in doubt, its yes, and what follows: in the language in which the helper was asked. */
const DOUBTED = {
  en: ['This is Baobab. Did you expect a text from us?', '1 Yes', '2 No', 'yes'],
  sw: ['Hii ni Baobab. Ulitarajia ujumbe kutoka kwetu?', '1 Ndiyo', '2 Hapana', 'ndiyo'],
  fr: ['Ici Baobab. Attendiez-vous un message de nous?', '1 Oui', '2 Non', 'oui'],
} as const;
const AGREED = {
  en: 'Thank you. We will tell you when something is ready. To end it, send STOP.',
  sw: 'Asante. Tutakujulisha ikiwa tayari. Kuacha, tuma STOP.',
  fr: 'Merci. Nous vous préviendrons. Pour ne plus rien recevoir, envoyez STOP.',
} as const;

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

test.each(['en', 'sw', 'fr'] as const)(
  'a helper silent for 90 days is asked whether they expect us, and is told again once they say so: %s',
  async (language) => {
    await setClock(app, '2027-03-03T06:30:00Z');
    await app.db.query('DELETE FROM throttles');
    const { helper, steps, who } = await helped(language);
    await steps.asked();
    await service.drain();
    const contactId = await contactOf(who);
    await helper.type('1');
    await steps.ready();
    await service.drain();
    helper.arrived();
    const [ask, yes, no, said] = DOUBTED[language];
    const asked = `${ask}\n${yes}\n${no}`;
    await play(
      helper,
      `
      * 91 days later
      ${asked}
      > ${said}
      ${AGREED[language]}
      `,
    );
    expect(await stateOf(contactId)).toBe('verified');
    // Stopped for as long it starts in doubt, and a new owner is told nothing.
    await play(
      helper,
      `
      > STOP
      * 91 days later
      > hello
      > START
      ${asked}
      > 1
      ${AGREED[language]}
      > STOP
      > START
      ${AGREED[language]}
      `,
    );
    // Whoever has it once it is in doubt again says no.
    await asSystem(app, (ctx) => askSilent(ctx, contactId));
    await service.drain();
    expect(helper.arrived()).toEqual([asked]);
    await helper.type('2');
    expect(await stateOf(contactId)).toBe('quarantined');
    expect(await asSystem(app, (ctx) => toldHelper(ctx, who.patientId))).toBeNull();
  },
);
