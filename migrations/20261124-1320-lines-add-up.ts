import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  -- Domain invariant 4, also where a line is put in the place of another and the parcel stays as it is.
  CREATE FUNCTION line_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE wanted integer; held integer;
  BEGIN
    SELECT CASE WHEN p.state IN ('held', 'ready') THEN p.units ELSE 0 END INTO wanted
      FROM pickups p WHERE p.id = NEW.pickup_id;
    SELECT coalesce(sum(l.quantity), 0) INTO held
      FROM pickup_lines l WHERE l.pickup_id = NEW.pickup_id AND l.live;
    IF held <> wanted THEN
      RAISE EXCEPTION 'the lines of a pickup hold % of %', held, wanted
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER pickup_lines_add_up AFTER UPDATE OF live, quantity ON pickup_lines
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION line_adds_up();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER pickup_lines_add_up ON pickup_lines;
  DROP FUNCTION line_adds_up;
`);
