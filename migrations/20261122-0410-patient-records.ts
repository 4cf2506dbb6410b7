import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE patients
    ADD COLUMN clinic_number bytea,
    ADD COLUMN clinic_index  bytea UNIQUE CHECK (octet_length(clinic_index) = 32),
    ADD COLUMN indexed       boolean NOT NULL DEFAULT false,
    ADD COLUMN rev           integer NOT NULL DEFAULT 1,
    ADD COLUMN merged_into   uuid REFERENCES patients CHECK (merged_into <> id),
    ADD COLUMN phone_skills  jsonb,
    ALTER COLUMN key_id DROP NOT NULL,
    DROP CONSTRAINT patients_state_check,
    ADD CONSTRAINT patients_state_check
      CHECK (state IN ('active', 'died', 'transferred', 'merged', 'erased')),
    ADD CHECK ((state = 'merged') = (merged_into IS NOT NULL) OR state = 'erased'),
    ADD CHECK ((state = 'erased') = (key_id IS NULL)),
    ADD CHECK (state <> 'erased' OR num_nonnulls(name, secret_number, clinic_number, clinic_index) = 0),
    ADD CHECK ((clinic_number IS NULL) = (clinic_index IS NULL));
  COMMENT ON COLUMN patients.indexed IS 'Its name is in patient_words.';
  COMMENT ON COLUMN patients.phone_skills IS 'What the person did by phone at the last rehearsal.';
  CREATE INDEX patients_to_index ON patients (id) WHERE NOT indexed AND name IS NOT NULL;
  CREATE INDEX patients_merged ON patients (merged_into) WHERE merged_into IS NOT NULL;

  CREATE FUNCTION patient_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state <> OLD.state AND OLD.state || ' ' || NEW.state NOT IN (
      'active died', 'active transferred', 'active merged', 'active erased', 'died active',
      'transferred active', 'died erased', 'transferred erased', 'merged erased'
    ) THEN
      RAISE EXCEPTION 'a patient may not go from % to %', OLD.state, NEW.state
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER patients_moves BEFORE UPDATE OF state ON patients
    FOR EACH ROW EXECUTE FUNCTION patient_moves();

  CREATE TABLE patient_words (
    token      bytea NOT NULL CHECK (octet_length(token) = 32),
    patient_id uuid NOT NULL REFERENCES patients,
    PRIMARY KEY (token, patient_id)
  );
  COMMENT ON TABLE patient_words IS 'personal: keyed digests of the words of a name and their beginnings';
  CREATE INDEX patient_words_patient ON patient_words (patient_id);

  CREATE TABLE recent_patients (
    staff_id   uuid NOT NULL REFERENCES staff,
    patient_id uuid NOT NULL REFERENCES patients,
    at         timestamptz NOT NULL,
    PRIMARY KEY (staff_id, patient_id)
  );
  COMMENT ON TABLE recent_patients IS 'Whose record a person opened last, for their own list.';
  CREATE INDEX recent_patients_at ON recent_patients (staff_id, at DESC);

  CREATE TABLE consents (
    id           uuid PRIMARY KEY,
    patient_id   uuid NOT NULL REFERENCES patients,
    purpose      text NOT NULL CHECK (purpose IN ('texts', 'records', 'helper')),
    wording      text NOT NULL CHECK (wording ~ '^[a-z]+-[0-9]{4}-[0-9]{2}$'),
    language     text NOT NULL CHECK (language IN ('en', 'sw', 'fr')),
    recorded_by  text NOT NULL,
    given_at     timestamptz NOT NULL,
    withdrawn_at timestamptz CHECK (withdrawn_at >= given_at)
  );
  COMMENT ON TABLE consents IS 'personal: what a patient agreed to, in which wording, before whom';
  CREATE UNIQUE INDEX consents_one_live ON consents (patient_id, purpose) WHERE withdrawn_at IS NULL;

  CREATE TABLE helpers (
    id         uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patients,
    name       bytea NOT NULL,
    contact_id uuid REFERENCES contact_points,
    scope      text NOT NULL CHECK (scope IN ('collect', 'collect-and-texts')),
    added_at   timestamptz NOT NULL,
    ended_at   timestamptz CHECK (ended_at >= added_at),
    CHECK (scope = 'collect' OR contact_id IS NOT NULL)
  );
  COMMENT ON TABLE helpers IS 'personal: who may collect for a patient, or receive texts (FHIR RelatedPerson)';
  CREATE INDEX helpers_patient ON helpers (patient_id) WHERE ended_at IS NULL;

  CREATE TABLE rehearsals (
    id         uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patients,
    contact_id uuid NOT NULL REFERENCES contact_points,
    passed     text[] NOT NULL DEFAULT '{}' CHECK (passed <@ ARRAY['answer', 'secret', 'delete']),
    state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'ended')),
    started_at timestamptz NOT NULL,
    ended_at   timestamptz,
    CHECK ((state = 'open') = (ended_at IS NULL))
  );
  COMMENT ON TABLE rehearsals IS 'personal: three small tasks on the patient''s own phone';
  CREATE UNIQUE INDEX rehearsals_one_open ON rehearsals (patient_id) WHERE state = 'open';

  ALTER TABLE courses
    ADD COLUMN dose          bytea,
    ADD COLUMN start_on      date,
    ADD COLUMN end_on        date,
    ADD COLUMN state_reason  text CHECK (state_reason ~ '^[a-z-]{3,30}$'),
    ADD COLUMN prescribed_by uuid REFERENCES staff,
    ADD COLUMN rev           integer NOT NULL DEFAULT 1;
  COMMENT ON COLUMN courses.dose IS 'How it is taken, in words; sealed, and never in a text.';

  CREATE FUNCTION course_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state <> OLD.state AND OLD.state IN ('stopped', 'completed') THEN
      RAISE EXCEPTION 'a course that is % stays so', OLD.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER courses_moves BEFORE UPDATE OF state ON courses
    FOR EACH ROW EXECUTE FUNCTION course_moves();

  CREATE TABLE erasures (
    patient_id uuid PRIMARY KEY,
    key_ids    uuid[] NOT NULL,
    at         timestamptz NOT NULL,
    by_id      uuid REFERENCES staff
  );
  COMMENT ON TABLE erasures IS 'append-only: whose keys were shredded; replayed after every restore';
  CREATE TRIGGER erasures_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON erasures
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE erasures;
  DROP TRIGGER courses_moves ON courses;
  DROP FUNCTION course_moves;
  ALTER TABLE courses DROP COLUMN dose, DROP COLUMN start_on, DROP COLUMN end_on,
    DROP COLUMN state_reason, DROP COLUMN prescribed_by, DROP COLUMN rev;
  DROP TABLE rehearsals, helpers, consents, recent_patients, patient_words;
  DROP TRIGGER patients_moves ON patients;
  DROP FUNCTION patient_moves;
  ALTER TABLE patients
    DROP COLUMN clinic_number, DROP COLUMN clinic_index, DROP COLUMN indexed, DROP COLUMN rev,
    DROP COLUMN merged_into, DROP COLUMN phone_skills,
    DROP CONSTRAINT patients_state_check,
    ADD CONSTRAINT patients_state_check CHECK (state IN ('active', 'died', 'transferred'));
`);
