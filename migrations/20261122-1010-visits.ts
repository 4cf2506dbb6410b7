import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE slots (
    id         uuid PRIMARY KEY,
    staff_id   uuid NOT NULL REFERENCES staff,
    site_id    uuid NOT NULL REFERENCES sites,
    service_id uuid NOT NULL REFERENCES services,
    start_at   timestamptz NOT NULL,
    end_at     timestamptz NOT NULL CHECK (end_at > start_at),
    capacity   integer NOT NULL CHECK (capacity > 0),
    taken      integer NOT NULL DEFAULT 0,
    CONSTRAINT slots_capacity CHECK (taken BETWEEN 0 AND capacity),
    CONSTRAINT slots_no_overlap EXCLUDE USING gist (
      staff_id WITH =, tstzrange(start_at, end_at) WITH &&) WHERE (taken > 0) DEFERRABLE
  );
  COMMENT ON TABLE slots IS 'A stretch of a practitioner''s time that somebody took; free ones are computed from rosters.';
  CREATE INDEX slots_staff ON slots (staff_id, start_at);
  COMMENT ON COLUMN slots.taken IS 'Visits in it that stand, kept by a trigger.';

  CREATE TABLE site_days (
    site_id   uuid NOT NULL REFERENCES sites,
    day       date NOT NULL,
    closed_at timestamptz NOT NULL,
    closed_by uuid REFERENCES staff,
    PRIMARY KEY (site_id, day)
  );
  COMMENT ON TABLE site_days IS 'Days of which a place has entered everything; only then is who did not come told apart from what was not entered.';
  COMMENT ON COLUMN site_days.closed_by IS 'Null at the command line.';

  CREATE TABLE visit_waits (
    id         uuid PRIMARY KEY,
    patient_id uuid NOT NULL REFERENCES patients,
    service_id uuid NOT NULL REFERENCES services,
    site_id    uuid NOT NULL REFERENCES sites,
    contact_id uuid REFERENCES contact_points,
    from_day   date NOT NULL,
    to_day     date NOT NULL CHECK (to_day >= from_day),
    state      text NOT NULL CHECK (state IN ('waiting', 'offered', 'booked', 'ended')),
    offers     integer NOT NULL DEFAULT 0,
    asked_at   timestamptz NOT NULL,
    rev        integer NOT NULL DEFAULT 1
  );
  COMMENT ON TABLE visit_waits IS 'personal: who waits for a free time, told in the order asked';
  CREATE UNIQUE INDEX visit_waits_one ON visit_waits (patient_id, service_id, site_id)
    WHERE state IN ('waiting', 'offered');
  CREATE INDEX visit_waits_line ON visit_waits (site_id, service_id, offers, asked_at) WHERE state = 'waiting';

  CREATE TABLE visits (
    id          uuid PRIMARY KEY,
    patient_id  uuid NOT NULL REFERENCES patients,
    service_id  uuid NOT NULL REFERENCES services,
    site_id     uuid NOT NULL REFERENCES sites,
    slot_id     uuid NOT NULL REFERENCES slots,
    course_id   uuid REFERENCES courses,
    contact_id  uuid REFERENCES contact_points,
    local_day   date NOT NULL,
    local_start time NOT NULL,
    zone        text NOT NULL,
    minutes     integer NOT NULL,
    start_at    timestamptz NOT NULL,
    end_at      timestamptz NOT NULL,
    state       text NOT NULL CHECK (state IN ('proposed', 'pending', 'booked', 'arrived', 'checked-in',
                'fulfilled', 'cancelled', 'noshow', 'entered-in-error')),
    end_reason  text CHECK (end_reason IN ('expired', 'patient', 'site', 'needs-reschedule')),
    correction  text CHECK (correction ~ '^[a-z-]{3,30}$'),
    ref         integer NOT NULL CHECK (ref BETWEEN 1 AND 999),
    rev         integer NOT NULL DEFAULT 1,
    replaces    uuid UNIQUE REFERENCES visits,
    wait_id     uuid REFERENCES visit_waits,
    hold_until  timestamptz,
    override    boolean NOT NULL DEFAULT false,
    made_at     timestamptz NOT NULL,
    state_at    timestamptz NOT NULL,
    CHECK (extract(epoch FROM end_at - start_at) = minutes * 60),
    CHECK ((state = 'cancelled') = (end_reason IS NOT NULL)),
    CHECK ((state IN ('proposed', 'pending')) = (hold_until IS NOT NULL))
  );
  COMMENT ON TABLE visits IS 'personal';
  COMMENT ON COLUMN visits.local_start IS 'With zone the truth; start_at follows from it.';
  COMMENT ON COLUMN visits.ref IS 'What its patient calls it; another patient''s may be the same.';
  COMMENT ON COLUMN visits.override IS 'Booked by staff beside the rules of one a day and of notice.';
  COMMENT ON COLUMN visits.correction IS 'Why it is not missed after all, or should not be here.';
  CREATE UNIQUE INDEX visits_one_a_day ON visits (patient_id, local_day)
    WHERE state IN ('proposed', 'pending', 'booked', 'arrived', 'checked-in') AND NOT override;
  CREATE UNIQUE INDEX visits_one_hold ON visits (patient_id) WHERE state = 'pending' AND wait_id IS NULL;
  CREATE UNIQUE INDEX visits_ref ON visits (patient_id, ref)
    WHERE state IN ('proposed', 'pending', 'booked', 'arrived', 'checked-in');
  CREATE UNIQUE INDEX visits_one_offer ON visits (wait_id) WHERE state = 'pending';
  CREATE INDEX visits_patient ON visits (patient_id, start_at);
  CREATE INDEX visits_site ON visits (site_id, start_at);
  CREATE INDEX visits_slot ON visits (slot_id);
  CREATE INDEX visits_holds ON visits (hold_until) WHERE state = 'pending';
  CREATE INDEX visits_booked ON visits (end_at) WHERE state = 'booked';

  CREATE TABLE visit_events (
    visit_id uuid NOT NULL REFERENCES visits,
    seq      bigint GENERATED ALWAYS AS IDENTITY,
    at       timestamptz NOT NULL,
    was      text,
    state    text NOT NULL,
    reason   text,
    PRIMARY KEY (visit_id, seq)
  );
  COMMENT ON TABLE visit_events IS 'append-only: every state that a visit was in, so that a correction keeps what it corrects';
  CREATE TRIGGER visit_events_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON visit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  CREATE FUNCTION visit_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF NEW.state NOT IN ('proposed', 'pending') THEN
        RAISE EXCEPTION 'a visit does not begin as %', NEW.state USING ERRCODE = 'check_violation';
      END IF;
      RETURN NEW;
    END IF;
    IF (NEW.slot_id, NEW.site_id, NEW.local_day, NEW.local_start, NEW.zone)
       <> (OLD.slot_id, OLD.site_id, OLD.local_day, OLD.local_start, OLD.zone) THEN
      RAISE EXCEPTION 'a visit is moved by another that replaces it' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = OLD.state THEN RETURN NEW; END IF;
    IF OLD.state || ' ' || NEW.state NOT IN (
      'proposed pending', 'proposed cancelled', 'pending booked', 'pending cancelled',
      'booked arrived', 'arrived checked-in', 'checked-in fulfilled', 'booked cancelled', 'booked noshow',
      'noshow arrived', 'noshow fulfilled'
    ) AND NEW.state <> 'entered-in-error' THEN
      RAISE EXCEPTION 'a visit may not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'cancelled' AND (OLD.state = 'booked') = (NEW.end_reason = 'expired') THEN
      RAISE EXCEPTION 'a % visit is not ended as %', OLD.state, NEW.end_reason USING ERRCODE = 'check_violation';
    END IF;
    IF (OLD.state = 'noshow' OR NEW.state = 'entered-in-error') AND NEW.correction IS NULL THEN
      RAISE EXCEPTION 'a correction has a reason' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state = 'noshow' AND (NEW.state_at < NEW.end_at OR NOT EXISTS (
      SELECT FROM site_days d WHERE d.site_id = NEW.site_id AND d.day = NEW.local_day)) THEN
      RAISE EXCEPTION 'nobody has missed what was not entered' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER visits_moves BEFORE INSERT OR UPDATE ON visits
    FOR EACH ROW EXECUTE FUNCTION visit_moves();

  -- Domain invariant 10; the code refuses first, in words.
  CREATE FUNCTION visit_fits() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE kind services; place sites; held slots;
  BEGIN
    SELECT * INTO kind FROM services WHERE id = NEW.service_id;
    SELECT * INTO place FROM sites WHERE id = NEW.site_id;
    SELECT * INTO held FROM slots WHERE id = NEW.slot_id;
    IF (held.site_id, held.service_id, held.start_at, held.end_at)
       <> (NEW.site_id, NEW.service_id, NEW.start_at, NEW.end_at) THEN
      RAISE EXCEPTION 'a visit is where and when its slot is' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.start_at <= NEW.state_at OR NEW.start_at > NEW.made_at + make_interval(days => kind.horizon_days + 1)
       OR (NOT NEW.override AND NEW.start_at < NEW.made_at + make_interval(mins => kind.notice_minutes)) THEN
      RAISE EXCEPTION 'a visit is neither in the past, nor too soon, nor too far' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT place.active OR EXISTS (SELECT FROM site_closures c WHERE c.site_id = NEW.site_id AND c.day = NEW.local_day) THEN
      RAISE EXCEPTION 'the place is closed that day' USING ERRCODE = 'check_violation';
    END IF;
    IF NOT kind.active OR EXISTS (SELECT FROM site_services_not n
       WHERE n.site_id = NEW.site_id AND n.service_id = NEW.service_id) THEN
      RAISE EXCEPTION 'the place does not give that' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM leaves l WHERE l.staff_id = held.staff_id
               AND NEW.local_day BETWEEN l.first_day AND l.last_day) THEN
      RAISE EXCEPTION 'the practitioner is away that day' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER visits_fit BEFORE INSERT ON visits FOR EACH ROW EXECUTE FUNCTION visit_fits();
  CREATE TRIGGER visits_still_fit BEFORE UPDATE OF state ON visits
    FOR EACH ROW WHEN (OLD.state = 'pending' AND NEW.state = 'booked') EXECUTE FUNCTION visit_fits();

  CREATE FUNCTION occupies(state text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT (state IN ('pending', 'booked', 'arrived', 'checked-in', 'fulfilled', 'noshow'))::int $$;

  CREATE FUNCTION take_slot() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE more integer := occupies(NEW.state) - CASE WHEN TG_OP = 'UPDATE' THEN occupies(OLD.state) ELSE 0 END;
  BEGIN
    IF more <> 0 THEN UPDATE slots SET taken = taken + more WHERE id = NEW.slot_id; END IF;
    IF TG_OP = 'INSERT' OR NEW.state <> OLD.state THEN
      INSERT INTO visit_events (visit_id, at, was, state, reason)
      VALUES (NEW.id, NEW.state_at, CASE WHEN TG_OP = 'UPDATE' THEN OLD.state END, NEW.state,
              coalesce(NEW.end_reason, NEW.correction));
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER visits_take_slot AFTER INSERT OR UPDATE OF state ON visits
    FOR EACH ROW EXECUTE FUNCTION take_slot();

  -- Whoever is gone has no visits before them.
  CREATE FUNCTION end_visits() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE visits SET state = 'cancelled', hold_until = NULL, rev = rev + 1,
        end_reason = CASE WHEN state = 'booked' THEN 'site' ELSE 'expired' END,
        state_at = (SELECT now() + make_interval(secs => offset_seconds) FROM clock)
      WHERE patient_id = NEW.id AND state IN ('proposed', 'pending', 'booked');
    UPDATE visit_waits SET state = 'ended' WHERE patient_id = NEW.id AND state IN ('waiting', 'offered');
    RETURN NULL;
  END $$;
  CREATE TRIGGER patients_end_visits AFTER UPDATE OF state ON patients
    FOR EACH ROW WHEN (NEW.state IN ('died', 'transferred', 'erased')) EXECUTE FUNCTION end_visits();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER patients_end_visits ON patients;
  DROP TABLE visit_events, visits, visit_waits, site_days, slots;
  DROP FUNCTION end_visits, take_slot, occupies, visit_fits, visit_moves;
`);
