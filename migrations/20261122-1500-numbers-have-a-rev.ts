import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query('ALTER TABLE contact_points ADD COLUMN rev integer NOT NULL DEFAULT 1 CHECK (rev > 0)');

export const down: Migration = (db) => db.query('ALTER TABLE contact_points DROP COLUMN rev');
