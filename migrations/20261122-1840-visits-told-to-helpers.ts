import type { Migration } from '../src/core/kernel/migrations.js';

const PURPOSES = `'texts', 'records', 'helper'`;

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE consents DROP CONSTRAINT consents_purpose_check,
    ADD CONSTRAINT consents_purpose_check CHECK (purpose IN (${PURPOSES}, 'visits'));

  CREATE FUNCTION helper_is_told_of_visit() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (
      SELECT FROM helpers h JOIN visits v ON v.patient_id = h.patient_id
      WHERE v.id = NEW.subject_id AND h.contact_id = NEW.contact_id
        AND h.agreed_at IS NOT NULL AND h.ended_at IS NULL
        AND (SELECT count(*) FROM consents a WHERE a.patient_id = h.patient_id
             AND a.purpose IN ('helper', 'visits') AND a.withdrawn_at IS NULL) = 2)
    THEN
      RAISE EXCEPTION 'nobody is told of a visit without a consent of its own' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER messages_helper_visit BEFORE INSERT ON messages
    FOR EACH ROW WHEN (NEW.kind = 'visit-helper') EXECUTE FUNCTION helper_is_told_of_visit();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER messages_helper_visit ON messages;
  DROP FUNCTION helper_is_told_of_visit;
  DELETE FROM consents WHERE purpose = 'visits';
  ALTER TABLE consents DROP CONSTRAINT consents_purpose_check,
    ADD CONSTRAINT consents_purpose_check CHECK (purpose IN (${PURPOSES}));
`);
