import type { Migration } from '../src/core/kernel/migrations.js';

/** Who may miss a visit is told apart from what was not entered: by the end of the day, or by somebody who says so. */
const moves = (missed: string) => `
  CREATE OR REPLACE FUNCTION visit_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF NEW.state NOT IN ('proposed', 'pending') THEN
        RAISE EXCEPTION 'a visit does not begin as %', NEW.state USING ERRCODE = 'check_violation';
      END IF;
      RETURN NEW;
    END IF;
    IF (NEW.slot_id, NEW.site_id, NEW.local_day, NEW.local_start, NEW.zone)
       <> (OLD.slot_id, OLD.site_id, OLD.local_day, OLD.local_start, OLD.zone) THEN
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
    IF NEW.state = 'noshow' AND (NEW.state_at < NEW.end_at OR ${missed}NOT EXISTS (
      SELECT FROM site_days d WHERE d.site_id = NEW.site_id AND d.day = NEW.local_day)) THEN
      RAISE EXCEPTION 'nobody has missed what was not entered' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;`;

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE visits ADD COLUMN missed_by uuid REFERENCES staff;
  COMMENT ON COLUMN visits.missed_by IS 'Who said at the desk that nobody came, before the day was entered; null where the day said so.';
  ${moves('NEW.missed_by IS NULL AND ')}
`);

export const down: Migration = (db) =>
  db.query(`
  ${moves('')}
  ALTER TABLE visits DROP COLUMN missed_by;
`);
