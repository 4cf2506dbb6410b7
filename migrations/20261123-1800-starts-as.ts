import type { Migration } from '../src/core/kernel/migrations.js';

// Of who stopped before, only those who were proved start as proved.
export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE contact_points ADD COLUMN starts_as text CHECK (starts_as IN
    ('unverified', 'verified', 'stale', 'reverify', 'quarantined', 'wrong-person'));
  COMMENT ON COLUMN contact_points.starts_as IS 'What START makes of a stopped number: what it was, or what it was shown to be since.';
  UPDATE contact_points c SET starts_as = CASE WHEN
      EXISTS (SELECT FROM patient_contacts l WHERE l.contact_id = c.id AND l.confirmed)
      OR EXISTS (SELECT FROM helpers h WHERE h.contact_id = c.id AND h.agreed_at IS NOT NULL)
      OR EXISTS (SELECT FROM staff s WHERE c.id IN (s.contact_id, s.chat_id)) THEN 'verified' ELSE 'unverified' END
    WHERE state = 'stopped';
  ALTER TABLE contact_points ADD CONSTRAINT contact_points_starts_as
    CHECK ((state = 'stopped') = (starts_as IS NOT NULL));

  CREATE OR REPLACE FUNCTION contact_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state = 'stopped' AND NEW.state NOT IN ('stopped', OLD.starts_as, 'wrong-person') THEN
      RAISE EXCEPTION 'a stopped number may only start again as what it was' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> 'stopped' THEN NEW.starts_as := NULL;
    ELSIF OLD.state <> 'stopped' THEN NEW.starts_as := OLD.state;
    END IF;
    RETURN NEW;
  END $$;
`);

export const down: Migration = (db) =>
  db.query(`
  CREATE OR REPLACE FUNCTION contact_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state = 'stopped' AND NEW.state NOT IN ('stopped', 'verified', 'wrong-person') THEN
      RAISE EXCEPTION 'a stopped number may only start again' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  ALTER TABLE contact_points DROP COLUMN starts_as;
`);
