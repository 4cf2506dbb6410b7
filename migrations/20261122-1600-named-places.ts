import type { Migration } from '../src/core/kernel/migrations.js';

/** A parcel's lines, and whether its place hands the course over, by the rule that `handed` says in SQL. */
const addsUp = (handed: string): string => `
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
    IF TG_OP = 'INSERT' AND ${handed} THEN
      RAISE EXCEPTION 'the place does not hand that programme over' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;`;

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE programmes DROP CONSTRAINT programmes_places_check,
    ADD CONSTRAINT programmes_places_check CHECK (places IN ('any', 'own', 'named'));

  CREATE TABLE programme_sites (
    programme_id uuid NOT NULL REFERENCES programmes,
    site_id      uuid NOT NULL REFERENCES sites,
    PRIMARY KEY (programme_id, site_id)
  );
  COMMENT ON TABLE programme_sites IS 'Where a programme of named places is handed over.';

  CREATE FUNCTION hands_over(site uuid, programme uuid, patient uuid) RETURNS boolean
  LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (SELECT FROM site_programmes_not n
                       WHERE n.site_id = site AND n.programme_id = programme)
      AND CASE g.places
          WHEN 'named' THEN EXISTS (SELECT FROM programme_sites w
                                    WHERE w.programme_id = programme AND w.site_id = site)
          WHEN 'own' THEN coalesce(site = coalesce(
            (SELECT a.site_id FROM aways a JOIN sites o ON o.id = a.site_id AND o.active
             WHERE a.patient_id = patient AND a.ended_at IS NULL
               AND a.ends_at > (SELECT now() + make_interval(secs => offset_seconds) FROM clock)),
            (SELECT p.usual_site_id FROM patients p WHERE p.id = patient)), false)
          ELSE true END
    FROM programmes g WHERE g.id = programme $$;
  COMMENT ON FUNCTION hands_over IS 'Whether a place hands a programme over to a patient: any place, those that are named, or the patient''s own (where they are, while they are away); never one that was taken out.';
  ${addsUp(`NOT (SELECT hands_over(NEW.site_id, u.programme_id, u.patient_id)
                         FROM courses u WHERE u.id = NEW.course_id)`)}
`);

export const down: Migration = (db) =>
  db.query(`
  ${addsUp(`EXISTS (SELECT 1 FROM courses u
      JOIN site_programmes_not n ON n.programme_id = u.programme_id AND n.site_id = NEW.site_id
      WHERE u.id = NEW.course_id)`)}
  DROP FUNCTION hands_over;
  DROP TABLE programme_sites;
  ALTER TABLE programmes DROP CONSTRAINT programmes_places_check;
  UPDATE programmes SET places = 'own' WHERE places = 'named';
  ALTER TABLE programmes ADD CONSTRAINT programmes_places_check CHECK (places IN ('any', 'own'));
`);
