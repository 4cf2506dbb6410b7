import { expect, test } from 'vitest';
import { measure } from '#core/messaging/measure.js';
import { secretDigits } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { caller, prepare } = await clinic();

test.each([
  ['sw', 'COVERT', 'habari'],
  ['sw', 'GENERAL', 'habari'],
  ['fr', 'COVERT', 'bonjour'],
  ['fr', 'GENERAL', 'bonjour'],
] as const)(
  'in %s at %s every text of the main path is one segment',
  async (language, level, hi) => {
    const { phone, person } = await caller({ language, level, secretNumber: '159364' });
    const said: string[] = [];
    const type = async (text: string) => said.push(...(await phone.type(text)));
    await type(hi);
    await type('1');
    await type('1');
    await prepare(person.patientId);
    await phone.service.drain();
    said.push(...phone.arrived());
    await type('1');
    if (level === 'COVERT') await type(secretDigits(said.at(-1) ?? '', '159364'));
    expect(said).toHaveLength(level === 'COVERT' ? 6 : 5);
    expect(said.at(-1)).toMatch(/(?<!\d)\d{4}(?!\d)/);
    for (const text of said)
      expect(measure(text)).toMatchObject({ encoding: 'GSM-7', segments: 1 });
  },
);
