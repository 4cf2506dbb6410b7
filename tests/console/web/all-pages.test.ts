import { expect, test } from 'vitest';
import { allPages } from '../../../src/console/web/all-pages.js';

test.each([0, 1, 100, 101, 250])('a choice of %i holds every one, once', async (total) => {
  const all = Array.from({ length: total }, (_, n) => n);
  let asked = 0;
  const rows = await allPages(({ page, size }) => {
    asked += 1;
    return Promise.resolve({ rows: all.slice((page - 1) * size, page * size), total });
  });
  expect(rows).toEqual(all);
  expect(asked).toBe(Math.max(1, Math.ceil(total / 100)));
});
