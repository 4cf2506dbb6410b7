import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  -- What a pickup holds counts only from lots that last as long as the course, at a place that hands it over.
  CREATE OR REPLACE FUNCTION pickup_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE wanted integer; held integer;
  BEGIN
    SELECT CASE WHEN state IN ('held', 'ready') THEN units ELSE 0 END INTO wanted
      FROM pickups WHERE id = NEW.id;
    SELECT coalesce(sum(l.quantity), 0) INTO held
      FROM pickup_lines l
      JOIN stock_lots o ON o.id = l.lot_id
      JOIN courses u ON u.id = NEW.course_id
      WHERE l.pickup_id = NEW.id AND l.live AND o.site_id = NEW.site_id AND o.product_id = u.product_id
        AND o.expires_on >= NEW.requested_at::date + u.days_supply;
    IF held <> wanted THEN
      RAISE EXCEPTION 'the lines of a pickup hold % of %', held, wanted
        USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'INSERT' AND EXISTS (SELECT 1 FROM courses u
      JOIN site_programmes_not n ON n.programme_id = u.programme_id AND n.site_id = NEW.site_id
      WHERE u.id = NEW.course_id) THEN
      RAISE EXCEPTION 'the place does not hand that programme over' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
`);

export const down: Migration = (db) =>
  db.query(`
  CREATE OR REPLACE FUNCTION pickup_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE wanted integer; held integer;
  BEGIN
    SELECT CASE WHEN state IN ('held', 'ready') THEN units ELSE 0 END INTO wanted
      FROM pickups WHERE id = NEW.id;
    SELECT coalesce(sum(quantity), 0) INTO held FROM pickup_lines WHERE pickup_id = NEW.id AND live;
    IF held <> wanted THEN
      RAISE EXCEPTION 'the lines of a pickup hold % of %', held, wanted
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
`);
