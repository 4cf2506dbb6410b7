import type { Migration } from '../src/core/kernel/migrations.js';

// Entries come in the order of time, so a few bytes a block find a day; a tree would cost every act its part.
export const up: Migration = (db) =>
  db.query(
    'CREATE INDEX audit_entries_day ON audit_entries USING brin (at) WITH (pages_per_range = 16)',
  );

export const down: Migration = (db) => db.query('DROP INDEX audit_entries_day');
