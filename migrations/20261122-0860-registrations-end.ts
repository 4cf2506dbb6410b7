import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE registrations
    ADD COLUMN patient_id uuid UNIQUE REFERENCES patients,
    ADD CHECK ((state = 'active') = (patient_id IS NOT NULL));
  COMMENT ON COLUMN registrations.patient_id IS 'Who was registered by it.';
  CREATE INDEX registrations_waiting ON registrations (expires_at) WHERE state = 'proposed';

  CREATE FUNCTION registration_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state <> 'proposed' AND NEW.state <> OLD.state THEN
      RAISE EXCEPTION 'a registration that is % stays so', OLD.state USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER registrations_moves BEFORE UPDATE OF state ON registrations
    FOR EACH ROW EXECUTE FUNCTION registration_moves();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER registrations_moves ON registrations;
  DROP FUNCTION registration_moves;
  DROP INDEX registrations_waiting;
  ALTER TABLE registrations DROP COLUMN patient_id;
`);
