import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE staff ADD COLUMN contact_since timestamptz;
  COMMENT ON COLUMN staff.contact_since IS 'When the number was proved; in its first 24 hours it gets no sign-in codes.';

  CREATE TABLE staff_applications (
    id             uuid PRIMARY KEY,
    digest         bytea NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
    name           text NOT NULL,
    email          text NOT NULL CHECK (email = lower(email)),
    role           text NOT NULL CHECK (role <> 'super-admin'),
    site_id        uuid NOT NULL REFERENCES sites,
    speciality     text,
    licence_number text CHECK (role <> 'doctor' OR licence_number IS NOT NULL),
    contact_id     uuid NOT NULL REFERENCES contact_points,
    state          text NOT NULL DEFAULT 'unproved' CHECK (state IN ('unproved', 'proposed', 'approved', 'refused')),
    staff_id       uuid UNIQUE REFERENCES staff,
    decided_by     uuid REFERENCES staff,
    decided_at     timestamptz,
    reason         text,
    rev            integer NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL,
    CHECK ((state IN ('approved', 'refused')) = (decided_by IS NOT NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK ((state = 'approved') = (staff_id IS NOT NULL)),
    CHECK ((state = 'refused') = (reason IS NOT NULL))
  );
  COMMENT ON TABLE staff_applications IS 'personal: who asks for an account of the console, and what came of it';
  COMMENT ON COLUMN staff_applications.digest IS 'SHA-256 of the token by which the applicant goes on.';
  CREATE INDEX staff_applications_list ON staff_applications (state, created_at);

  CREATE FUNCTION application_is_decided_by_another() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state IN ('approved', 'refused') THEN
      RAISE EXCEPTION 'an application that is % stays so', OLD.state USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state IN ('approved', 'refused') AND (OLD.state <> 'proposed' OR EXISTS (
      SELECT FROM staff s WHERE s.id = NEW.decided_by AND (s.email = NEW.email OR s.contact_id = NEW.contact_id)
    )) THEN
      RAISE EXCEPTION 'the applicant does not decide' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'staff_applications_by_another';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER staff_applications_decided BEFORE UPDATE ON staff_applications
    FOR EACH ROW EXECUTE FUNCTION application_is_decided_by_another();

  CREATE TABLE application_tries (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject bytea NOT NULL CHECK (octet_length(subject) = 32),
    at      timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  COMMENT ON TABLE application_tries IS 'Forms sent, by a keyed digest of the address they came from. By the real clock.';
  CREATE INDEX application_tries_at ON application_tries (at);
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE application_tries, staff_applications;
  DROP FUNCTION application_is_decided_by_another;
  ALTER TABLE staff DROP COLUMN contact_since;
`);
