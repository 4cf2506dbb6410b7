import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE staff (
    id                  uuid PRIMARY KEY,
    email               text NOT NULL UNIQUE CHECK (email = lower(email)),
    name                text NOT NULL,
    role                text NOT NULL CHECK (role IN ('super-admin', 'admin', 'doctor', 'officer',
                        'front-desk', 'data-entry', 'dispenser', 'agent', 'finance', 'auditor')),
    state               text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended', 'deleted')),
    every_site          boolean NOT NULL DEFAULT false,
    speciality          text,
    licence_number      text,
    key_id              uuid NOT NULL REFERENCES data_keys,
    password_hash       text,
    totp_secret         bytea,
    totp_pending        bytea,
    totp_step           bigint NOT NULL DEFAULT 0,
    contact_id          uuid REFERENCES contact_points,
    told_by             text NOT NULL DEFAULT 'console' CHECK (told_by IN ('console', 'sms', 'telegram')),
    rev                 integer NOT NULL DEFAULT 1,
    created_at          timestamptz NOT NULL
  );
  COMMENT ON TABLE staff IS 'personal: the accounts of the console';
  COMMENT ON COLUMN staff.totp_step IS 'The last 30-second step whose code was used: each code opens once.';

  CREATE TABLE staff_sites (
    staff_id uuid NOT NULL REFERENCES staff,
    site_id  uuid NOT NULL REFERENCES sites,
    PRIMARY KEY (staff_id, site_id)
  );
  COMMENT ON TABLE staff_sites IS 'Where a person works, unless it is everywhere.';

  CREATE FUNCTION keep_a_super_admin() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.role = 'super-admin' AND OLD.state = 'active'
       AND (NEW.role <> 'super-admin' OR NEW.state <> 'active') THEN
      PERFORM pg_advisory_xact_lock(hashtext('staff.super-admin'));
      IF NOT EXISTS (SELECT FROM staff WHERE role = 'super-admin' AND state = 'active' AND id <> OLD.id) THEN
        RAISE EXCEPTION 'the last super admin stays' USING ERRCODE = 'check_violation',
          CONSTRAINT = 'staff_last_super_admin';
      END IF;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER staff_keep_a_super_admin BEFORE UPDATE OF role, state ON staff
    FOR EACH ROW EXECUTE FUNCTION keep_a_super_admin();

  CREATE TABLE staff_sessions (
    id           uuid PRIMARY KEY,
    digest       bytea NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
    staff_id     uuid NOT NULL REFERENCES staff,
    stage        text NOT NULL CHECK (stage IN ('password', 'whole')),
    agent        text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at     timestamptz,
    ended_why    text CHECK (ended_why IN ('signed-out', 'idle', 'too-long', 'revoked', 'rotated')),
    CHECK ((ended_at IS NULL) = (ended_why IS NULL))
  );
  COMMENT ON TABLE staff_sessions IS 'Who is signed in; of the cookie only its SHA-256. By the real clock.';
  CREATE INDEX staff_sessions_live ON staff_sessions (staff_id) WHERE ended_at IS NULL;

  CREATE TABLE staff_links (
    digest     bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    purpose    text NOT NULL CHECK (purpose IN ('first', 'invite', 'reset')),
    staff_id   uuid REFERENCES staff,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    CHECK ((purpose = 'first') = (staff_id IS NULL))
  );
  COMMENT ON TABLE staff_links IS 'One-time links; of each only its SHA-256. By the real clock.';

  CREATE TABLE recovery_codes (
    staff_id uuid NOT NULL REFERENCES staff,
    digest   bytea NOT NULL CHECK (octet_length(digest) = 32),
    used_at  timestamptz,
    PRIMARY KEY (staff_id, digest)
  );

  CREATE TABLE sign_in_failures (
    subject      bytea PRIMARY KEY CHECK (octet_length(subject) = 32),
    recent       integer NOT NULL,
    streak       integer NOT NULL,
    first_at     timestamptz NOT NULL,
    locked_until timestamptz
  );
  COMMENT ON TABLE sign_in_failures IS 'Wrong passwords and codes by a keyed digest of the e-mail, known or not. By the real clock.';
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE sign_in_failures, recovery_codes, staff_links, staff_sessions, staff_sites, staff;
  DROP FUNCTION keep_a_super_admin;
`);
