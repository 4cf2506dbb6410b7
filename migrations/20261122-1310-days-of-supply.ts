import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE courses
    ADD COLUMN supplied_through date,
    ADD COLUMN site_id uuid REFERENCES sites,
    ADD COLUMN runs_out_on date GENERATED ALWAYS AS (coalesce(supplied_through, due_on - 1)) STORED;
  COMMENT ON COLUMN courses.supplied_through IS 'The last day for which something was handed over; null before the first handover.';
  COMMENT ON COLUMN courses.site_id IS 'The usual place of its patient, kept by triggers; else where it was handed over last.';
  COMMENT ON COLUMN courses.runs_out_on IS 'The last day with supply, by which the worklist is ordered: the day before it is due where there was none yet.';
  ALTER TABLE handovers ADD COLUMN supplied_before date;
  COMMENT ON COLUMN handovers.supplied_before IS 'Through which day it was supplied before, for when the handover is taken back.';

  -- What was collected before this column was: a handover moves the due day on by the interval, from the day it counts.
  UPDATE courses u SET site_id = p.usual_site_id, supplied_through = CASE
      WHEN EXISTS (SELECT FROM pickups c WHERE c.course_id = u.id AND c.state = 'collected')
      THEN u.due_on - u.interval_days + u.days_supply - 1 END
    FROM patients p WHERE p.id = u.patient_id;

  CREATE INDEX courses_supply ON courses (site_id, runs_out_on, id) WHERE state = 'active';
  CREATE INDEX courses_supply_of ON courses (site_id, programme_id, runs_out_on, id) WHERE state = 'active';

  CREATE FUNCTION course_at_usual_site() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.site_id := coalesce((SELECT usual_site_id FROM patients WHERE id = NEW.patient_id), NEW.site_id);
    RETURN NEW;
  END $$;
  CREATE TRIGGER courses_at_usual_site BEFORE INSERT OR UPDATE OF patient_id ON courses
    FOR EACH ROW EXECUTE FUNCTION course_at_usual_site();

  CREATE FUNCTION courses_follow_patient() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE courses SET site_id = NEW.usual_site_id WHERE patient_id = NEW.id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER patients_usual_site AFTER UPDATE OF usual_site_id ON patients
    FOR EACH ROW WHEN (NEW.usual_site_id IS NOT NULL AND OLD.usual_site_id IS DISTINCT FROM NEW.usual_site_id)
    EXECUTE FUNCTION courses_follow_patient();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER patients_usual_site ON patients;
  DROP TRIGGER courses_at_usual_site ON courses;
  DROP FUNCTION courses_follow_patient, course_at_usual_site;
  DROP INDEX courses_supply, courses_supply_of;
  ALTER TABLE handovers DROP COLUMN supplied_before;
  ALTER TABLE courses DROP COLUMN runs_out_on, DROP COLUMN site_id, DROP COLUMN supplied_through;
`);
