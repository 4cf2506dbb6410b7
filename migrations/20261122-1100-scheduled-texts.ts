import type { Migration } from '../src/core/kernel/migrations.js';

const STATES = `'due', 'sending', 'in-doubt', 'sent', 'delivered', 'undelivered', 'failed', 'cleared',
  'muted', 'denied', 'duplicate', 'expired'`;

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE messages
    DROP CONSTRAINT messages_state_check,
    ADD CONSTRAINT messages_state_check CHECK (state IN ('scheduled', ${STATES})),
    ALTER COLUMN contact_id DROP NOT NULL,
    -- Which number is written to is decided when the time has come; some patients have none.
    ADD CONSTRAINT messages_has_reader CHECK (contact_id IS NOT NULL
      OR patient_id IS NOT NULL AND state IN ('scheduled', 'cleared', 'muted', 'denied', 'expired')),
    -- Domain invariant 15: nothing is scheduled for a moment that is past already.
    ADD CONSTRAINT messages_ahead CHECK (state <> 'scheduled' OR due_at > made_at AND NOT reply AND op = 'send');
  CREATE INDEX messages_scheduled ON messages (due_at, id) WHERE state = 'scheduled';
  CREATE INDEX messages_scheduled_about ON messages (subject_id) WHERE state = 'scheduled';
  CREATE INDEX messages_scheduled_patient ON messages (patient_id) WHERE state = 'scheduled';

  CREATE FUNCTION message_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state = 'scheduled' OR OLD.state = 'scheduled'
       AND NEW.state NOT IN ('due', 'cleared', 'muted', 'denied', 'expired') THEN
      RAISE EXCEPTION 'a text may not go from % to %', OLD.state, NEW.state
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER messages_moves BEFORE UPDATE OF state ON messages
    FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION message_moves();

  CREATE TABLE reminders_to_plan (
    kind       text NOT NULL CHECK (kind IN ('pickup', 'visit')),
    subject_id uuid PRIMARY KEY,
    at         timestamptz NOT NULL
  );
  COMMENT ON TABLE reminders_to_plan IS 'What changed so that its reminders are to be made anew; written beside the change, emptied by the sweep.';
  CREATE INDEX reminders_to_plan_at ON reminders_to_plan (at);

  -- What has changed is reminded of no more as it was, and no change is forgotten.
  CREATE FUNCTION plan_reminders() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE messages SET state = 'cleared' WHERE subject_id = NEW.id AND state = 'scheduled';
    INSERT INTO reminders_to_plan AS r (kind, subject_id, at) VALUES (TG_ARGV[0], NEW.id, now())
      ON CONFLICT (subject_id) DO UPDATE SET at = excluded.at;
    RETURN NULL;
  END $$;

  ALTER TABLE pickups
    ADD COLUMN missed_at timestamptz,
    ADD COLUMN why       text CHECK (why IN ('coming', 'enough', 'not-there', 'elsewhere', 'moved')),
    ADD COLUMN why_at    timestamptz,
    ADD CHECK ((why IS NULL) = (why_at IS NULL)),
    ADD CHECK (until > missed_at);
  COMMENT ON COLUMN pickups.missed_at IS 'The end of its window, where it was ready and not collected: it is kept a week longer, once.';
  COMMENT ON COLUMN pickups.why IS 'What its patient said when asked why.';
  CREATE INDEX pickups_missed ON pickups (missed_at) WHERE state = 'ready' AND missed_at IS NOT NULL;
  CREATE TRIGGER pickups_plan AFTER UPDATE OF state, until ON pickups
    FOR EACH ROW WHEN (OLD.state <> NEW.state OR OLD.until <> NEW.until)
    EXECUTE FUNCTION plan_reminders('pickup');

  ALTER TABLE patients ADD COLUMN inpatient_since timestamptz;
  COMMENT ON COLUMN patients.inpatient_since IS 'While it is set, nobody is reminded and what is kept does not lapse.';

  -- Domain invariant 14: what may not be sent any more is not, whatever was read before.
  CREATE FUNCTION reminder_may_leave() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE moment timestamptz := (SELECT now() + make_interval(secs => offset_seconds) FROM clock);
  BEGIN
    IF NEW.useful_until <= moment
       OR NOT EXISTS (SELECT FROM contact_points c WHERE c.id = NEW.contact_id AND c.state = 'verified')
       OR NOT EXISTS (SELECT FROM patients p WHERE p.id = NEW.patient_id AND p.state = 'active'
                      AND p.inpatient_since IS NULL) THEN
      RAISE EXCEPTION 'this reminder may not leave any more' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER messages_reminder_leaves BEFORE UPDATE OF state ON messages
    FOR EACH ROW WHEN (NEW.state = 'sending' AND OLD.state = 'due' AND NEW.kind IN
      ('visit-reminder', 'visit-missed', 'pickup-reminder', 'why', 'missed', 'withheld', 'check-in'))
    EXECUTE FUNCTION reminder_may_leave();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER messages_reminder_leaves ON messages;
  DROP FUNCTION reminder_may_leave;
  ALTER TABLE patients DROP COLUMN inpatient_since;
  DROP TRIGGER pickups_plan ON pickups;
  DROP INDEX pickups_missed;
  ALTER TABLE pickups DROP COLUMN missed_at, DROP COLUMN why, DROP COLUMN why_at;
  DROP FUNCTION plan_reminders;
  DROP TABLE reminders_to_plan;
  DROP TRIGGER messages_moves ON messages;
  DROP FUNCTION message_moves;
  DROP INDEX messages_scheduled, messages_scheduled_about, messages_scheduled_patient;
  DELETE FROM messages WHERE state = 'scheduled' OR contact_id IS NULL;
  ALTER TABLE messages
    DROP CONSTRAINT messages_ahead,
    DROP CONSTRAINT messages_has_reader,
    ALTER COLUMN contact_id SET NOT NULL,
    DROP CONSTRAINT messages_state_check,
    ADD CONSTRAINT messages_state_check CHECK (state IN (${STATES}));
`);
