import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { measure } from '#core/messaging/measure.js';
import { setClock } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, caller, chatter, prepare } = await clinic();

/** A word that also means "I do not want it". */
const STOP = { en: 'cancel it', sw: 'acha', fr: 'annulez ca' };

test.each([
  ['en', 'sms', '2027-03-03'],
  ['en', 'telegram', '2027-05-05'],
  ['sw', 'sms', '2027-07-07'],
  ['sw', 'telegram', '2027-09-01'],
  ['fr', 'sms', '2027-11-03'],
  ['fr', 'telegram', '2028-01-05'],
] as const)('what is set, misplaced and refused in %s by %s', async (language, channel, today) => {
  await setClock(app, `${today}T06:30:00Z`);
  const { phone, person } = await (channel === 'sms' ? caller : chatter)({ language });
  const said: string[] = [];
  const script = new URL(`settling/${language}.${channel}.txt`, import.meta.url);
  await play(phone, readFileSync(script, 'utf8'), {
    words: { stop: STOP[language] },
    steps: { 'it is prepared': () => prepare(person.patientId) },
    hear: (text) => said.push(text),
  });
  if (channel === 'sms')
    for (const text of said)
      expect(measure(text)).toMatchObject({ encoding: 'GSM-7', segments: 1 });
});
