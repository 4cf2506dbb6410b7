import { expect, test } from 'vitest';
import { addSite, closeDay, findSite, halfHours, openDays } from '#core/sites/index.js';
import { asSystem, testApp } from '../../support/app.js';
import { buildSite, WEEKDAYS } from '../../support/build.js';

const { app } = await testApp();

test('a place opens by its hours, and not on a day that was closed', async () => {
  const { id } = await buildSite(app, {
    hours: {
      '3': [['08:00', '09:30']],
      '4': [
        ['08:00', '12:00'],
        ['14:00', '15:00'],
      ],
    },
  });
  await asSystem(app, (ctx) => closeDay(ctx, id, { day: '2027-03-10', reason: 'other' }));
  const site = await asSystem(app, (ctx) => findSite(ctx, id));
  if (!site) throw new Error('no site');
  expect(openDays(site, '2027-03-03', 3)).toEqual(['2027-03-03', '2027-03-04', '2027-03-11']);
  expect(halfHours(site, '2027-03-03')).toEqual(['08:00', '08:30', '09:00']);
  expect(halfHours(site, '2027-03-04').slice(-3)).toEqual(['11:30', '14:00', '14:30']);
  expect(halfHours(site, '2027-03-10')).toEqual([]);
});

test('two places never bear one number, and a zone must be one', async () => {
  await buildSite(app, { number: 77 });
  const add = (number: number, zone: string) =>
    asSystem(app, (ctx) => addSite(ctx, { number, privateName: 'x', zone, hours: WEEKDAYS }));
  await expect(add(77, 'Africa/Nairobi')).rejects.toThrow('place.number-taken');
  await expect(add(78, 'Africa/Atlantis')).rejects.toThrow('invalid');
});
