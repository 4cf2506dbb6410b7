import type { Migration } from '../src/core/kernel/migrations.js';

// The task of an application did not name its place at first. Each application does, so that each open task now has one.
export const up: Migration = (db) =>
  db.query(`
  UPDATE tasks t SET site_id = a.site_id FROM staff_applications a
  WHERE t.kind = 'proposed-staff' AND t.state = 'open' AND t.site_id IS NULL AND a.id = t.subject_id`);

/** What was not known is not forgotten again. */
export const down: Migration = () => Promise.resolve();
