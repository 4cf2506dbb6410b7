import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE TRIGGER visits_plan AFTER INSERT OR UPDATE OF state, rev ON visits
    FOR EACH ROW WHEN (NEW.state NOT IN ('proposed', 'pending')) EXECUTE FUNCTION plan_reminders('visit');

  CREATE TABLE course_ladders (
    course_id uuid NOT NULL REFERENCES courses,
    cycle_on  date NOT NULL,
    step      text NOT NULL CHECK (step IN ('text', 'call', 'withhold')),
    at        timestamptz NOT NULL,
    PRIMARY KEY (course_id, cycle_on, step)
  );
  COMMENT ON TABLE course_ladders IS 'personal: which steps were taken because a course was not collected on its day, each once';
  CREATE INDEX courses_overdue ON courses (due_on) WHERE state = 'active';

  CREATE TABLE check_ins (
    patient_id uuid PRIMARY KEY REFERENCES patients,
    next_at    timestamptz NOT NULL,
    since      timestamptz NOT NULL
  );
  COMMENT ON TABLE check_ins IS 'personal: who agreed to be asked each week how they are';
  CREATE INDEX check_ins_next ON check_ins (next_at);

  CREATE TABLE check_in_asks (
    id          uuid PRIMARY KEY,
    patient_id  uuid NOT NULL REFERENCES patients,
    asked_at    timestamptz NOT NULL,
    says        text CHECK (says IN ('well', 'not-well', 'call')),
    answered_at timestamptz CHECK (answered_at >= asked_at),
    missed_at   timestamptz,
    CHECK ((says IS NULL) = (answered_at IS NULL))
  );
  COMMENT ON TABLE check_in_asks IS 'personal: each weekly question and its one answer';
  COMMENT ON COLUMN check_in_asks.missed_at IS 'When staff were asked to call, as no answer came.';
  CREATE INDEX check_in_asks_open ON check_in_asks (asked_at) WHERE says IS NULL AND missed_at IS NULL;

  ALTER TABLE programmes ADD COLUMN check_ins boolean NOT NULL DEFAULT false;
  COMMENT ON COLUMN programmes.check_ins IS 'Whoever has a course of it is asked each week how they are.';

  CREATE TABLE aways (
    id         uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patients,
    site_id    uuid NOT NULL REFERENCES sites,
    first_day  date NOT NULL,
    last_day   date NOT NULL CHECK (last_day BETWEEN first_day AND first_day + 28),
    ends_at    timestamptz NOT NULL,
    said_at    timestamptz NOT NULL,
    ended_at   timestamptz CHECK (ended_at >= said_at)
  );
  COMMENT ON TABLE aways IS 'personal: that a patient agreed to be served at another place, for that place and those days only';
  COMMENT ON COLUMN aways.ends_at IS 'The end of the last day at that place.';
  CREATE UNIQUE INDEX aways_one ON aways (patient_id) WHERE ended_at IS NULL;

  ALTER TABLE conversations ADD COLUMN heard_at timestamptz;
  COMMENT ON COLUMN conversations.heard_at IS 'When the person last wrote.';
`);

export const down: Migration = (db) =>
  db.query(`
  ALTER TABLE conversations DROP COLUMN heard_at;
  DROP TABLE aways;
  ALTER TABLE programmes DROP COLUMN check_ins;
  DROP TABLE check_in_asks, check_ins;
  DROP INDEX courses_overdue;
  DROP TABLE course_ladders;
  DROP TRIGGER visits_plan ON visits;
`);
