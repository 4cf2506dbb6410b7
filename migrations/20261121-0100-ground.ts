import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE clock (
    only_row       boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    offset_seconds bigint NOT NULL DEFAULT 0 CHECK (offset_seconds >= 0)
  );
  COMMENT ON TABLE clock IS 'What a demo adds to the real time; 0 elsewhere.';
  INSERT INTO clock DEFAULT VALUES;

  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;

  CREATE TABLE audit_entries (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL,
    actor        text NOT NULL,
    action       text NOT NULL,
    subject_kind text NOT NULL,
    subject_id   text NOT NULL,
    facts        jsonb NOT NULL DEFAULT '{}'
  );
  COMMENT ON TABLE audit_entries IS 'append-only: who did what to whom; ids and codes, never words';
  CREATE INDEX audit_entries_subject ON audit_entries (subject_kind, subject_id, id);
  CREATE TRIGGER audit_entries_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  CREATE TABLE audit_links (
    seq      bigint PRIMARY KEY CHECK (seq > 0),
    entry_id bigint NOT NULL UNIQUE REFERENCES audit_entries,
    hash     bytea NOT NULL CHECK (octet_length(hash) = 32)
  );
  COMMENT ON TABLE audit_links IS 'append-only: the hash chain over audit_entries, in the order of commits';
  CREATE TRIGGER audit_links_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_links
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  CREATE TABLE counters (
    name  text PRIMARY KEY,
    value bigint NOT NULL DEFAULT 0
  );
  COMMENT ON TABLE counters IS 'How often something was refused; no person is named.';
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE counters, audit_links, audit_entries, clock;
  DROP FUNCTION refuse_change;
`);
