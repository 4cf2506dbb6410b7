import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  -- A visit at which something is given stands with it and ends with it; whoever died or was erased is let go at once.
  CREATE FUNCTION parcel_has_visit() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM visits v JOIN patients q ON q.id = v.patient_id AND q.state = 'active'
               WHERE v.id = NEW.visit_id AND v.state = 'booked'
                 AND v.start_at > (SELECT now() + make_interval(secs => offset_seconds) FROM clock))
       AND NOT EXISTS (SELECT FROM pickups p WHERE p.visit_id = NEW.visit_id
                       AND p.state IN ('held', 'ready', 'collected')) THEN
      RAISE EXCEPTION 'a visit does not stay booked without what is given at it'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER pickups_have_visit AFTER UPDATE OF state ON pickups
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.visit_id IS NOT NULL AND NEW.state IN ('released', 'returned'))
    EXECUTE FUNCTION parcel_has_visit();

  CREATE FUNCTION visit_keeps_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM pickups p JOIN patients q ON q.id = p.patient_id AND q.state = 'active'
               WHERE p.visit_id = NEW.id AND p.state IN ('requested', 'held', 'ready')) THEN
      RAISE EXCEPTION 'nothing stays kept for a visit that is off' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER visits_keep_nothing AFTER UPDATE OF state ON visits
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.course_id IS NOT NULL AND NEW.state IN ('cancelled', 'entered-in-error'))
    EXECUTE FUNCTION visit_keeps_nothing();
  CREATE INDEX visits_course ON visits (course_id) WHERE state IN ('pending', 'booked');
`);

export const down: Migration = (db) =>
  db.query(`
  DROP INDEX visits_course;
  DROP TRIGGER visits_keep_nothing ON visits;
  DROP TRIGGER pickups_have_visit ON pickups;
  DROP FUNCTION visit_keeps_nothing, parcel_has_visit;
`);
