import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE pickups
    ADD COLUMN arrived_at timestamptz,
    ADD COLUMN extended_at timestamptz;
  COMMENT ON COLUMN pickups.arrived_at IS 'When its receiver was seen at the desk; to ended_at it is the time in the queue.';
  COMMENT ON COLUMN pickups.extended_at IS 'When its hold was made longer, which is done once.';
  CREATE INDEX pickups_desk ON pickups (site_id, state, (coalesce(window_start, until)), id)
    WHERE state IN ('held', 'ready');
  CREATE INDEX pickups_late ON pickups (site_id, window_start)
    WHERE state IN ('held', 'ready') AND window_start IS NOT NULL;
  CREATE INDEX pickups_here ON pickups (site_id, arrived_at)
    WHERE state IN ('held', 'ready') AND arrived_at IS NOT NULL;
  CREATE INDEX pickups_ended ON pickups (site_id, ended_at) WHERE ended_at IS NOT NULL;

  CREATE TABLE handovers (
    pickup_id            uuid PRIMARY KEY REFERENCES pickups,
    at                   timestamptz NOT NULL,
    proof                text NOT NULL CHECK (proof IN ('code', 'second-person')),
    receiver             text NOT NULL CHECK (receiver IN ('patient', 'helper', 'someone')),
    by_id                uuid REFERENCES staff,
    approver_id          uuid REFERENCES staff,
    due_before           date NOT NULL,
    reversed_at          timestamptz CHECK (reversed_at BETWEEN at AND at + interval '24 hours'),
    reversed_by_id       uuid REFERENCES staff,
    reversed_approver_id uuid REFERENCES staff,
    CHECK ((proof = 'second-person') = (approver_id IS NOT NULL)),
    CHECK (proof <> 'second-person' OR by_id IS NOT NULL),
    CHECK (approver_id <> by_id),
    CHECK (num_nulls(reversed_at, reversed_by_id, reversed_approver_id) IN (0, 3)),
    CHECK (reversed_approver_id <> reversed_by_id)
  );
  COMMENT ON TABLE handovers IS 'personal: who handed a parcel to whom, by what proof; two people where there was no code, and where it is taken back';
  COMMENT ON COLUMN handovers.by_id IS 'Null at the command line.';
  COMMENT ON COLUMN handovers.due_before IS 'The day the course was due before, for when the handover is taken back.';
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE handovers;
  DROP INDEX pickups_desk, pickups_late, pickups_here, pickups_ended;
  ALTER TABLE pickups DROP COLUMN extended_at, DROP COLUMN arrived_at;
`);
