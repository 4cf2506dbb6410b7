import type { Migration } from '../src/core/kernel/migrations.js';

const BOUNDED =
  'NEW.start_at <= NEW.state_at OR NEW.start_at > NEW.made_at + make_interval(days => kind.horizon_days + 1)\n       OR (NOT NEW.override AND NEW.start_at < NEW.made_at + make_interval(mins => kind.notice_minutes))';
const BOOKED_BY_ITSELF =
  "NEW.start_at <= NEW.state_at OR TG_OP = 'INSERT' AND (\n       (NOT NEW.beyond AND NEW.start_at > NEW.made_at + make_interval(days => kind.horizon_days + 1))\n       OR (NOT NEW.override AND NEW.start_at < NEW.made_at + make_interval(mins => kind.notice_minutes)))";

/** Writes `visit_fits` anew with one condition in place of another. */
const fits = (was: string, is: string) => `
  DO $do$
  DECLARE body text := pg_get_functiondef('visit_fits'::regproc);
  BEGIN
    IF position($was$${was}$was$ IN body) = 0 THEN RAISE EXCEPTION 'visit_fits is another'; END IF;
    EXECUTE replace(body, $was$${was}$was$, $is$${is}$is$);
  END $do$;`;

// How far ahead and how soon a service is booked bounds patients; staff book beyond it, and a visit that changes hands was booked already.
export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE visits ADD COLUMN beyond boolean NOT NULL DEFAULT false;
  COMMENT ON COLUMN visits.beyond IS 'Staff booked it further ahead than its service is booked by patients.';
  ${fits(BOUNDED, BOOKED_BY_ITSELF)}
`);

export const down: Migration = (db) =>
  db.query(`
  ${fits(BOOKED_BY_ITSELF, BOUNDED)}
  ALTER TABLE visits DROP COLUMN beyond;
`);
