import type { Migration } from '../src/core/kernel/migrations.js';

/** A visit stays where and when it is; `slot`: what of its slot must stay. */
const moves = (slot: string) => `
  CREATE OR REPLACE FUNCTION visit_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF NEW.state NOT IN ('proposed', 'pending') THEN
        RAISE EXCEPTION 'a visit does not begin as %', NEW.state USING ERRCODE = 'check_violation';
      END IF;
      RETURN NEW;
    END IF;
    IF (NEW.site_id, NEW.local_day, NEW.local_start, NEW.zone)
       <> (OLD.site_id, OLD.local_day, OLD.local_start, OLD.zone) OR (${slot}) THEN
      RAISE EXCEPTION 'a visit is moved by another that replaces it' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = OLD.state THEN RETURN NEW; END IF;
    IF OLD.state || ' ' || NEW.state NOT IN (
      'proposed pending', 'proposed cancelled', 'pending booked', 'pending cancelled',
      'booked arrived', 'arrived checked-in', 'checked-in fulfilled', 'booked cancelled', 'booked noshow',
      'noshow arrived', 'noshow fulfilled'
    ) AND NEW.state <> 'entered-in-error' THEN
      RAISE EXCEPTION 'a visit may not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'cancelled' AND (OLD.state = 'booked') = (NEW.end_reason = 'expired') THEN
      RAISE EXCEPTION 'a % visit is not ended as %', OLD.state, NEW.end_reason USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.state = 'noshow' OR NEW.state = 'entered-in-error') AND NEW.correction IS NULL THEN
      RAISE EXCEPTION 'a correction has a reason' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'noshow' AND (NEW.state_at < NEW.end_at OR NEW.missed_by IS NULL AND NOT EXISTS (
      SELECT FROM site_days d WHERE d.site_id = NEW.site_id AND d.day = NEW.local_day)) THEN
      RAISE EXCEPTION 'nobody has missed what was not entered' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;`;

const takes = (given: string) => `
  CREATE OR REPLACE FUNCTION take_slot() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE more integer := occupies(NEW.state) - CASE WHEN TG_OP = 'UPDATE' THEN occupies(OLD.state) ELSE 0 END;
  BEGIN
    ${given}
    IF more <> 0 THEN UPDATE slots SET taken = taken + more WHERE id = NEW.slot_id; END IF;
    IF TG_OP = 'INSERT' OR NEW.state <> OLD.state THEN
      INSERT INTO visit_events (visit_id, at, was, state, reason)
      VALUES (NEW.id, NEW.state_at, CASE WHEN TG_OP = 'UPDATE' THEN OLD.state END, NEW.state,
              coalesce(NEW.end_reason, NEW.correction));
    END IF;
    RETURN NULL;
  END $$;
  DROP TRIGGER visits_take_slot ON visits;
  CREATE TRIGGER visits_take_slot AFTER INSERT OR UPDATE OF state${given && ', slot_id'} ON visits
    FOR EACH ROW EXECUTE FUNCTION take_slot();`;

// A visit may go to another practitioner at the same place and time, and nothing else of it changes.
const ANOTHER = `NEW.slot_id <> OLD.slot_id AND (OLD.state NOT IN ('pending', 'booked') OR NEW.state <> OLD.state
      OR NOT EXISTS (SELECT FROM slots o JOIN slots n ON (n.site_id, n.service_id, n.start_at, n.end_at)
                       = (o.site_id, o.service_id, o.start_at, o.end_at)
                     WHERE o.id = OLD.slot_id AND n.id = NEW.slot_id))`;
const GIVEN = `IF TG_OP = 'UPDATE' AND NEW.slot_id <> OLD.slot_id THEN
      UPDATE slots SET taken = taken - 1 WHERE id = OLD.slot_id;
      UPDATE slots SET taken = taken + 1 WHERE id = NEW.slot_id;
    END IF;`;

export const up: Migration = (db) => db.query(`${moves(ANOTHER)} ${takes(GIVEN)}`);

export const down: Migration = (db) =>
  db.query(`${moves('NEW.slot_id <> OLD.slot_id')} ${takes('')}`);
