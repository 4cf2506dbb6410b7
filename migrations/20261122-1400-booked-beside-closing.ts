import type { Migration } from '../src/core/kernel/migrations.js';

const visitFits = (locks: string, place: string) => `
  CREATE OR REPLACE FUNCTION visit_fits() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE kind services; place sites; held slots;
  BEGIN
    SELECT * INTO kind FROM services WHERE id = NEW.service_id;
    ${place}
    SELECT * INTO held FROM slots WHERE id = NEW.slot_id;
    IF (held.site_id, held.service_id, held.start_at, held.end_at)
       <> (NEW.site_id, NEW.service_id, NEW.start_at, NEW.end_at) THEN
      RAISE EXCEPTION 'a visit is where and when its slot is' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.start_at <= NEW.state_at OR NEW.start_at > NEW.made_at + make_interval(days => kind.horizon_days + 1)
       OR (NOT NEW.override AND NEW.start_at < NEW.made_at + make_interval(mins => kind.notice_minutes)) THEN
      RAISE EXCEPTION 'a visit is neither in the past, nor too soon, nor too far' USING ERRCODE = 'check_violation';
    END IF;
    ${locks}
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
  END $$;`;

const PLACE = 'SELECT * INTO place FROM sites WHERE id = NEW.site_id;';
const LOCKS = `-- Whoever takes this day or this person away waits for this booking, or is seen by it.
    PERFORM lock_practitioner(held.staff_id);
    PERFORM pg_advisory_xact_lock_shared(place_key(NEW.site_id));
    ${PLACE}`;

// Domain invariant 10 holds beside whoever closes a day or goes on leave at the same moment.
export const up: Migration = (db) =>
  db.query(`
  CREATE FUNCTION place_key(site uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT hashtextextended('place.' || site, 0) $$;
  CREATE FUNCTION lock_practitioner(staff uuid) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('visits.' || staff, 0)) $$;
  ${visitFits(LOCKS, '')}

  CREATE FUNCTION close_place_to_bookings() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(place_key(NEW.site_id));
    RETURN NEW;
  END $$;
  CREATE TRIGGER site_closures_wait BEFORE INSERT ON site_closures
    FOR EACH ROW EXECUTE FUNCTION close_place_to_bookings();
  CREATE TRIGGER site_services_not_wait BEFORE INSERT ON site_services_not
    FOR EACH ROW EXECUTE FUNCTION close_place_to_bookings();

  CREATE FUNCTION shut_place_to_bookings() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(place_key(NEW.id));
    RETURN NEW;
  END $$;
  CREATE TRIGGER sites_wait BEFORE UPDATE OF active ON sites
    FOR EACH ROW WHEN (OLD.active AND NOT NEW.active) EXECUTE FUNCTION shut_place_to_bookings();

  CREATE FUNCTION take_practitioner_away() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM lock_practitioner(NEW.staff_id);
    RETURN NEW;
  END $$;
  CREATE TRIGGER leaves_wait BEFORE INSERT OR UPDATE ON leaves
    FOR EACH ROW EXECUTE FUNCTION take_practitioner_away();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER leaves_wait ON leaves;
  DROP TRIGGER sites_wait ON sites;
  DROP TRIGGER site_services_not_wait ON site_services_not;
  DROP TRIGGER site_closures_wait ON site_closures;
  DROP FUNCTION take_practitioner_away, shut_place_to_bookings, close_place_to_bookings;
  ${visitFits('', PLACE)}
  DROP FUNCTION lock_practitioner, place_key;
`);
