import type { Migration } from '../src/core/kernel/migrations.js';

// What the clinic has given up is prescribed to nobody anew; whoever has it goes on.
export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE products ADD COLUMN active boolean NOT NULL DEFAULT true;
  ALTER TABLE programmes ADD COLUMN active boolean NOT NULL DEFAULT true;
  CREATE FUNCTION offer_courses() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- Whoever prescribes waits for whoever retires it just now.
    PERFORM FROM products p WHERE p.id = NEW.product_id AND p.active FOR SHARE;
    IF FOUND THEN
      PERFORM FROM programmes g WHERE g.id = NEW.programme_id AND g.active FOR SHARE;
    END IF;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'this is not offered any more' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'courses_offered';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER courses_offered BEFORE INSERT ON courses
    FOR EACH ROW EXECUTE FUNCTION offer_courses();
  CREATE TRIGGER courses_offered_anew BEFORE UPDATE OF product_id, programme_id ON courses
    FOR EACH ROW WHEN ((NEW.product_id, NEW.programme_id) IS DISTINCT FROM (OLD.product_id, OLD.programme_id))
    EXECUTE FUNCTION offer_courses()`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER courses_offered_anew ON courses;
  DROP TRIGGER courses_offered ON courses;
  DROP FUNCTION offer_courses();
  ALTER TABLE programmes DROP COLUMN active;
  ALTER TABLE products DROP COLUMN active`);
