import { expect, test } from 'vitest';
import { keep } from '#core/pickups/index.js';
import { recordUnmetAsk, reportTurnedAway } from '#core/stock/index.js';
import { counts } from '#console/contract/counts.js';
import { stock } from '#console/contract/stock.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildPatient } from '../../support/build.js';
import { stockDesk } from './stock-desk.js';

const { app, as, officer, dispenser, shelf } = await stockDesk();

test('what was asked for and not there stands beside the count, until the next one', async () => {
  const here = await shelf(3);
  const { site, product } = here;
  const query = { siteId: site.id };
  const row = async () => (await dispenser.call(stock.shelves, { query })).rows[0];
  expect(await row()).toMatchObject({ productId: product.id, unmet: 0, turnedAway: 0 });
  const people = [
    await buildPatient(app, { medicines: [here] }),
    await buildPatient(app, { medicines: [here] }),
  ];
  for (const { course } of people)
    await asSystem(app, async (ctx) => {
      // Twice a day is one ask; each came for nothing once.
      for (let n = 0; n < 2; n += 1)
        await recordUnmetAsk(ctx, course, { siteId: site.id, day: '2027-03-03' });
      await reportTurnedAway(ctx, course, site.id);
    });
  expect(await row()).toMatchObject({ onHand: 3, unmet: 2, turnedAway: 2 });
  const { id } = await dispenser.call(counts.open, {
    body: { siteId: site.id, productId: product.id },
  });
  const lots = [{ lotId: here.lotId, counted: 3 }];
  await dispenser.call(counts.give, { params: { id }, body: { rev: 1, lots } });
  await officer.call(counts.approve, { params: { id }, body: { rev: 2 } });
  // What was said earlier on the day of the count is answered by it; what is said later is not.
  expect(await row()).toMatchObject({ unmet: 0, turnedAway: 0 });
  await moveClock(app, 5);
  for (const { course } of people.slice(0, 1))
    await asSystem(app, (ctx) =>
      recordUnmetAsk(ctx, course, { siteId: site.id, day: '2027-03-03' }),
    );
  expect(await row()).toMatchObject({ unmet: 1, turnedAway: 0 });
  await moveClock(app, -5);
});

test('a count that is begun after midnight stands under the day of its place', async () => {
  const { site, product } = await shelf(3);
  await moveClock(app, 15 * 60);
  const late = await as('dispenser', [site.id]);
  const query = { siteId: site.id };
  await late.call(counts.open, { body: { ...query, productId: product.id } });
  const { rows } = await late.call(counts.list, { query });
  expect(rows).toMatchObject([{ openedOn: '2027-03-04' }]);
  await moveClock(app, -15 * 60);
});

test('a count is blind, and approved by another person than counted', async () => {
  const { site, product, lotId, read } = await shelf(10);
  const { id } = await dispenser.call(counts.open, {
    body: { siteId: site.id, productId: product.id },
  });
  expect(
    await officer.refused(counts.open, { body: { siteId: site.id, productId: product.id } }),
  ).toBe('409 count.going-on');
  const blind = await dispenser.call(counts.read, { params: { id } });
  expect(blind.lines).toMatchObject([{ lotId, counted: null, expected: null }]);
  expect(await dispenser.refused(counts.give, { params: { id }, body: { rev: 1, lots: [] } })).toBe(
    '400 invalid',
  );
  await officer.call(counts.give, {
    params: { id },
    body: { rev: 1, lots: [{ lotId, counted: 8 }] },
  });
  expect(await officer.refused(counts.approve, { params: { id }, body: { rev: 2 } })).toBe(
    '403 count.two-people',
  );
  expect(await dispenser.refused(counts.approve, { params: { id }, body: { rev: 2 } })).toBe(
    '403 not-allowed',
  );
  await expect(
    app.db.query(`UPDATE count_sheets SET approved_by = counted_by WHERE id = $1`, { bind: [id] }),
  ).rejects.toThrow(/count_by_two/);
  const second = await as('officer');
  expect(await second.refused(counts.approve, { params: { id }, body: { rev: 1 } })).toBe(
    '409 changed-meanwhile',
  );
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () =>
      second.call(counts.approve, { params: { id }, body: { rev: 2 } }).then(
        () => 'done',
        () => 'refused',
      ),
    ),
  );
  expect(outcomes.filter((each) => each === 'done')).toHaveLength(1);
  expect((await read()).lots).toMatchObject([{ onHand: 8 }]);
  const seen = await dispenser.call(counts.read, { params: { id } });
  expect(seen).toMatchObject({
    sheet: { state: 'approved' },
    lines: [{ counted: 8, expected: 10 }],
  });
});

test('a count is made again when it is asked for, blind as at first, or given up and changes nothing', async () => {
  const { site, product, lotId, read } = await shelf(10);
  const body = { siteId: site.id, productId: product.id };
  const { id } = await dispenser.call(counts.open, { body });
  const params = { id };
  const give = (rev: number, counted: number) => ({
    params,
    body: { rev, lots: [{ lotId, counted }] },
  });
  const turn = (rev: number, to: string) => ({ params, body: { rev, to } });
  await dispenser.call(counts.give, give(1, 3));
  expect(await dispenser.refused(counts.give, give(2, 9))).toBe('409 count.wrong-state');
  expect(await officer.refused(counts.turn, turn(1, 'open'))).toBe('409 changed-meanwhile');
  await officer.call(counts.turn, turn(2, 'open'));
  const again = await dispenser.call(counts.read, { params });
  expect(again).toMatchObject({
    sheet: { state: 'open' },
    lines: [{ counted: null, expected: null }],
  });
  await dispenser.call(counts.give, give(3, 4));
  await officer.call(counts.turn, turn(4, 'dropped'));
  const over = { params, body: { rev: 5 } };
  for (const refused of [
    officer.refused(counts.approve, over),
    officer.refused(counts.turn, turn(5, 'dropped')),
  ])
    expect(await refused).toBe('409 count.wrong-state');
  expect((await read()).lots).toMatchObject([{ onHand: 10 }]);
  // The shelf can be counted anew.
  await dispenser.call(counts.open, { body });
});

test('what was kept for somebody since it was counted is not counted away', async () => {
  const here = await shelf(1);
  const { site, product, lotId, read } = here;
  const { id } = await dispenser.call(counts.open, {
    body: { siteId: site.id, productId: product.id },
  });
  const params = { id };
  await dispenser.call(counts.give, { params, body: { rev: 1, lots: [{ lotId, counted: 0 }] } });
  const { course } = await buildPatient(app, { medicines: [here] });
  await asSystem(app, (ctx) => keep(ctx, { course, siteId: site.id, contactId: null }));
  expect(await officer.refused(counts.approve, { params, body: { rev: 2 } })).toBe(
    '409 stock.kept',
  );
  expect((await read()).lots).toMatchObject([{ onHand: 1, reserved: 1 }]);
});
