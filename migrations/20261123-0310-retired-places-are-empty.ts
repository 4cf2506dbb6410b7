import type { Migration } from '../src/core/kernel/migrations.js';

// What stands on a shelf of a place that never opens again would be out of everybody's reach.
export const up: Migration = (db) =>
  db.query(`
  CREATE FUNCTION retire_empty() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM stock_lots l WHERE l.site_id = NEW.id AND l.on_hand > 0) THEN
      RAISE EXCEPTION 'units are on the shelves of this place' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'sites_retire_empty';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER sites_retire_empty BEFORE UPDATE OF state ON sites
    FOR EACH ROW WHEN (NEW.state = 'retired' AND OLD.state <> 'retired') EXECUTE FUNCTION retire_empty()`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER sites_retire_empty ON sites;
  DROP FUNCTION retire_empty()`);
