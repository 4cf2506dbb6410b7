import type { Migration } from '../src/core/kernel/migrations.js';

// Whoever has just said that they agreed to nothing is not said by others to agree.
export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE patients ADD COLUMN code_refused_at timestamptz;
  COMMENT ON COLUMN patients.code_refused_at IS 'When they last said on their phone that they expected no code: for a day nobody attests their word.';

  CREATE FUNCTION grant_not_refused() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM patients WHERE id = NEW.patient_id
               AND code_refused_at > NEW.granted_at - interval '24 hours') THEN
      RAISE EXCEPTION 'consent_grants_not_refused: they refused a code in the last 24 hours' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER consent_grants_not_refused BEFORE INSERT ON consent_grants
    FOR EACH ROW WHEN (NEW.how = 'second-person') EXECUTE FUNCTION grant_not_refused();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER consent_grants_not_refused ON consent_grants;
  DROP FUNCTION grant_not_refused;
  ALTER TABLE patients DROP COLUMN code_refused_at;
`);
