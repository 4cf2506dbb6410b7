import type { Migration } from '../src/core/kernel/migrations.js';

const STEPS = `'text', 'call', 'withhold'`;
const KINDS = `'visit-reminder', 'visit-missed', 'pickup-reminder', 'why', 'missed', 'withheld', 'check-in'`;

const leaves = (kinds: string) => `
  DROP TRIGGER messages_reminder_leaves ON messages;
  CREATE TRIGGER messages_reminder_leaves BEFORE UPDATE OF state ON messages
    FOR EACH ROW WHEN (NEW.state = 'sending' AND OLD.state = 'due' AND NEW.kind IN (${kinds}))
    EXECUTE FUNCTION reminder_may_leave();`;

// Who has to pick a day is asked in the week before it is due.
export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE course_ladders DROP CONSTRAINT course_ladders_step_check,
    ADD CONSTRAINT course_ladders_step_check CHECK (step IN ('due', ${STEPS}));
  ${leaves(`'course-due', ${KINDS}`)}
`);

export const down: Migration = (db) =>
  db.query(`
  DELETE FROM course_ladders WHERE step = 'due';
  ALTER TABLE course_ladders DROP CONSTRAINT course_ladders_step_check,
    ADD CONSTRAINT course_ladders_step_check CHECK (step IN (${STEPS}));
  ${leaves(KINDS)}
`);
