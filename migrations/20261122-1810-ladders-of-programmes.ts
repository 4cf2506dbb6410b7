import type { Migration } from '../src/core/kernel/migrations.js';

const STEPS = `'due', 'text', 'call', 'withhold'`;

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE programmes
    ADD COLUMN text_after_days    integer DEFAULT 3 CHECK (text_after_days BETWEEN 1 AND 90),
    ADD COLUMN see_after_days     integer CHECK (see_after_days BETWEEN 1 AND 90),
    ADD COLUMN restart_after_days integer CHECK (restart_after_days BETWEEN 1 AND 90);
  COMMENT ON COLUMN programmes.text_after_days IS 'So many missed days lead to a text that asks whether to keep it; null for never.';
  COMMENT ON COLUMN programmes.see_after_days IS 'From so many missed days on a patient is seen before the next handover; null for never.';
  COMMENT ON COLUMN programmes.restart_after_days IS 'From so many missed days on it begins anew; null for never.';
  ALTER TABLE course_ladders DROP CONSTRAINT course_ladders_step_check,
    ADD CONSTRAINT course_ladders_step_check CHECK (step IN (${STEPS}, 'see', 'restart'));
`);

export const down: Migration = (db) =>
  db.query(`
  DELETE FROM course_ladders WHERE step IN ('see', 'restart');
  ALTER TABLE course_ladders DROP CONSTRAINT course_ladders_step_check,
    ADD CONSTRAINT course_ladders_step_check CHECK (step IN (${STEPS}));
  ALTER TABLE programmes DROP COLUMN text_after_days, DROP COLUMN see_after_days, DROP COLUMN restart_after_days;
`);
