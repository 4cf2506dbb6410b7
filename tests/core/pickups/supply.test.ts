import { expect, test } from 'vitest';
import { daysLeft, expectedContact, measureSupply } from '#core/pickups/supply.js';

const period = { from: '2026-01-01', to: '2026-03-31' };
const fill = (on: string, days: number) => ({ on: `2026-${on}`, days });
const usual = [fill('01-01', 30), fill('01-26', 30), fill('03-10', 30)];

test.each([
  ['no stay', usual, [], { counts: [82, 90], pdc: 0.9111, mpr: 1, gap: 8 }],
  [
    'a stay',
    usual,
    [{ from: '2026-02-10', to: '2026-02-15' }],
    { counts: [82, 85], pdc: 0.9647, mpr: 1, gap: 3 },
  ],
  [
    'more than is needed',
    [fill('01-01', 60), fill('01-10', 60), fill('02-01', 60)],
    [],
    { counts: [90, 90], pdc: 1, mpr: 2, gap: 0 },
  ],
])('%s: as the test vectors say', (...[, fills, away, { counts, pdc, mpr, gap }]) => {
  const supply = measureSupply(period, fills, away);
  expect([supply.covered, supply.days]).toEqual(counts);
  expect(supply.pdc).toBeCloseTo(pdc, 4);
  expect(supply.mpr).toBeCloseTo(mpr, 3);
  expect(supply.maxGap).toBe(gap);
  expect(supply.strip).toHaveLength(90);
});

test('the supply shifts forward to its last day', () => {
  const fills = [fill('01-01', 60), fill('01-10', 60), fill('02-01', 60)];
  expect(measureSupply(period, fills).suppliedThrough).toBe('2026-06-29');
  expect(daysLeft('2026-06-29', '2026-06-28')).toBe(2);
  expect(daysLeft('2026-06-29', '2026-07-02')).toBe(0);
});

test('days before the first handover do not count, and one before the period does', () => {
  const late = measureSupply(period, [fill('03-22', 10)]);
  expect([late.covered, late.days, late.maxGap]).toEqual([10, 10, 0]);
  const early = measureSupply(period, [{ on: '2025-12-22', days: 20 }]);
  expect([early.covered, early.days, early.maxGap]).toEqual([10, 90, 80]);
  expect(measureSupply(period, [])).toMatchObject({ pdc: null, mpr: null, suppliedThrough: null });
});

test('who lay in a ward all the time since has no proportion of days covered', () => {
  const inside = [{ from: '2026-03-22', to: '2026-04-30' }];
  const supply = measureSupply(period, [fill('03-22', 10)], inside);
  expect([supply.days, supply.pdc]).toEqual([0, null]);
});

test('lost to follow-up and interruption begin a day apart', () => {
  expect(expectedContact(fill('03-10', 30))).toEqual({
    expected: '2026-04-09',
    lost: '2026-05-07',
    interrupted: '2026-05-08',
  });
});
