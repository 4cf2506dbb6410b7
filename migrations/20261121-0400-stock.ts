import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE stock_shelves (
    site_id        uuid NOT NULL REFERENCES sites,
    product_id     uuid NOT NULL REFERENCES products,
    safety_stock   integer NOT NULL DEFAULT 0 CHECK (safety_stock >= 0),
    counted_on     date,
    turned_away_at timestamptz,
    PRIMARY KEY (site_id, product_id)
  );
  COMMENT ON TABLE stock_shelves IS 'One product at one place: when it was counted, and whether someone was turned away since.';

  CREATE TABLE stock_lots (
    id          uuid PRIMARY KEY,
    site_id     uuid NOT NULL,
    product_id  uuid NOT NULL,
    lot_number  text NOT NULL,
    expires_on  date NOT NULL,
    on_hand     integer NOT NULL DEFAULT 0,
    reserved    integer NOT NULL DEFAULT 0,
    state       text NOT NULL DEFAULT 'approved' CHECK (state IN ('approved', 'quarantined', 'recalled')),
    received_at timestamptz NOT NULL,
    FOREIGN KEY (site_id, product_id) REFERENCES stock_shelves,
    UNIQUE (site_id, product_id, lot_number, expires_on),
    CHECK (0 <= reserved AND reserved <= on_hand)
  );

  CREATE TABLE stock_movements (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    lot_id   uuid NOT NULL REFERENCES stock_lots,
    kind     text NOT NULL CHECK (kind IN ('received', 'handed-over', 'returned', 'adjusted')),
    quantity integer NOT NULL CHECK (quantity <> 0),
    at       timestamptz NOT NULL,
    cause    text NOT NULL,
    CHECK ((kind = 'received' AND quantity > 0) OR (kind = 'handed-over' AND quantity < 0)
        OR (kind = 'returned' AND quantity > 0) OR kind = 'adjusted')
  );
  COMMENT ON TABLE stock_movements IS 'append-only: what came and went; on_hand is their sum';
  CREATE INDEX stock_movements_lot ON stock_movements (lot_id);
  CREATE TRIGGER stock_movements_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON stock_movements
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  CREATE FUNCTION move_stock() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE stock_lots SET on_hand = on_hand + NEW.quantity WHERE id = NEW.lot_id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER stock_movements_move AFTER INSERT ON stock_movements
    FOR EACH ROW EXECUTE FUNCTION move_stock();

  CREATE TABLE stock_counts (
    id          uuid PRIMARY KEY,
    site_id     uuid NOT NULL,
    product_id  uuid NOT NULL,
    lot_id      uuid NOT NULL REFERENCES stock_lots,
    counted     integer NOT NULL CHECK (counted >= 0),
    expected    integer NOT NULL CHECK (expected >= 0),
    counted_at  timestamptz NOT NULL
  );

  CREATE TABLE unmet_asks (
    site_id    uuid NOT NULL,
    product_id uuid NOT NULL,
    course_id  uuid NOT NULL REFERENCES courses,
    day        date NOT NULL,
    PRIMARY KEY (site_id, course_id, day)
  );
  COMMENT ON TABLE unmet_asks IS 'Asked for and not there; one a patient, place and day.';

  CREATE TABLE turned_away (
    id         uuid PRIMARY KEY,
    site_id    uuid NOT NULL,
    product_id uuid NOT NULL,
    course_id  uuid NOT NULL REFERENCES courses,
    at         timestamptz NOT NULL
  );
  COMMENT ON TABLE turned_away IS 'I came, it was not there.';
  CREATE INDEX turned_away_shelf ON turned_away (site_id, product_id, at);

  CREATE TABLE stock_notices (
    id         uuid PRIMARY KEY,
    site_id    uuid NOT NULL,
    product_id uuid NOT NULL,
    course_id  uuid NOT NULL REFERENCES courses,
    contact_id uuid NOT NULL REFERENCES contact_points,
    asked_at   timestamptz NOT NULL,
    told_at    timestamptz,
    rev        integer NOT NULL DEFAULT 0,
    state      text NOT NULL CHECK (state IN ('waiting', 'told', 'ended'))
  );
  COMMENT ON TABLE stock_notices IS 'Tell me when it is back; told in the order asked.';
  CREATE UNIQUE INDEX stock_notices_one ON stock_notices (course_id, site_id) WHERE state <> 'ended';
  CREATE INDEX stock_notices_waiting ON stock_notices (site_id, product_id, asked_at) WHERE state <> 'ended';
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE stock_notices, turned_away, unmet_asks, stock_counts, stock_movements, stock_lots, stock_shelves;
  DROP FUNCTION move_stock;
`);
