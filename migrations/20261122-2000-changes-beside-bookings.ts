import type { Migration } from '../src/core/kernel/migrations.js';

const visitFits = (locks: string, there: string) => `
  CREATE OR REPLACE FUNCTION visit_fits() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE kind services; place sites; held slots; who staff;
    at_minute integer := extract(epoch FROM NEW.local_start) / 60;
    on_weekday integer := extract(isodow FROM NEW.local_day);
  BEGIN
    SELECT * INTO held FROM slots WHERE id = NEW.slot_id;
    IF (held.site_id, held.service_id, held.start_at, held.end_at)
       <> (NEW.site_id, NEW.service_id, NEW.start_at, NEW.end_at) THEN
      RAISE EXCEPTION 'a visit is where and when its slot is' USING ERRCODE = 'check_violation';
    END IF;
    -- Whoever takes this day, this person or this service away waits for this booking, or is seen by it.
    PERFORM lock_practitioner(held.staff_id);
    PERFORM pg_advisory_xact_lock_shared(place_key(NEW.site_id));
    ${locks}
    SELECT * INTO kind FROM services WHERE id = NEW.service_id;
    SELECT * INTO place FROM sites WHERE id = NEW.site_id;
    SELECT * INTO who FROM staff WHERE id = held.staff_id;
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
    ${there}
    RETURN NEW;
  END $$;`;

const minutes = (time: string) => `(extract(epoch FROM ${time}) / 60)::int`;
const THERE = `
    IF NOT EXISTS (SELECT FROM jsonb_array_elements(place.hours -> on_weekday::text) AS open
                   WHERE ${minutes('(open->>0)::time')} <= at_minute
                     AND ${minutes('(open->>1)::time')} >= at_minute + NEW.minutes) THEN
      RAISE EXCEPTION 'the place is not open then' USING ERRCODE = 'check_violation';
    END IF;
    IF who.state <> 'active' OR NOT coalesce((
         SELECT range_agg(int4range(${minutes('r.from_time')}, ${minutes('r.to_time')}))
                @> int4range(at_minute, at_minute + NEW.minutes)
         FROM rosters r WHERE r.staff_id = held.staff_id AND r.site_id = NEW.site_id
           AND r.weekday = on_weekday AND r.valid_from <= NEW.local_day
           AND coalesce(r.valid_until, 'infinity') >= NEW.local_day), false) THEN
      RAISE EXCEPTION 'the practitioner is not there then' USING ERRCODE = 'check_violation';
    END IF;
    IF kind.speciality_id IS NOT NULL AND lower(btrim(who.speciality)) IS DISTINCT FROM
       (SELECT lower(p.code) FROM specialities p WHERE p.id = kind.speciality_id) THEN
      RAISE EXCEPTION 'the practitioner does not give that' USING ERRCODE = 'check_violation';
    END IF;`;

