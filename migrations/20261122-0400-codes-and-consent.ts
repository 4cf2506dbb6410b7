import type { Migration } from '../src/core/kernel/migrations.js';

const TASKS = `'call-back', 'danger', 'verify-number', 'unlock-locked', 'not-understood', 'proposed-registration',
  'prepare', 'recount', 'new-secret', 'not-delivered', 'handover', 'join-alarm'`;

export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE one_time_codes (
    id         uuid PRIMARY KEY,
    purpose    text NOT NULL CHECK (purpose ~ '^[a-z-]{3,30}$'),
    subject    text NOT NULL,
    requester  text NOT NULL,
    act        bytea NOT NULL CHECK (octet_length(act) = 32),
    contact_id uuid NOT NULL REFERENCES contact_points,
    in_person  boolean NOT NULL,
    nonce      bytea CHECK (octet_length(nonce) = 16),
    digest     bytea CHECK (octet_length(digest) = 32),
    tries      integer NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    state      text NOT NULL DEFAULT 'issued' CHECK (state IN
               ('issued', 'verified', 'expired', 'locked', 'superseded', 'cancelled')),
    asked_at   timestamptz NOT NULL,
    made_at    timestamptz,
    expires_at timestamptz NOT NULL,
    CHECK ((nonce IS NULL) = (digest IS NULL) AND (made_at IS NULL) = (digest IS NULL)),
    CHECK (state NOT IN ('verified', 'locked') OR digest IS NOT NULL),
    CHECK (expires_at <= coalesce(made_at, asked_at) + interval '5 minutes')
  );
  COMMENT ON TABLE one_time_codes IS 'personal: that a code was sent and what it is good for; of the code only a keyed digest';
  COMMENT ON COLUMN one_time_codes.act IS 'SHA-256 of exactly what it allows.';
  COMMENT ON COLUMN one_time_codes.in_person IS 'The person stands at the desk, so quiet hours do not hold it up.';
  CREATE UNIQUE INDEX one_time_codes_one_live ON one_time_codes (purpose, subject, requester) WHERE state = 'issued';
  CREATE INDEX one_time_codes_subject ON one_time_codes (purpose, subject, asked_at);
  CREATE INDEX one_time_codes_contact ON one_time_codes (contact_id, asked_at);

  CREATE FUNCTION code_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state <> 'issued' THEN
      RAISE EXCEPTION 'a code that is % stays so', OLD.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER one_time_codes_moves BEFORE UPDATE ON one_time_codes
    FOR EACH ROW EXECUTE FUNCTION code_moves();

  CREATE TABLE consent_grants (
    id          uuid PRIMARY KEY,
    staff_id    uuid NOT NULL REFERENCES staff,
    session_id  uuid NOT NULL REFERENCES staff_sessions,
    patient_id  uuid NOT NULL REFERENCES patients,
    scope       text NOT NULL CHECK (scope IN ('details', 'notes')),
    how         text NOT NULL CHECK (how IN ('code', 'secret', 'second-person', 'enrolled')),
    code_id     uuid UNIQUE REFERENCES one_time_codes,
    approver_id uuid REFERENCES staff CHECK (approver_id <> staff_id),
    granted_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    CHECK ((how = 'code') = (code_id IS NOT NULL)),
    CHECK ((how = 'second-person') = (approver_id IS NOT NULL)),
    CHECK (expires_at > granted_at AND expires_at <= granted_at + interval '30 minutes')
  );
  COMMENT ON TABLE consent_grants IS 'personal: one reader may open one class of one record for a while, through one session';
  CREATE INDEX consent_grants_session ON consent_grants (session_id, patient_id) WHERE ended_at IS NULL;

  ALTER TABLE patient_contacts ADD COLUMN linked_at timestamptz;
  COMMENT ON COLUMN patient_contacts.linked_at IS 'A number that came in the last 24 hours consents to nothing; null came with the enrolment.';

  ALTER TABLE unlock_tries ALTER COLUMN contact_id DROP NOT NULL, ALTER COLUMN positions DROP NOT NULL;
  COMMENT ON COLUMN unlock_tries.positions IS 'Null where the whole number was typed at the desk.';

  ALTER TABLE tasks DROP CONSTRAINT tasks_kind_check;
  ALTER TABLE tasks ADD CONSTRAINT tasks_kind_check CHECK (kind ~ '^[a-z-]{3,30}$');
  COMMENT ON COLUMN tasks.kind IS 'One of the kinds that the code names; the type there refuses others.';

  CREATE INDEX messages_code_bodies ON messages (made_at) WHERE kind = 'code' AND body IS NOT NULL;
`);

export const down: Migration = (db) =>
  db.query(`
  DROP INDEX messages_code_bodies;
  DELETE FROM tasks WHERE kind NOT IN (${TASKS});
  ALTER TABLE tasks DROP CONSTRAINT tasks_kind_check;
  ALTER TABLE tasks ADD CONSTRAINT tasks_kind_check CHECK (kind IN (${TASKS}));
  DELETE FROM unlock_tries WHERE contact_id IS NULL OR positions IS NULL;
  ALTER TABLE unlock_tries ALTER COLUMN contact_id SET NOT NULL, ALTER COLUMN positions SET NOT NULL;
  ALTER TABLE patient_contacts DROP COLUMN linked_at;
  DROP TABLE consent_grants, one_time_codes;
  DROP FUNCTION code_moves;
`);
