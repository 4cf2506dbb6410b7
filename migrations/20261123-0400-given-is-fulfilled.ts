import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  -- Whoever was handed what is given at a visit was there.
  CREATE FUNCTION given_is_fulfilled() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM visits v WHERE v.id = NEW.visit_id
               AND v.state IN ('booked', 'arrived', 'checked-in', 'noshow')) THEN
      RAISE EXCEPTION 'what is handed over at a visit fulfils it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER pickups_fulfil AFTER UPDATE OF state ON pickups
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.visit_id IS NOT NULL AND NEW.state = 'collected') EXECUTE FUNCTION given_is_fulfilled();

  CREATE FUNCTION given_is_not_missed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM pickups p WHERE p.visit_id = NEW.id AND p.state = 'collected') THEN
      RAISE EXCEPTION 'whoever was handed what is given at a visit has not missed it'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER visits_given BEFORE UPDATE OF state ON visits
    FOR EACH ROW WHEN (NEW.state = 'noshow') EXECUTE FUNCTION given_is_not_missed();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER visits_given ON visits;
  DROP TRIGGER pickups_fulfil ON pickups;
  DROP FUNCTION given_is_not_missed, given_is_fulfilled;
`);
