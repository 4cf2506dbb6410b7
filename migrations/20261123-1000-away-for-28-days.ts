import type { Migration } from '../src/core/kernel/migrations.js';

const span = (last: string) => `
  ALTER TABLE aways DROP CONSTRAINT aways_check;
  ALTER TABLE aways ADD CONSTRAINT aways_check CHECK (last_day BETWEEN first_day AND first_day + ${last});`;

// Up to 28 days, the first included; whoever said four weeks before this was given 29.
export const up: Migration = (db) =>
  db.query(`
  UPDATE aways SET last_day = last_day - 1, ends_at = ends_at - interval '1 day'
    WHERE last_day > first_day + 27;
  ${span('27')}
`);

export const down: Migration = (db) => db.query(span('28'));
