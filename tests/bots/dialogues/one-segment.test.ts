import { expect, test } from 'vitest';
import { measure } from '#core/messaging/measure.js';
import { clinic } from './clinic.js';

const { caller, prepare } = await clinic();

// What is said at COVERT is measured along the whole way.
test.each([
  ['sw', 'habari'],
  ['fr', 'bonjour'],
] as const)('in %s at GENERAL every text of the main path is one segment', async (language, hi) => {
  const { phone, person } = await caller({ language, level: 'GENERAL' });
  const said: string[] = [];
  const type = async (text: string) => said.push(...(await phone.type(text)));
  await type(hi);
  await type('1');
  await type('1');
  await prepare(person.patientId);
  await phone.service.drain();
  said.push(...phone.arrived());
  await type('1');
  expect(said).toHaveLength(5);
  expect(said.at(-1)).toMatch(/(?<!\d)\d{4}(?!\d)/);
  for (const text of said) expect(measure(text)).toMatchObject({ encoding: 'GSM-7', segments: 1 });
});
