import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  -- A hold that is made longer ends no later than its lots cover the course. A place's day may end on the next by UTC.
  CREATE FUNCTION pickup_is_covered() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM pickup_lines l
      JOIN stock_lots o ON o.id = l.lot_id
      JOIN courses u ON u.id = NEW.course_id
      WHERE l.pickup_id = NEW.id AND l.live
        AND o.expires_on < date '1970-01-01' + floor(extract(epoch FROM NEW.until) / 86400)::integer - 1
          + u.days_supply) THEN
      RAISE EXCEPTION 'its lots do not cover the course to the end of that hold'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER pickups_covered AFTER UPDATE OF until ON pickups FOR EACH ROW
    WHEN (NEW.until > OLD.until AND NEW.state IN ('held', 'ready')) EXECUTE FUNCTION pickup_is_covered();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER pickups_covered ON pickups;
  DROP FUNCTION pickup_is_covered();
`);
