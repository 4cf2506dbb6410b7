import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE sites (
    id              uuid PRIMARY KEY,
    number          integer NOT NULL UNIQUE CHECK (number BETWEEN 1 AND 99),
    private_name    text NOT NULL,
    zone            text NOT NULL,
    hours           jsonb NOT NULL,
    window_capacity integer NOT NULL DEFAULT 6 CHECK (window_capacity > 0),
    poster_word     text UNIQUE,
    active          boolean NOT NULL DEFAULT true,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON COLUMN sites.hours IS 'ISO weekday → [[from, to], …] in local wall time';

  CREATE TABLE site_closures (
    site_id uuid NOT NULL REFERENCES sites,
    day     date NOT NULL,
    PRIMARY KEY (site_id, day)
  );

  CREATE TABLE products (
    id         uuid PRIMARY KEY,
    code       text NOT NULL UNIQUE,
    unit       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE programmes (
    id            uuid PRIMARY KEY,
    code          text NOT NULL UNIQUE,
    handover      text NOT NULL CHECK (handover IN ('taken-away', 'on-site')),
    places        text NOT NULL CHECK (places IN ('any', 'own')),
    proxy_allowed boolean NOT NULL,
    early_days    integer NOT NULL CHECK (early_days >= 0),
    created_at    timestamptz NOT NULL DEFAULT now(),
    updated_at    timestamptz NOT NULL DEFAULT now()
  );
`);

export const down: Migration = (db) =>
  db.query(`DROP TABLE programmes, products, site_closures, sites;`);
