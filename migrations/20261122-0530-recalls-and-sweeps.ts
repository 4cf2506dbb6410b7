import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE lot_recalls ADD CHECK (lot_number = lower(lot_number));
  CREATE OR REPLACE FUNCTION lot_begins() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.on_hand <> 0 OR NEW.reserved <> 0 THEN
      RAISE EXCEPTION 'a lot begins empty' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> 'recalled' AND EXISTS (SELECT 1 FROM lot_recalls r
      WHERE r.product_id = NEW.product_id AND r.lot_number = lower(NEW.lot_number)) THEN
      RAISE EXCEPTION 'a recalled lot is taken in nowhere'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'lot_not_recalled';
    END IF;
    RETURN NEW;
  END $$;

  -- Whoever is kept from a lot that was set apart is looked for by the sweep.
  CREATE INDEX stock_lots_apart ON stock_lots (id) WHERE state <> 'approved' AND reserved > 0;
  CREATE INDEX stock_lots_number ON stock_lots (product_id, lower(lot_number));
  CREATE INDEX unmet_asks_shelf ON unmet_asks (site_id, product_id, day);
`);

export const down: Migration = (db) =>
  db.query(`
  DROP INDEX stock_lots_apart, stock_lots_number, unmet_asks_shelf;
  CREATE OR REPLACE FUNCTION lot_begins() RETURNS trigger LANGUAGE plpgsql AS $$
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
  ALTER TABLE lot_recalls DROP CONSTRAINT lot_recalls_lot_number_check;
`);
