import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE data_keys (
    id          uuid PRIMARY KEY,
    wrapped     bytea NOT NULL,
    kek_version integer NOT NULL CHECK (kek_version > 0)
  );
  CREATE INDEX data_keys_kek_version ON data_keys (kek_version);
  COMMENT ON TABLE data_keys IS 'One key a patient or contact point; deleting a row erases what it sealed.';

  CREATE TABLE key_canaries (
    name  text PRIMARY KEY,
    proof bytea NOT NULL
  );
  COMMENT ON TABLE key_canaries IS 'What each key of the settings made at its first start; another key under that name is refused.';

  CREATE TABLE patients (
    id            uuid PRIMARY KEY,
    public_ref    text NOT NULL UNIQUE CHECK (public_ref ~ '^[A-Z0-9]{8}$'),
    key_id        uuid NOT NULL REFERENCES data_keys,
    name          bytea,
    secret_number bytea,
    pending_positions smallint[] CHECK (cardinality(pending_positions) = 2),
    usual_site_id uuid REFERENCES sites,
    unlock_free   boolean NOT NULL DEFAULT false,
    state         text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'died', 'transferred')),
    created_at    timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE patients IS 'personal';
  COMMENT ON COLUMN patients.unlock_free IS 'Staff lifted the two secret digits for this patient.';

  CREATE TABLE contact_points (
    id            uuid PRIMARY KEY,
    channel       text NOT NULL CHECK (channel IN ('sms', 'telegram')),
    address_index bytea NOT NULL CHECK (octet_length(address_index) = 32),
    address       bytea NOT NULL,
    key_id        uuid NOT NULL REFERENCES data_keys,
    state         text NOT NULL CHECK (state IN
      ('unverified', 'verified', 'stale', 'reverify', 'quarantined', 'stopped', 'wrong-person')),
    language      text NOT NULL CHECK (language IN ('en', 'sw', 'fr')),
    level         text NOT NULL DEFAULT 'COVERT' CHECK (level IN ('COVERT', 'GENERAL', 'OPEN')),
    hours_from    time NOT NULL DEFAULT '08:00',
    hours_to      time NOT NULL DEFAULT '19:00',
    zone          text NOT NULL,
    paused_until  date,
    created_at    timestamptz NOT NULL,
    CHECK (hours_from < hours_to),
    UNIQUE (channel, address_index)
  );
  COMMENT ON TABLE contact_points IS 'personal';

  CREATE FUNCTION contact_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state = 'stopped' AND NEW.state NOT IN ('stopped', 'verified', 'wrong-person') THEN
      RAISE EXCEPTION 'a stopped number may only start again' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER contact_points_moves BEFORE UPDATE OF state ON contact_points
    FOR EACH ROW EXECUTE FUNCTION contact_moves();

  CREATE TABLE patient_contacts (
    patient_id uuid NOT NULL REFERENCES patients,
    contact_id uuid NOT NULL REFERENCES contact_points,
    nickname   bytea,
    confirmed  boolean NOT NULL DEFAULT false,
    PRIMARY KEY (patient_id, contact_id)
  );
  COMMENT ON TABLE patient_contacts IS 'personal: who is reached where; several patients may share a number';
  CREATE INDEX patient_contacts_contact ON patient_contacts (contact_id);

  CREATE TABLE join_codes (
    code_index bytea PRIMARY KEY CHECK (octet_length(code_index) = 32),
    patient_id uuid NOT NULL REFERENCES patients,
    language   text NOT NULL CHECK (language IN ('en', 'sw', 'fr')),
    level      text NOT NULL CHECK (level IN ('COVERT', 'GENERAL', 'OPEN')),
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
  );
  COMMENT ON TABLE join_codes IS 'personal: a keyed digest of three words, single use';

  CREATE TABLE join_tries (
    address_index bytea NOT NULL,
    at            timestamptz NOT NULL,
    wrong         boolean NOT NULL
  );
  CREATE INDEX join_tries_address ON join_tries (address_index, at);
  CREATE INDEX join_tries_wrong ON join_tries (at) WHERE wrong;

  CREATE TABLE registrations (
    id         uuid PRIMARY KEY,
    contact_id uuid NOT NULL REFERENCES contact_points,
    site_id    uuid NOT NULL REFERENCES sites,
    state      text NOT NULL CHECK (state IN ('proposed', 'active', 'rejected', 'expired')),
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL
  );
  COMMENT ON TABLE registrations IS 'personal: asked for by a poster word, confirmed in person';
  CREATE UNIQUE INDEX registrations_one_open ON registrations (contact_id) WHERE state = 'proposed';

  CREATE TABLE unlock_tries (
    contact_id uuid NOT NULL REFERENCES contact_points,
    patient_id uuid NOT NULL REFERENCES patients,
    at         timestamptz NOT NULL,
    positions  smallint[] NOT NULL CHECK (cardinality(positions) = 2),
    right_one  boolean NOT NULL
  );
  CREATE INDEX unlock_tries_patient ON unlock_tries (patient_id, at);

  CREATE TABLE courses (
    id            uuid PRIMARY KEY,
    patient_id    uuid NOT NULL REFERENCES patients,
    programme_id  uuid NOT NULL REFERENCES programmes,
    product_id    uuid NOT NULL REFERENCES products,
    letter        text NOT NULL CHECK (letter ~ '^[A-Z]$'),
    units         integer NOT NULL CHECK (units > 0),
    days_supply   integer NOT NULL CHECK (days_supply > 0),
    interval_days integer NOT NULL CHECK (interval_days > 0),
    due_on        date NOT NULL,
    state         text NOT NULL DEFAULT 'active'
                  CHECK (state IN ('active', 'on-hold', 'stopped', 'completed')),
    withheld      boolean NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL
  );
  COMMENT ON TABLE courses IS 'personal';
  COMMENT ON COLUMN courses.letter IS 'What the patient calls it, from the wallet card.';
  CREATE UNIQUE INDEX courses_letter ON courses (patient_id, letter)
    WHERE state IN ('active', 'on-hold');
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE courses, unlock_tries, registrations, join_tries, join_codes, patient_contacts,
    contact_points, patients, key_canaries, data_keys;
  DROP FUNCTION contact_moves;
`);
