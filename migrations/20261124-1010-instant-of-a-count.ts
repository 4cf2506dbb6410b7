import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE stock_shelves ADD COLUMN counted_at timestamptz;
  UPDATE stock_shelves h SET counted_at = coalesce((SELECT max(c.at) FROM (
      SELECT n.site_id, n.product_id, n.counted_at AS at FROM stock_counts n
      UNION ALL SELECT s.site_id, s.product_id, s.counted_at FROM count_sheets s WHERE s.state = 'approved') c
    WHERE c.site_id = h.site_id AND c.product_id = h.product_id), h.counted_on::timestamptz);
  COMMENT ON COLUMN stock_shelves.counted_at IS 'The instant of the count whose day is counted_on: what patients say later is not answered by it.';

  ALTER TABLE unmet_asks ADD COLUMN at timestamptz;
  UPDATE unmet_asks SET at = day::timestamptz;
  ALTER TABLE unmet_asks ALTER COLUMN at SET NOT NULL;
  COMMENT ON COLUMN unmet_asks.at IS 'The last time on that day.';
`);

export const down: Migration = (db) =>
  db.query(`
  ALTER TABLE unmet_asks DROP COLUMN at;
  ALTER TABLE stock_shelves DROP COLUMN counted_at;
`);
