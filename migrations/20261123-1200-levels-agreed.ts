import type { Migration } from '../src/core/kernel/migrations.js';

// Of what was chosen before, the day on which its number came is the best that is known.
export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE contact_points ADD COLUMN level_agreed_at timestamptz;
  COMMENT ON COLUMN contact_points.level_agreed_at IS
    'When its holder last chose or confirmed how much texts may say; null where nobody has yet.';
  UPDATE contact_points c SET level_agreed_at = created_at
    WHERE level <> 'COVERT' OR EXISTS (SELECT FROM patient_contacts l WHERE l.contact_id = c.id);
  ALTER TABLE contact_points ADD CONSTRAINT contact_points_level_agreed
    CHECK (level = 'COVERT' OR level_agreed_at IS NOT NULL);
`);

export const down: Migration = (db) =>
  db.query('ALTER TABLE contact_points DROP COLUMN level_agreed_at');
