import type { Migration } from '../src/core/kernel/migrations.js';

/** The pickups that wait, and the moves between all states; `first` is what came before `held`. */
const pickups = (first: string, moves: string) => {
  const live = `state IN (${first}'held', 'ready')`;
  return `
  DROP INDEX pickups_one_live, pickups_code, pickups_patient, pickups_visit;
  CREATE UNIQUE INDEX pickups_one_live ON pickups (course_id) WHERE ${live};
  CREATE UNIQUE INDEX pickups_code ON pickups (site_id, code_digest) WHERE ${live};
  CREATE INDEX pickups_patient ON pickups (patient_id) WHERE ${live};
  CREATE UNIQUE INDEX pickups_visit ON pickups (visit_id) WHERE ${live};
  ALTER TABLE pickups DROP CONSTRAINT pickups_state_check, ADD CONSTRAINT pickups_state_check
    CHECK (state IN (${first}'held', 'ready', 'collected', 'released', 'returned', 'reversed'));

  CREATE OR REPLACE FUNCTION pickup_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state <> OLD.state AND OLD.state || ' ' || NEW.state NOT IN (
      ${moves}'held ready', 'held released', 'ready collected', 'ready released', 'ready returned',
      'collected reversed', 'ready held'
    ) THEN
      RAISE EXCEPTION 'a pickup may not go from % to %', OLD.state, NEW.state
        USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.state = 'ready' AND NEW.state = 'held' AND EXISTS (
      SELECT FROM messages m WHERE m.subject_id = OLD.id AND m.rev = OLD.rev
        AND m.kind IN ('ready', 'ready-helper') AND m.state <> 'cleared')
    THEN
      RAISE EXCEPTION 'its patient was told already' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;

  CREATE OR REPLACE FUNCTION visit_keeps_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM pickups p JOIN patients q ON q.id = p.patient_id AND q.state = 'active'
               WHERE p.visit_id = NEW.id AND p.${live}) THEN
      RAISE EXCEPTION 'nothing stays kept for a visit that is off' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;`;
};

const messages = (more: string) => `
  ALTER TABLE messages DROP CONSTRAINT messages_state_check, ADD CONSTRAINT messages_state_check
    CHECK (state IN ('scheduled', 'due', 'sending', 'in-doubt', 'sent', 'delivered', 'undelivered', 'failed', 'cleared',
      'muted', 'denied', ${more}'expired'));`;

// Two states were in the lists that nothing ever writes: what is asked for is held in the same transaction, and a second
// text for one cause is no row.
export const up: Migration = (db) => db.query(pickups('', '') + messages(''));

export const down: Migration = (db) =>
  db.query(
    pickups(`'requested', `, `'requested held', 'requested released', `) +
      messages(`'duplicate', `),
  );
