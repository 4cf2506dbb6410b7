import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE stock_shelves ADD COLUMN rev integer NOT NULL DEFAULT 1;

  CREATE TABLE lot_recalls (
    product_id  uuid NOT NULL REFERENCES products,
    lot_number  text NOT NULL,
    recalled_at timestamptz NOT NULL,
    PRIMARY KEY (product_id, lot_number)
  );
  COMMENT ON TABLE lot_recalls IS 'Lot numbers that are taken in nowhere any more.';

  CREATE FUNCTION lot_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.state = 'recalled' AND NEW.state <> 'recalled' THEN
      RAISE EXCEPTION 'a recalled lot stays recalled' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER stock_lots_moves BEFORE UPDATE OF state ON stock_lots
    FOR EACH ROW EXECUTE FUNCTION lot_moves();

  CREATE FUNCTION lot_begins() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.on_hand <> 0 OR NEW.reserved <> 0 THEN
      RAISE EXCEPTION 'a lot begins empty' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> 'recalled' AND EXISTS (SELECT 1 FROM lot_recalls r
      WHERE r.product_id = NEW.product_id AND r.lot_number = NEW.lot_number) THEN
      RAISE EXCEPTION 'a recalled lot is taken in nowhere'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_not_recalled';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER stock_lots_begin BEFORE INSERT ON stock_lots
    FOR EACH ROW EXECUTE FUNCTION lot_begins();

  -- What a lot holds follows from its movements and lines alone.
  CREATE FUNCTION lot_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'a lot changes by movements and lines only' USING ERRCODE = 'check_violation'; END $$;
  CREATE TRIGGER stock_lots_add_up BEFORE UPDATE OF on_hand, reserved ON stock_lots
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION lot_adds_up();

  CREATE TABLE stock_transfers (
    id           uuid PRIMARY KEY,
    from_lot_id  uuid NOT NULL REFERENCES stock_lots,
    to_lot_id    uuid NOT NULL REFERENCES stock_lots,
    quantity     integer NOT NULL CHECK (quantity > 0),
    made_at      timestamptz NOT NULL,
    CHECK (from_lot_id <> to_lot_id)
  );

  ALTER TABLE stock_movements
    DROP CONSTRAINT stock_movements_kind_check,
    DROP CONSTRAINT stock_movements_check,
    ADD COLUMN reason text CHECK (reason IN ('damaged', 'expired', 'lost', 'found', 'mistake', 'disposed')),
    ADD COLUMN transfer_id uuid REFERENCES stock_transfers,
    ADD COLUMN made_by uuid REFERENCES staff,
    ADD CONSTRAINT stock_movements_kind_check CHECK (kind IN
      ('received', 'handed-over', 'returned', 'adjusted', 'sent', 'arrived')),
    ADD CONSTRAINT stock_movements_sign_check CHECK (CASE
      WHEN kind IN ('received', 'returned', 'arrived') THEN quantity > 0
      WHEN kind IN ('handed-over', 'sent') THEN quantity < 0 ELSE true END),
    ADD CONSTRAINT stock_movements_transfer_check
      CHECK ((kind IN ('sent', 'arrived')) = (transfer_id IS NOT NULL));
  COMMENT ON COLUMN stock_movements.made_by IS 'Whoever of the staff did it; null for the service itself.';
  CREATE UNIQUE INDEX stock_movements_transfer ON stock_movements (transfer_id, kind)
    WHERE transfer_id IS NOT NULL;

  CREATE FUNCTION transfer_adds_up() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE sides integer; total integer;
  BEGIN
    SELECT count(*), coalesce(sum(m.quantity), 0) INTO sides, total
      FROM stock_movements m JOIN stock_transfers t ON t.id = m.transfer_id
      WHERE m.transfer_id = NEW.id AND abs(m.quantity) = t.quantity
        AND m.lot_id = CASE m.kind WHEN 'sent' THEN t.from_lot_id ELSE t.to_lot_id END;
    IF sides <> 2 OR total <> 0 THEN
      RAISE EXCEPTION 'a transfer has two sides' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER stock_transfers_add_up AFTER INSERT ON stock_transfers
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION transfer_adds_up();

  CREATE FUNCTION today() RETURNS date STABLE LANGUAGE sql AS
    'SELECT (now() + make_interval(secs => offset_seconds))::date FROM clock';

  -- Expired, quarantined and recalled lots are never handed over …
  CREATE OR REPLACE FUNCTION move_stock() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE stock_lots SET on_hand = on_hand + NEW.quantity WHERE id = NEW.lot_id
      AND (NEW.kind <> 'handed-over' OR (state = 'approved' AND expires_on >= today() - 1));
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the lot is not fit to be handed over'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_is_fit';
    END IF;
    RETURN NULL;
  END $$;

  -- … nor reserved.
  CREATE OR REPLACE FUNCTION reserve_stock() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE stock_lots SET reserved = reserved
      + CASE WHEN NEW.live THEN NEW.quantity ELSE 0 END
      - CASE WHEN TG_OP = 'UPDATE' AND OLD.live THEN OLD.quantity ELSE 0 END
    WHERE id = NEW.lot_id
      AND (NOT NEW.live OR (state = 'approved' AND expires_on >= today() - 1));
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the lot is not fit to be kept'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_is_fit';
    END IF;
    RETURN NULL;
  END $$;

  CREATE TABLE count_sheets (
    id          uuid PRIMARY KEY,
    site_id     uuid NOT NULL,
    product_id  uuid NOT NULL,
    state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'counted', 'approved', 'dropped')),
    opened_by   uuid REFERENCES staff,
    opened_at   timestamptz NOT NULL,
    counted_by  uuid REFERENCES staff,
    counted_at  timestamptz,
    approved_by uuid REFERENCES staff,
    approved_at timestamptz,
    rev         integer NOT NULL DEFAULT 1,
    FOREIGN KEY (site_id, product_id) REFERENCES stock_shelves,
    CONSTRAINT count_by_two CHECK (approved_by <> counted_by),
    CHECK (state NOT IN ('counted', 'approved') OR counted_at IS NOT NULL),
    CHECK ((state = 'approved') = (approved_at IS NOT NULL))
  );
  CREATE UNIQUE INDEX count_sheets_one ON count_sheets (site_id, product_id)
    WHERE state IN ('open', 'counted');

  CREATE FUNCTION count_moves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state <> OLD.state AND OLD.state || ' ' || NEW.state NOT IN
      ('open counted', 'counted approved', 'counted open', 'open dropped', 'counted dropped') THEN
      RAISE EXCEPTION 'a count may not go from % to %', OLD.state, NEW.state
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER count_sheets_moves BEFORE UPDATE OF state ON count_sheets
    FOR EACH ROW EXECUTE FUNCTION count_moves();

  CREATE TABLE count_lines (
    sheet_id uuid NOT NULL REFERENCES count_sheets,
    lot_id   uuid NOT NULL REFERENCES stock_lots,
    counted  integer NOT NULL CHECK (counted >= 0),
    expected integer NOT NULL CHECK (expected >= 0),
    PRIMARY KEY (sheet_id, lot_id)
  );
  COMMENT ON COLUMN count_lines.expected IS 'On hand at the moment it was counted; hidden from who counts until then.';

  CREATE UNIQUE INDEX stock_movements_count ON stock_movements (lot_id, cause)
    WHERE kind = 'adjusted' AND cause <> 'count' AND reason IS NULL;
