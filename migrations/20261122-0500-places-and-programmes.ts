import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE sites
    ADD COLUMN state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed', 'retired')),
    ADD COLUMN rev integer NOT NULL DEFAULT 1,
    ADD CHECK (active = (state = 'open'));
  COMMENT ON COLUMN sites.state IS 'closed may open again; retired never does, and its number stays its own';

  CREATE FUNCTION site_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state = 'retired' AND NEW.state <> 'retired' THEN
      RAISE EXCEPTION 'a retired place does not open again' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER sites_moves BEFORE UPDATE OF state ON sites
    FOR EACH ROW EXECUTE FUNCTION site_moves();

  ALTER TABLE site_closures ADD COLUMN reason text NOT NULL DEFAULT 'other'
    CHECK (reason IN ('holiday', 'staff', 'stock', 'building', 'safety', 'other'));

  CREATE TABLE site_programmes_not (
    site_id      uuid NOT NULL REFERENCES sites,
    programme_id uuid NOT NULL REFERENCES programmes,
    PRIMARY KEY (site_id, programme_id)
  );
  COMMENT ON TABLE site_programmes_not IS 'What a place does not hand over; a new programme is served everywhere.';

  ALTER TABLE products
    ADD COLUMN minimum integer NOT NULL DEFAULT 0 CHECK (minimum >= 0),
    ADD COLUMN reorder integer NOT NULL DEFAULT 0 CHECK (reorder >= 0),
    ADD COLUMN rev integer NOT NULL DEFAULT 1;
  COMMENT ON COLUMN products.minimum IS 'Units at one place below which staff are told.';
  COMMENT ON COLUMN products.reorder IS 'Units to ask for then.';

  CREATE TABLE product_substitutes (
    product_id    uuid NOT NULL REFERENCES products,
    substitute_id uuid NOT NULL REFERENCES products,
    PRIMARY KEY (product_id, substitute_id),
    CHECK (product_id <> substitute_id)
  );
  COMMENT ON TABLE product_substitutes IS 'What a prescriber may choose instead; nothing is swapped by itself.';

  ALTER TABLE programmes
    ADD COLUMN daily_texts boolean NOT NULL DEFAULT false,
    ADD COLUMN remind_hours integer[] NOT NULL DEFAULT '{72,24}',
    ADD COLUMN call_after_days integer CHECK (call_after_days BETWEEN 1 AND 60),
    ADD COLUMN withhold_after_days integer CHECK (withhold_after_days BETWEEN 1 AND 60),
    ADD COLUMN rev integer NOT NULL DEFAULT 1;
  COMMENT ON COLUMN programmes.daily_texts IS 'Each due day is texted; for daily programmes the default is none.';
  COMMENT ON COLUMN programmes.remind_hours IS 'The ladder: so many hours before.';
  COMMENT ON COLUMN programmes.call_after_days IS 'So many missed days lead to a call; null for never.';
  COMMENT ON COLUMN programmes.withhold_after_days IS 'So many missed days withhold it until the prescriber decides; null for never.';
`);

export const down: Migration = (db) =>
  db.query(`
  ALTER TABLE programmes DROP COLUMN daily_texts, DROP COLUMN remind_hours,
    DROP COLUMN call_after_days, DROP COLUMN withhold_after_days, DROP COLUMN rev;
  DROP TABLE product_substitutes;
  ALTER TABLE products DROP COLUMN minimum, DROP COLUMN reorder, DROP COLUMN rev;
  DROP TABLE site_programmes_not;
  ALTER TABLE site_closures DROP COLUMN reason;
  DROP TRIGGER sites_moves ON sites;
  DROP FUNCTION site_moves;
  ALTER TABLE sites DROP COLUMN state, DROP COLUMN rev;
`);
