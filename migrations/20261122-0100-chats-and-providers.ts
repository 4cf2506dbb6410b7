import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  ALTER TABLE messages
    ADD COLUMN stays_for uuid REFERENCES pickups,
    ADD COLUMN look_at timestamptz;
  COMMENT ON COLUMN messages.stays_for IS 'Telegram: the pickup for whose sake the text stays in its chat after the session.';
  COMMENT ON COLUMN messages.look_at IS 'Telegram: when the chat is next looked at for clearing; null where there is nothing to delete.';
  CREATE INDEX messages_look ON messages (look_at) WHERE look_at IS NOT NULL;
  CREATE INDEX messages_on_screen ON messages (contact_id) WHERE look_at IS NOT NULL;
  UPDATE messages SET look_at = sent_at + interval '15 minutes'
  WHERE channel = 'telegram' AND op <> 'delete' AND state = 'sent' AND sent_at > now() - interval '46 hours';

  CREATE TABLE providers (
    channel  text PRIMARY KEY CHECK (channel IN ('sms', 'telegram')),
    answers  boolean NOT NULL DEFAULT true,
    username text CHECK (username ~ '^\\w{1,64}$'),
    since    timestamptz NOT NULL
  );
  COMMENT ON TABLE providers IS 'How each provider stood at the last real call of any process, written when that changes; the name of our bot.';
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TABLE providers;
  ALTER TABLE messages DROP COLUMN look_at, DROP COLUMN stays_for;
`);
