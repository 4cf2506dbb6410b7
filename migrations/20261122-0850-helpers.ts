import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE helpers
    ADD COLUMN asks      integer NOT NULL DEFAULT 0,
    ADD COLUMN asked_at  timestamptz,
    ADD COLUMN agreed_at timestamptz,
    ADD CHECK ((contact_id IS NULL) = (asked_at IS NULL)),
    ADD CHECK (agreed_at >= asked_at),
    ADD CHECK ((scope = 'collect-and-texts') = (agreed_at IS NOT NULL));
  COMMENT ON COLUMN helpers.asks IS 'How often their phone was asked, each time by a text of its own.';
  COMMENT ON COLUMN helpers.agreed_at IS 'When they said on their own phone that they may be told.';
  CREATE UNIQUE INDEX helpers_one_told ON helpers (patient_id)
    WHERE contact_id IS NOT NULL AND ended_at IS NULL;
  CREATE INDEX helpers_contact ON helpers (contact_id) WHERE contact_id IS NOT NULL;

  CREATE FUNCTION helper_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (
      SELECT FROM helpers h JOIN pickups p ON p.patient_id = h.patient_id
      JOIN consents a ON a.patient_id = h.patient_id AND a.purpose = 'helper' AND a.withdrawn_at IS NULL
      WHERE p.id = NEW.subject_id AND h.contact_id = NEW.contact_id
        AND h.agreed_at IS NOT NULL AND h.ended_at IS NULL)
    THEN
      RAISE EXCEPTION 'nobody is told who did not agree to it, nor without the consent of the patient'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER messages_helper BEFORE INSERT ON messages
    FOR EACH ROW WHEN (NEW.kind = 'ready-helper') EXECUTE FUNCTION helper_is_told();

  ALTER TABLE handovers ADD COLUMN helper_id uuid REFERENCES helpers ON DELETE SET NULL;
  COMMENT ON COLUMN handovers.helper_id IS 'Which helper took it, until the patient is erased.';

  CREATE FUNCTION handover_receiver() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (NEW.receiver = 'helper') <> EXISTS (
      SELECT FROM helpers h JOIN pickups p ON p.patient_id = h.patient_id
      WHERE p.id = NEW.pickup_id AND h.id = NEW.helper_id AND h.ended_at IS NULL)
    THEN
      RAISE EXCEPTION 'a helper who takes it is one of the patient''s' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.receiver = 'someone'
       AND NOT EXISTS (SELECT FROM pickups p WHERE p.id = NEW.pickup_id AND p.issue > 1)
    THEN
      RAISE EXCEPTION 'nobody was announced' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER handovers_receiver BEFORE INSERT ON handovers
    FOR EACH ROW EXECUTE FUNCTION handover_receiver();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER handovers_receiver ON handovers;
  DROP FUNCTION handover_receiver;
  ALTER TABLE handovers DROP COLUMN helper_id;
  DROP TRIGGER messages_helper ON messages;
  DROP FUNCTION helper_is_told;
  DROP INDEX helpers_one_told, helpers_contact;
  UPDATE helpers SET scope = 'collect', contact_id = NULL;
  ALTER TABLE helpers DROP COLUMN asks, DROP COLUMN asked_at, DROP COLUMN agreed_at;
`);
