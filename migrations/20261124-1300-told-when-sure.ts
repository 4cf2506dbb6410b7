import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE stock_notices ADD COLUMN sure_since timestamptz;
  COMMENT ON COLUMN stock_notices.sure_since IS 'Of who wants to be told when it is sure: since when. Told once it was counted or delivered after that.';
`);

export const down: Migration = (db) =>
  db.query(`ALTER TABLE stock_notices DROP COLUMN sure_since;`);
