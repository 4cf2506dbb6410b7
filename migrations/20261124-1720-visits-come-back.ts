import type { Migration } from '../src/core/kernel/migrations.js';

const BOUNDED = "NEW.start_at <= NEW.state_at OR TG_OP = 'INSERT' AND (\n       (NOT NEW.beyond";
const OR_BOOKED_ALREADY =
  "NEW.start_at <= NEW.state_at OR TG_OP = 'INSERT' AND NOT EXISTS (\n       SELECT FROM visits w WHERE w.id = NEW.replaces AND w.patient_id = NEW.patient_id AND w.service_id = NEW.service_id\n         AND w.site_id = NEW.site_id AND w.start_at = NEW.start_at) AND (\n       (NOT NEW.beyond";

/** Writes `visit_fits` anew with one condition in place of another. */
const fits = (was: string, is: string) => `
  DO $do$
  DECLARE body text := pg_get_functiondef('visit_fits'::regproc);
  BEGIN
    IF position($was$${was}$was$ IN body) = 0 THEN RAISE EXCEPTION 'visit_fits is another'; END IF;
    EXECUTE replace(body, $was$${was}$was$, $is$${is}$is$);
  END $do$;`;

// A visit that its patient gave up and wants back was booked already: how soon and how far ahead its service is booked does not bound it. And who waits for another time in place of a visit keeps that visit until then.
export const up: Migration = (db) =>
  db.query(`
  ${fits(BOUNDED, OR_BOOKED_ALREADY)}
  ALTER TABLE visit_waits ADD COLUMN moves uuid REFERENCES visits;
  CREATE INDEX visit_waits_moves ON visit_waits (moves) WHERE moves IS NOT NULL;
  COMMENT ON COLUMN visit_waits.moves IS 'The visit that is given up for the time that is waited for.';
`);

export const down: Migration = (db) =>
  db.query(`
  ALTER TABLE visit_waits DROP COLUMN moves;
  ${fits(OR_BOOKED_ALREADY, BOUNDED)}
`);
