import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE staff
    ADD COLUMN chat_id uuid UNIQUE REFERENCES contact_points,
    ADD COLUMN chat_since timestamptz,
    ADD CHECK ((chat_id IS NULL) = (chat_since IS NULL)),
    ADD CHECK (state <> 'deleted' OR chat_id IS NULL);
  COMMENT ON COLUMN staff.chat_id IS 'Their Telegram chat, as a contact of its own: the same chat may be a patient''s by another.';
  COMMENT ON COLUMN staff.chat_since IS 'When the chat was linked; in its first 24 hours it gets no sign-in codes.';

  CREATE TABLE staff_chat_links (
    digest     bytea PRIMARY KEY CHECK (octet_length(digest) = 32),
    staff_id   uuid NOT NULL REFERENCES staff,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
  );
  COMMENT ON TABLE staff_chat_links IS 'Links that tie a chat to an account, once; of each only its SHA-256. By the real clock.';
  CREATE INDEX staff_chat_links_staff ON staff_chat_links (staff_id) WHERE used_at IS NULL;
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE staff_chat_links;
  UPDATE staff SET told_by = 'console' WHERE told_by = 'telegram';
  ALTER TABLE staff DROP COLUMN chat_id, DROP COLUMN chat_since;
`);
