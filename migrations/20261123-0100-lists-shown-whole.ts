import type { Migration } from '../src/core/kernel/migrations.js';

// Lists that a page shows whole, and how many rows they may have: nobody looks through more at once. Each waits for
// whoever adds to the same list just now.
export const up: Migration = (db) =>
  db.query(`
  CREATE FUNCTION keep_few() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    most integer := TG_ARGV[0];
    many integer;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(TG_NAME, 0));
    EXECUTE format('SELECT count(*) FROM %I', TG_TABLE_NAME) INTO many;
    IF many > most THEN
      RAISE EXCEPTION 'no more than % of them', most USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER services_few AFTER INSERT ON services
    FOR EACH STATEMENT EXECUTE FUNCTION keep_few('200');
  CREATE TRIGGER specialities_few AFTER INSERT ON specialities
    FOR EACH STATEMENT EXECUTE FUNCTION keep_few('200');
  CREATE TRIGGER programmes_few AFTER INSERT ON programmes
    FOR EACH STATEMENT EXECUTE FUNCTION keep_few('500');

  CREATE FUNCTION keep_rosters_few() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('rosters_few.' || site_id, 0))
      FROM (SELECT DISTINCT site_id FROM fresh ORDER BY site_id) f;
    IF EXISTS (SELECT FROM rosters WHERE site_id IN (SELECT site_id FROM fresh)
                 AND coalesce(valid_until, 'infinity') >= today()
               GROUP BY site_id HAVING count(*) > 1000) THEN
      RAISE EXCEPTION 'no more than 1000 lines that are not over'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'rosters_few';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER rosters_few AFTER INSERT ON rosters REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION keep_rosters_few();

  CREATE FUNCTION keep_leaves_few() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('leaves_few.' || staff_id, 0))
      FROM (SELECT DISTINCT staff_id FROM fresh ORDER BY staff_id) f;
    IF EXISTS (SELECT FROM leaves WHERE staff_id IN (SELECT staff_id FROM fresh) AND last_day >= today()
               GROUP BY staff_id HAVING count(*) > 50) THEN
      RAISE EXCEPTION 'no more than 50 leaves that are not over'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'leaves_few';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER leaves_few AFTER INSERT ON leaves REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION keep_leaves_few()`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER leaves_few ON leaves;
  DROP TRIGGER rosters_few ON rosters;
  DROP TRIGGER programmes_few ON programmes;
  DROP TRIGGER specialities_few ON specialities;
  DROP TRIGGER services_few ON services;
  DROP FUNCTION keep_leaves_few();
  DROP FUNCTION keep_rosters_few();
  DROP FUNCTION keep_few()`);
