import { expect, test } from 'vitest';
import type { Context } from '#core/kernel/context.js';
import { changeNumber, lockContactById } from '#core/patients/index.js';
import { lockPatient } from '#core/visits/index.js';
import { asSystem, testApp } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';

const { app } = await testApp();

test('of 32 who change a number at the desk or talk on it at once, none is in the way of another for good', async () => {
  const { patientId, contact } = await buildPatient(app);
  const link = { patientId, contactId: contact.id };
  const desk = (ctx: Context) => changeNumber(ctx, link, { rev: 1, language: 'en' });
  const talk = async (ctx: Context) => {
    await lockContactById(ctx, contact.id);
    await lockPatient(ctx, patientId);
  };
  const works = Array.from({ length: 16 }, () => [desk, talk]).flat();
  const said = await Promise.all(
    works.map((work) =>
      asSystem(app, work).then(
        () => '',
        (error: unknown) => String(error),
      ),
    ),
  );
  expect(said.filter((words) => words.includes('deadlock'))).toEqual([]);
});
