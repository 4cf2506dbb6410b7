import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  -- Domain invariants 14 and 18: whoever stopped us, or said that it is not theirs, is sent nothing that we begin.
  CREATE FUNCTION text_may_leave() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM contact_points c WHERE c.id = NEW.contact_id
               AND c.state IN ('stopped', 'quarantined', 'wrong-person')) THEN
      RAISE EXCEPTION 'this text may not leave any more' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER messages_leave BEFORE UPDATE OF state ON messages
    FOR EACH ROW WHEN (NEW.state = 'sending' AND OLD.state = 'due' AND NOT NEW.reply AND NEW.kind <> 'delete')
    EXECUTE FUNCTION text_may_leave();

  -- What has come to its end is not sent again.
  CREATE FUNCTION text_has_ended() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'a text may not go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END $$;
  CREATE TRIGGER messages_end BEFORE UPDATE OF state ON messages
    FOR EACH ROW WHEN (NEW.state IN ('due', 'sending', 'in-doubt')
      AND OLD.state IN ('delivered', 'undelivered', 'failed', 'cleared', 'muted', 'denied', 'expired'))
    EXECUTE FUNCTION text_has_ended();
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER messages_end ON messages;
  DROP FUNCTION text_has_ended;
  DROP TRIGGER messages_leave ON messages;
  DROP FUNCTION text_may_leave;
`);