`);

export const down: Migration = (db) =>
  db.query(`
  DROP INDEX stock_movements_count;
  DROP TABLE count_lines, count_sheets;
  DROP FUNCTION count_moves;
  CREATE OR REPLACE FUNCTION move_stock() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE stock_lots SET on_hand = on_hand + NEW.quantity WHERE id = NEW.lot_id;
    RETURN NULL;
  END $$;
  CREATE OR REPLACE FUNCTION reserve_stock() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    UPDATE stock_lots SET reserved = reserved
      + CASE WHEN NEW.live THEN NEW.quantity ELSE 0 END
      - CASE WHEN TG_OP = 'UPDATE' AND OLD.live THEN OLD.quantity ELSE 0 END
    WHERE id = NEW.lot_id;
    RETURN NULL;
  END $$;
  DROP FUNCTION today;
  ALTER TABLE stock_movements DROP COLUMN reason, DROP COLUMN transfer_id, DROP COLUMN made_by,
    DROP CONSTRAINT stock_movements_kind_check, DROP CONSTRAINT stock_movements_sign_check;
  ALTER TABLE stock_movements
    ADD CONSTRAINT stock_movements_kind_check
      CHECK (kind IN ('received', 'handed-over', 'returned', 'adjusted')),
    ADD CONSTRAINT stock_movements_check CHECK ((kind = 'received' AND quantity > 0)
      OR (kind = 'handed-over' AND quantity < 0) OR (kind = 'returned' AND quantity > 0)
      OR kind = 'adjusted');
  DROP TABLE stock_transfers;
  DROP FUNCTION transfer_adds_up;
  DROP TRIGGER stock_lots_add_up ON stock_lots;
  DROP TRIGGER stock_lots_begin ON stock_lots;
  DROP TRIGGER stock_lots_moves ON stock_lots;
  DROP FUNCTION lot_adds_up, lot_begins, lot_moves;
  DROP TABLE lot_recalls;
  ALTER TABLE stock_shelves DROP COLUMN rev;
`);
