import type { Migration } from '../src/core/kernel/migrations.js';

const moves = (more: string, rule: string) => `
  CREATE OR REPLACE FUNCTION pickup_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state <> OLD.state AND OLD.state || ' ' || NEW.state NOT IN (
      'requested held', 'requested released', 'held ready', 'held released',
      'ready collected', 'ready released', 'ready returned', 'collected reversed'${more}
    ) THEN
      RAISE EXCEPTION 'a pickup may not go from % to %', OLD.state, NEW.state
        USING ERRCODE = 'check_violation';
    END IF;
    ${rule}
    RETURN NEW;
  END $$;`;

// What nobody was told of may be taken back; "ready" is never unsaid.
const UNSAID = `
    IF OLD.state = 'ready' AND NEW.state = 'held' AND EXISTS (
      SELECT FROM messages m WHERE m.subject_id = OLD.id AND m.rev = OLD.rev
        AND m.kind IN ('ready', 'ready-helper') AND m.state <> 'cleared')
    THEN
      RAISE EXCEPTION 'its patient was told already' USING ERRCODE = 'check_violation';
    END IF;`;

export const up: Migration = (db) => db.query(moves(`, 'ready held'`, UNSAID));

export const down: Migration = (db) => db.query(moves('', ''));
