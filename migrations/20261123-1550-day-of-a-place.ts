import type { Migration } from '../src/core/kernel/migrations.js';

/** What a parcel's lines must add up to, from lots that last the course from the day that `day` says in SQL. */
const addsUp = (day: string): string => `
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
        AND o.expires_on >= ${day} + u.days_supply;
    IF held <> wanted THEN
      RAISE EXCEPTION 'the lines of a pickup hold % of %', held, wanted
        USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'INSERT' AND NOT (SELECT hands_over(NEW.site_id, u.programme_id, u.patient_id)
                                 FROM courses u WHERE u.id = NEW.course_id) THEN
      RAISE EXCEPTION 'the place does not hand that programme over' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;`;

export const up: Migration = (db) =>
  db.query(`
  CREATE FUNCTION day_there(site uuid, at timestamptz) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT date '1970-01-01' + floor(extract(epoch FROM at) / 86400 + coalesce(
      (SELECT (r ->> 1)::numeric
       FROM sites s, zone_data z, jsonb_array_elements(z.rules -> s.zone) r
       WHERE s.id = site AND (r ->> 0)::timestamptz <= at
       ORDER BY (r ->> 0)::timestamptz DESC LIMIT 1), -720) / 1440)::integer $$;
  COMMENT ON FUNCTION day_there IS 'Which day it is at a place, by the noted rules of its zone; where none are, the day it still is somewhere.';
  -- Once it is kept, a correction of its place's zone must not stand in the way of a parcel.
  ${addsUp(`day_there(CASE TG_OP WHEN 'INSERT' THEN NEW.site_id END, NEW.requested_at)`)}
`);

export const down: Migration = (db) =>
  db.query(`
  ${addsUp('NEW.requested_at::date')}
  DROP FUNCTION day_there;
`);
