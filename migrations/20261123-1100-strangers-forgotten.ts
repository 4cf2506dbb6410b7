import type { Migration } from '../src/core/kernel/migrations.js';

// A number goes only once nothing names it: each foreign key is asked, and so needs its index.
export const up: Migration = (db) =>
  db.query(`
  CREATE INDEX contact_points_unverified ON contact_points (created_at) WHERE state = 'unverified';
  CREATE INDEX inbox_contact ON inbox (contact_id) WHERE contact_id IS NOT NULL;
  CREATE INDEX messages_contact ON messages (contact_id);
  CREATE INDEX tasks_contact ON tasks (contact_id) WHERE contact_id IS NOT NULL;
  CREATE INDEX registrations_contact ON registrations (contact_id);
  CREATE INDEX unlock_tries_contact ON unlock_tries (contact_id);
  CREATE INDEX stock_notices_contact ON stock_notices (contact_id);
  CREATE INDEX rehearsals_contact ON rehearsals (contact_id);
  CREATE INDEX pickups_contact ON pickups (contact_id) WHERE contact_id IS NOT NULL;
  CREATE INDEX visits_contact ON visits (contact_id) WHERE contact_id IS NOT NULL;
  CREATE INDEX visit_waits_contact ON visit_waits (contact_id) WHERE contact_id IS NOT NULL;
`);

export const down: Migration = (db) =>
  db.query(`
  DROP INDEX contact_points_unverified, inbox_contact, messages_contact, tasks_contact,
    registrations_contact, unlock_tries_contact, stock_notices_contact,
    rehearsals_contact, pickups_contact, visits_contact, visit_waits_contact;
`);