// Domain invariant 10 holds beside every change that visits rest on, and each such change is noted in the same transaction, so that only what it may have touched is looked through.
export const up: Migration = (db) =>
  db.query(`
  CREATE FUNCTION service_key(service uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT hashtextextended('service.' || service, 0) $$;
  ${visitFits('PERFORM pg_advisory_xact_lock_shared(service_key(NEW.service_id));', THERE)}
  CREATE TRIGGER visits_given_fit BEFORE UPDATE OF slot_id ON visits
    FOR EACH ROW WHEN (OLD.slot_id <> NEW.slot_id) EXECUTE FUNCTION visit_fits();

  CREATE FUNCTION change_beside_bookings() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    CASE TG_TABLE_NAME
      WHEN 'rosters' THEN PERFORM lock_practitioner(OLD.staff_id);
      WHEN 'staff' THEN PERFORM lock_practitioner(OLD.id);
      ELSE PERFORM pg_advisory_xact_lock(service_key(OLD.id));
    END CASE;
    RETURN coalesce(NEW, OLD);
  END $$;
  CREATE TRIGGER rosters_wait BEFORE UPDATE OR DELETE ON rosters
    FOR EACH ROW EXECUTE FUNCTION change_beside_bookings();
  CREATE TRIGGER staff_wait BEFORE UPDATE OF state, speciality ON staff
    FOR EACH ROW WHEN ((OLD.state, OLD.speciality) IS DISTINCT FROM (NEW.state, NEW.speciality))
    EXECUTE FUNCTION change_beside_bookings();
  CREATE TRIGGER services_wait BEFORE UPDATE OF active, speciality_id ON services
    FOR EACH ROW WHEN ((OLD.active, OLD.speciality_id) IS DISTINCT FROM (NEW.active, NEW.speciality_id))
    EXECUTE FUNCTION change_beside_bookings();
  CREATE TRIGGER sites_hours_wait BEFORE UPDATE OF hours ON sites
    FOR EACH ROW WHEN (OLD.hours IS DISTINCT FROM NEW.hours) EXECUTE FUNCTION shut_place_to_bookings();

  CREATE TABLE visit_changes (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site_id    uuid,
    staff_id   uuid,
    service_id uuid,
    first_day  date NOT NULL DEFAULT '-infinity',
    last_day   date NOT NULL DEFAULT 'infinity',
    made_by    xid8 NOT NULL DEFAULT pg_current_xact_id()
  );
  COMMENT ON TABLE visit_changes IS 'What visits rest on has changed: those of this place, person or service on these days are looked through, and then it goes.';
  COMMENT ON COLUMN visit_changes.made_by IS 'The transaction, which looks at its own.';

  CREATE FUNCTION note_visit_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    CASE TG_TABLE_NAME
      WHEN 'sites' THEN INSERT INTO visit_changes (site_id) VALUES (NEW.id);
      WHEN 'site_closures' THEN
        INSERT INTO visit_changes (site_id, first_day, last_day) VALUES (NEW.site_id, NEW.day, NEW.day);
      WHEN 'site_services_not' THEN
        INSERT INTO visit_changes (site_id, service_id) VALUES (NEW.site_id, NEW.service_id);
      WHEN 'services' THEN INSERT INTO visit_changes (service_id) VALUES (NEW.id);
      WHEN 'specialities' THEN
        INSERT INTO visit_changes (service_id) SELECT id FROM services WHERE speciality_id = NEW.id;
      WHEN 'staff' THEN INSERT INTO visit_changes (staff_id) VALUES (NEW.id);
      WHEN 'leaves' THEN
        INSERT INTO visit_changes (staff_id, first_day, last_day) VALUES (NEW.staff_id, NEW.first_day, NEW.last_day);
      ELSE INSERT INTO visit_changes (staff_id, site_id, first_day) VALUES (OLD.staff_id, OLD.site_id, OLD.valid_from);
    END CASE;
    RETURN NULL;
  END $$;
  CREATE TRIGGER rosters_touch_visits AFTER UPDATE OR DELETE ON rosters
    FOR EACH ROW EXECUTE FUNCTION note_visit_change();
  CREATE TRIGGER leaves_touch_visits AFTER INSERT OR UPDATE ON leaves
    FOR EACH ROW EXECUTE FUNCTION note_visit_change();
  CREATE TRIGGER site_closures_touch_visits AFTER INSERT ON site_closures
    FOR EACH ROW EXECUTE FUNCTION note_visit_change();
  CREATE TRIGGER site_services_not_touch_visits AFTER INSERT ON site_services_not
    FOR EACH ROW EXECUTE FUNCTION note_visit_change();
  CREATE TRIGGER sites_touch_visits AFTER UPDATE OF active, hours ON sites
    FOR EACH ROW WHEN ((OLD.active, OLD.hours) IS DISTINCT FROM (NEW.active, NEW.hours))
    EXECUTE FUNCTION note_visit_change();
  CREATE TRIGGER staff_touch_visits AFTER UPDATE OF state, speciality ON staff
    FOR EACH ROW WHEN ((OLD.state, OLD.speciality) IS DISTINCT FROM (NEW.state, NEW.speciality))
    EXECUTE FUNCTION note_visit_change();
  CREATE TRIGGER services_touch_visits AFTER UPDATE OF active, speciality_id ON services
    FOR EACH ROW WHEN ((OLD.active, OLD.speciality_id) IS DISTINCT FROM (NEW.active, NEW.speciality_id))
    EXECUTE FUNCTION note_visit_change();
  CREATE TRIGGER specialities_touch_visits AFTER UPDATE OF code ON specialities
    FOR EACH ROW WHEN (OLD.code IS DISTINCT FROM NEW.code) EXECUTE FUNCTION note_visit_change();
  INSERT INTO visit_changes (site_id) SELECT id FROM sites;
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER specialities_touch_visits ON specialities;
  DROP TRIGGER services_touch_visits ON services;
  DROP TRIGGER staff_touch_visits ON staff;
  DROP TRIGGER sites_touch_visits ON sites;
  DROP TRIGGER site_services_not_touch_visits ON site_services_not;
  DROP TRIGGER site_closures_touch_visits ON site_closures;
  DROP TRIGGER leaves_touch_visits ON leaves;
  DROP TRIGGER rosters_touch_visits ON rosters;
  DROP FUNCTION note_visit_change;
  DROP TABLE visit_changes;
  DROP TRIGGER sites_hours_wait ON sites;
  DROP TRIGGER services_wait ON services;
  DROP TRIGGER staff_wait ON staff;
  DROP TRIGGER rosters_wait ON rosters;
  DROP FUNCTION change_beside_bookings;
  DROP TRIGGER visits_given_fit ON visits;
  ${visitFits('', '')}
  DROP FUNCTION service_key;
`);
