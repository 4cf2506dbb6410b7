import { expect, test } from 'vitest';
import type { Language } from '#core/kernel/language.js';
import { keep, markReady, untieNumber } from '#core/pickups/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
import { plainPhone } from '../../support/transcript.js';
import { change, statesAbout } from '../../core/reminders/scheduled.js';
import { clinic } from './clinic.js';

const { app, service, siteAt, caller, chatter } = await clinic();

const OLD = { sms: caller, telegram: chatter };

interface Facts {
  channel?: 'sms' | 'telegram';
  language?: Language;
  level?: 'COVERT' | 'GENERAL' | 'OPEN';
  /** Where there is none, or it is not proved, nobody else is told. */
  other?: 'proved' | 'unproved' | 'none';
}

/** Theirs is made ready in the evening, so that its text waits for the morning; beside the number that asked they have another phone. */
async function waiting({ channel = 'sms', other = 'proved', ...facts }: Facts = {}) {
  await setClock(app, '2027-03-03T17:00:00Z');
  await app.db.query('DELETE FROM throttles');
  const { phone, person } = await OLD[channel](facts);
  const { patientId, contact, course } = person;
  const second = await buildPatient(app, {
    level: 'OPEN',
    ...(facts.language && { language: facts.language }),
  });
  if (other !== 'none')
    await change(
      app,
      'UPDATE patient_contacts SET patient_id = $1, confirmed = $3 WHERE contact_id = $2',
      [patientId, second.contact.id, other === 'proved'],
    );
  const { id } = await asSystem(app, async (ctx) => {
    const kept = await keep(ctx, { course, siteId: siteAt(2).id, contactId: contact.id });
    return markReady(ctx, kept.id);
  });
  await service.drain();
  phone.arrived();
  const morning = async () => {
    await setClock(app, '2027-03-04T06:30:00Z');
    await service.sweep();
  };
  const newPhone = plainPhone(service, second.address);
  const off = () => asSystem(app, (ctx) => untieNumber(ctx, { patientId, contactId: contact.id }));
  return { id, phone, newPhone, person, off, morning };
}

const READY = {
  en: 'Baobab: yours is ready at place 2 until Sat 6 Mar, 4pm.\n1 My number\n2 Other day\n3 Someone will come for me',
  sw: 'Baobab: bidhaa yako iko tayari sehemu 2 hadi Jumamosi 6 Machi, 16:00 (saa 10 jioni).\n1 Nambari yangu\n2 Siku nyingine\n3 Nitatuma mtu',
  fr: "Baobab: votre article vous attend au point 2 jusqu'au samedi 6 mars, 16h.\n1 Mon numéro\n2 Un autre jour\n3 J'envoie quelqu'un",
};

test.each(['en', 'sw', 'fr'] as const)(
  'what waits for a phone that is taken off goes to the other one, once and in no wider words: %s',
  async (language) => {
    const { id, phone, newPhone, off, morning } = await waiting({ language });
    await off();
    await morning();
    await service.sweep();
    expect(newPhone.arrived()).toEqual([READY[language]]);
    expect(phone.arrived()).toEqual([]);
    expect(await statesAbout(app, id)).toContain('ready sent');
  },
);

test.each([
  ['telegram', 'OPEN', 'yours is ready'],
  ['sms', 'GENERAL', 'your medicine is ready'],
] as const)('from %s at %s it says so much: %s', async (channel, level, words) => {
  const { newPhone, off, morning } = await waiting({ channel, level });
  await off();
  await morning();
  expect(newPhone.arrived()).toEqual([expect.stringContaining(`Baobab: ${words} at place 2`)]);
});

test.each(['STOP', 'WRONG'])('so it does where the first says %s', async (word) => {
  const { phone, newPhone, morning } = await waiting();
  await phone.type(word);
  await morning();
  expect(newPhone.arrived()).toEqual([READY.en]);
  expect(phone.arrived()).toEqual([]);
});

test.each(['unproved', 'none'] as const)('where the other is %s it ends unsent', async (other) => {
  const { id, phone, newPhone, off, morning } = await waiting({ other });
  await off();
  await morning();
  expect([...phone.arrived(), ...newPhone.arrived()]).toEqual([]);
  expect((await statesAbout(app, id))[0]).toBe('ready denied');
});

test('what another of a shared phone waits for stays there', async () => {
  const { phone, newPhone, person, morning } = await waiting();
  const shared = await buildPatient(app, { address: person.address, site: siteAt(2) });
  await asSystem(app, (ctx) =>
    untieNumber(ctx, { patientId: shared.patientId, contactId: person.contact.id }),
  );
  await morning();
  expect(phone.arrived()).toEqual([expect.stringContaining('is ready at place 2')]);
  expect(newPhone.arrived()).toEqual([]);
});
