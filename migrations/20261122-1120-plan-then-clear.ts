import type { Migration } from '../src/core/kernel/migrations.js';

const CLEAR = `UPDATE messages SET state = 'cleared' WHERE subject_id = NEW.id AND state = 'scheduled';`;
const NOTE = `
    INSERT INTO reminders_to_plan AS r (kind, subject_id, at) VALUES (TG_ARGV[0], NEW.id, now())
      ON CONFLICT (subject_id) DO UPDATE SET at = excluded.at;`;

const planReminders = (first: string, second: string) => `
  CREATE OR REPLACE FUNCTION plan_reminders() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    ${first}
    ${second}
    RETURN NULL;
  END $$;`;

// The note waits for whoever makes reminders of this row just now; only then is all that they made seen, and cleared.
export const up: Migration = (db) => db.query(planReminders(NOTE, CLEAR));

export const down: Migration = (db) => db.query(planReminders(CLEAR, NOTE));
