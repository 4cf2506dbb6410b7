import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE FUNCTION inside_is_not_missed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM patients p WHERE p.id = NEW.patient_id AND p.inpatient_since < NEW.end_at) THEN
      RAISE EXCEPTION 'whoever lies in a ward has missed nothing' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER visits_inside BEFORE UPDATE OF state ON visits
    FOR EACH ROW WHEN (NEW.state = 'noshow' AND OLD.state = 'booked') EXECUTE FUNCTION inside_is_not_missed();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER visits_inside ON visits;
  DROP FUNCTION inside_is_not_missed;
`);
