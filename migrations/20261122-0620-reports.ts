import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE INDEX messages_failed ON messages (made_at)
    WHERE state IN ('failed', 'denied', 'undelivered', 'expired');
  CREATE INDEX pickups_collected ON pickups (site_id, ended_at)
    WHERE state = 'collected' AND arrived_at IS NOT NULL;

  CREATE TABLE export_purposes (
    id       uuid PRIMARY KEY,
    at       timestamptz NOT NULL,
    staff_id uuid NOT NULL REFERENCES staff,
    report   text NOT NULL,
    purpose  text NOT NULL CHECK (length(purpose) BETWEEN 5 AND 200)
  );
  COMMENT ON TABLE export_purposes IS 'append-only: why a report left the console, in the words of who took it';
  CREATE TRIGGER export_purposes_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON export_purposes
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE export_purposes;
  DROP INDEX pickups_collected, messages_failed;
`);
