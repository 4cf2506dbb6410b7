import { expect, test } from 'vitest';
import { tryUnlock } from '#core/patients/index.js';
import { asSystem, testApp } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';

const { app } = await testApp();

test('however many phones guess at once, three wrong ones lock the secret number', async () => {
  const who = await buildPatient(app);
  const guess = (digits: string) =>
    asSystem(app, (ctx) => tryUnlock(ctx, who, { positions: [1, 2], digits }));
  const guesses = Array.from({ length: 12 }, (_, n) => guess(`0${n % 10}`));
  const came = (await Promise.all(guesses)).sort();
  expect(came).toEqual([...Array<string>(10).fill('locked'), 'wrong', 'wrong']);
  const [tries] = await app.db.query('SELECT count(*)::int AS n FROM unlock_tries');
  expect(tries).toEqual([{ n: 3 }]);
  expect(await guess('48')).toBe('locked');
});
