import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE pickup_windows (
    site_id  uuid NOT NULL REFERENCES sites,
    start_at timestamptz NOT NULL,
    capacity integer NOT NULL CHECK (capacity > 0),
    taken    integer NOT NULL CHECK (taken BETWEEN 0 AND capacity),
    PRIMARY KEY (site_id, start_at)
  );

  CREATE SEQUENCE parcel_numbers;

  CREATE TABLE pickups (
    id            uuid PRIMARY KEY,
    patient_id    uuid NOT NULL REFERENCES patients,
    course_id     uuid NOT NULL REFERENCES courses,
    site_id       uuid NOT NULL REFERENCES sites,
    contact_id    uuid REFERENCES contact_points,
    cycle_on      date NOT NULL,
    units         integer NOT NULL CHECK (units > 0),
    parcel        integer NOT NULL UNIQUE DEFAULT nextval('parcel_numbers'),
    state         text NOT NULL CHECK (state IN
                  ('requested', 'held', 'ready', 'collected', 'released', 'returned', 'reversed')),
    end_reason    text CHECK (end_reason IN ('patient', 'expired', 'site')),
    window_start  timestamptz,
    until         timestamptz NOT NULL CHECK (until > window_start),
    issue         integer NOT NULL DEFAULT 1 CHECK (issue > 0),
    skipped       integer NOT NULL DEFAULT 0 CHECK (skipped >= 0),
    code_digest   bytea NOT NULL CHECK (octet_length(code_digest) = 32),
    rev           integer NOT NULL DEFAULT 1,
    requested_at  timestamptz NOT NULL,
    ready_at      timestamptz,
    ended_at      timestamptz,
    CHECK ((state = 'released') = (end_reason IS NOT NULL))
  );
  COMMENT ON TABLE pickups IS 'personal';
  COMMENT ON COLUMN pickups.code_digest IS 'HMAC(pepper, site, code): finds a code and keeps live ones apart; the code itself is stored nowhere.';
  CREATE UNIQUE INDEX pickups_one_live ON pickups (course_id) WHERE state IN ('requested', 'held', 'ready');
  CREATE UNIQUE INDEX pickups_code ON pickups (site_id, code_digest) WHERE state IN ('requested', 'held', 'ready');
  CREATE INDEX pickups_patient ON pickups (patient_id) WHERE state IN ('requested', 'held', 'ready');
  CREATE INDEX pickups_site_day ON pickups (site_id, until) WHERE state IN ('held', 'ready');
  CREATE INDEX pickups_until ON pickups (until) WHERE state IN ('held', 'ready');

  CREATE FUNCTION pickup_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state <> OLD.state AND OLD.state || ' ' || NEW.state NOT IN (
      'requested held', 'requested released', 'held ready', 'held released',
      'ready collected', 'ready released', 'ready returned', 'collected reversed'
    ) THEN
      RAISE EXCEPTION 'a pickup may not go from % to %', OLD.state, NEW.state
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER pickups_moves BEFORE UPDATE OF state ON pickups
    FOR EACH ROW EXECUTE FUNCTION pickup_moves();

  CREATE TABLE pickup_lines (
    pickup_id uuid NOT NULL REFERENCES pickups,
    lot_id    uuid NOT NULL REFERENCES stock_lots,
    quantity  integer NOT NULL CHECK (quantity > 0),
    live      boolean NOT NULL DEFAULT true,
    PRIMARY KEY (pickup_id, lot_id)
  );
  COMMENT ON COLUMN pickup_lines.live IS 'Counts in reserved of its lot.';
  CREATE INDEX pickup_lines_lot ON pickup_lines (lot_id) WHERE live;

  CREATE FUNCTION reserve_stock() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE stock_lots SET reserved = reserved
      + CASE WHEN NEW.live THEN NEW.quantity ELSE 0 END
      - CASE WHEN TG_OP = 'UPDATE' AND OLD.live THEN OLD.quantity ELSE 0 END
    WHERE id = NEW.lot_id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER pickup_lines_reserve AFTER INSERT OR UPDATE ON pickup_lines
    FOR EACH ROW EXECUTE FUNCTION reserve_stock();

  CREATE FUNCTION pickup_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE wanted integer; held integer;
  BEGIN
    SELECT CASE WHEN state IN ('held', 'ready') THEN units ELSE 0 END INTO wanted
      FROM pickups WHERE id = NEW.id;
    SELECT coalesce(sum(quantity), 0) INTO held FROM pickup_lines WHERE pickup_id = NEW.id AND live;
    IF held <> wanted THEN
      RAISE EXCEPTION 'the lines of a pickup hold % of %', held, wanted
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER pickups_add_up AFTER INSERT OR UPDATE OF state ON pickups
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pickup_adds_up();

  CREATE TABLE code_tries (
    site_id uuid NOT NULL REFERENCES sites,
    at      timestamptz NOT NULL
  );
  COMMENT ON TABLE code_tries IS 'Wrong pickup codes at a place.';
  CREATE INDEX code_tries_site ON code_tries (site_id, at);

  CREATE TABLE tasks (
    id         uuid PRIMARY KEY,
    kind       text NOT NULL CHECK (kind IN ('call-back', 'danger', 'verify-number', 'unlock-locked',
               'not-understood', 'proposed-registration', 'prepare', 'recount', 'new-secret', 'not-delivered',
               'handover', 'join-alarm')),
    priority   integer NOT NULL DEFAULT 5 CHECK (priority BETWEEN 1 AND 9),
    contact_id uuid REFERENCES contact_points,
    patient_id uuid REFERENCES patients,
    site_id    uuid REFERENCES sites,
    subject_id uuid,
    facts      jsonb NOT NULL DEFAULT '{}',
    state      text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'cancelled')),
    created_at timestamptz NOT NULL
  );
  CREATE UNIQUE INDEX tasks_once ON tasks (kind, coalesce(contact_id, subject_id)) WHERE state = 'open';
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE tasks, code_tries, pickup_lines, pickups, pickup_windows;
  DROP SEQUENCE parcel_numbers;
  DROP FUNCTION pickup_moves, reserve_stock, pickup_adds_up;
`);
