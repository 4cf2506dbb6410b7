import type { Migration } from '../src/core/kernel/migrations.js';

// Whoever may be booked at a place is chosen from one list, so the accounts of a place have an end too. Who works
// everywhere counts at every place.
export const up: Migration = (db) =>
  db.query(`
  CREATE FUNCTION keep_staff_few() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('staff_few', 0));
    IF 500 < (SELECT count(*) FROM staff WHERE state = 'active' AND every_site)
           + (SELECT coalesce(max(many), 0) FROM (
                SELECT count(*) AS many FROM staff_sites x JOIN staff w ON w.id = x.staff_id
                WHERE w.state = 'active' AND NOT w.every_site GROUP BY x.site_id) places) THEN
      RAISE EXCEPTION 'no more than 500 people who work at a place'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'staff_few';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER staff_few AFTER INSERT ON staff
    FOR EACH STATEMENT EXECUTE FUNCTION keep_staff_few();
  CREATE TRIGGER staff_few_again AFTER UPDATE OF state, every_site ON staff FOR EACH ROW
    WHEN (NEW.state = 'active' AND (OLD.state <> 'active' OR (NEW.every_site AND NOT OLD.every_site)))
    EXECUTE FUNCTION keep_staff_few();
  CREATE TRIGGER staff_sites_few AFTER INSERT ON staff_sites
    FOR EACH STATEMENT EXECUTE FUNCTION keep_staff_few()`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER staff_sites_few ON staff_sites;
  DROP TRIGGER staff_few_again ON staff;
  DROP TRIGGER staff_few ON staff;
  DROP FUNCTION keep_staff_few()`);
