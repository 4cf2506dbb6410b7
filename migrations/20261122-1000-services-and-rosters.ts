import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  -- Ranges beside equality in one exclusion constraint; the extension is trusted, so the owner may add it.
  CREATE EXTENSION IF NOT EXISTS btree_gist;

  CREATE TABLE specialities (
    id   uuid PRIMARY KEY,
    code text NOT NULL CHECK (code = btrim(code) AND length(code) BETWEEN 2 AND 60)
  );
  COMMENT ON TABLE specialities IS 'What a practitioner may be; staff.speciality names one of these codes.';
  CREATE UNIQUE INDEX specialities_code ON specialities (lower(code));

  CREATE TABLE services (
    id                    uuid PRIMARY KEY,
    code                  text NOT NULL CHECK (length(code) BETWEEN 2 AND 60),
    minutes               integer NOT NULL CHECK (minutes BETWEEN 5 AND 480),
    capacity              integer NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 50),
    horizon_days          integer NOT NULL DEFAULT 60 CHECK (horizon_days BETWEEN 1 AND 365),
    notice_minutes        integer NOT NULL DEFAULT 60 CHECK (notice_minutes BETWEEN 0 AND 20160),
    speciality_id         uuid REFERENCES specialities,
    programme_id          uuid UNIQUE REFERENCES programmes,
    remind_hours          integer[] NOT NULL DEFAULT '{168,24,2}',
    no_show_after_minutes integer NOT NULL DEFAULT 60 CHECK (no_show_after_minutes BETWEEN 0 AND 1440),
    active                boolean NOT NULL DEFAULT true,
    rev                   integer NOT NULL DEFAULT 1
  );
  COMMENT ON TABLE services IS 'What visits are for (FHIR HealthcareService); patients know each by a letter of their own.';
  COMMENT ON COLUMN services.speciality_id IS 'Who may give it; null for anyone on the roster.';
  COMMENT ON COLUMN services.programme_id IS 'The programme that is given at such a visit; its visits keep the lot.';
  COMMENT ON COLUMN services.remind_hours IS 'The ladder: so many hours before.';
  CREATE UNIQUE INDEX services_code ON services (lower(code));

  CREATE TABLE site_services_not (
    site_id    uuid NOT NULL REFERENCES sites,
    service_id uuid NOT NULL REFERENCES services,
    PRIMARY KEY (site_id, service_id)
  );
  COMMENT ON TABLE site_services_not IS 'What a place does not give; a new service is given wherever someone for it is on the roster.';

  CREATE TABLE patient_services (
    patient_id    uuid NOT NULL REFERENCES patients,
    service_id    uuid NOT NULL REFERENCES services,
    letter        text NOT NULL CHECK (letter ~ '^[A-Z]$'),
    site_id       uuid REFERENCES sites,
    interval_days integer CHECK (interval_days BETWEEN 1 AND 400),
    due_on        date,
    PRIMARY KEY (patient_id, service_id),
    UNIQUE (patient_id, letter)
  );
  COMMENT ON TABLE patient_services IS 'personal: which kinds of visit a patient may book, by the letters of their card';
  COMMENT ON COLUMN patient_services.site_id IS 'Null for the usual place.';

  CREATE TABLE rosters (
    id          uuid PRIMARY KEY,
    staff_id    uuid NOT NULL REFERENCES staff,
    site_id     uuid NOT NULL REFERENCES sites,
    weekday     integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    from_time   time NOT NULL,
    to_time     time NOT NULL CHECK (to_time > from_time),
    valid_from  date NOT NULL,
    valid_until date CHECK (valid_until >= valid_from),
    rev         integer NOT NULL DEFAULT 1,
    CONSTRAINT rosters_one_place EXCLUDE USING gist (
      staff_id WITH =, weekday WITH =,
      int4range((extract(epoch FROM from_time) / 60)::int, (extract(epoch FROM to_time) / 60)::int) WITH &&,
      daterange(valid_from, valid_until, '[]') WITH &&)
  );
  COMMENT ON TABLE rosters IS 'Who works where and when, in local wall time (FHIR Schedule); nobody is at two places at once.';
  CREATE INDEX rosters_site ON rosters (site_id, weekday);

  CREATE TABLE leaves (
    id        uuid PRIMARY KEY,
    staff_id  uuid NOT NULL REFERENCES staff,
    first_day date NOT NULL,
    last_day  date NOT NULL CHECK (last_day >= first_day),
    reason    text NOT NULL CHECK (reason IN ('leave', 'training', 'elsewhere', 'other'))
  );
  COMMENT ON TABLE leaves IS 'Whole days on which a person is away; why, beyond these words, is nobody else''s to know.';
  CREATE INDEX leaves_staff ON leaves (staff_id, last_day);
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE leaves, rosters, patient_services, site_services_not, services, specialities;
  DROP EXTENSION btree_gist;
`);
