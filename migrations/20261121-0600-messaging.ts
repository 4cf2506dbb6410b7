import type { Migration } from '../src/core/kernel/migrations.js';

export const up: Migration = (db) =>
  db.query(`
  CREATE TABLE messages (
    id            uuid PRIMARY KEY,
    contact_id    uuid NOT NULL REFERENCES contact_points,
    patient_id    uuid REFERENCES patients,
    channel       text NOT NULL CHECK (channel IN ('sms', 'telegram')),
    kind          text NOT NULL,
    subject_id    uuid NOT NULL,
    rev           integer NOT NULL,
    op            text NOT NULL DEFAULT 'send' CHECK (op IN ('send', 'edit', 'delete')),
    target        text CHECK ((op = 'send') = (target IS NULL)),
    state         text NOT NULL CHECK (state IN ('due', 'sending', 'in-doubt', 'sent', 'delivered',
                  'undelivered', 'failed', 'cleared', 'muted', 'denied', 'duplicate', 'expired')),
    due_at        timestamptz NOT NULL,
    useful_until  timestamptz NOT NULL CHECK (useful_until >= due_at),
    reply         boolean NOT NULL,
    attempts      integer NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 4),
    slotted       boolean NOT NULL DEFAULT false,
    lease_until   timestamptz,
    attempted_at  timestamptz,
    provider_id   text,
    outcome       text,
    body          bytea,
    key_id        uuid REFERENCES data_keys ON DELETE SET NULL,
    made_at       timestamptz NOT NULL,
    sent_at       timestamptz,
    UNIQUE (kind, subject_id, rev, channel),
    CHECK ((state = 'sending') = (lease_until IS NOT NULL))
  );
  COMMENT ON COLUMN messages.reply IS 'Answers the patient''s own text: exempt from quiet hours and pause.';
  COMMENT ON COLUMN messages.slotted IS 'Its due time is a slot given by the throttle.';
  CREATE INDEX messages_open ON messages (due_at) WHERE state IN ('due', 'sending', 'in-doubt');
  CREATE INDEX messages_contact_open ON messages (contact_id, id) WHERE state IN ('due', 'sending', 'in-doubt');
  CREATE INDEX messages_provider ON messages (channel, provider_id) WHERE provider_id IS NOT NULL;
  CREATE INDEX messages_bodies ON messages (made_at) WHERE body IS NOT NULL;

  CREATE TABLE throttles (
    key     text PRIMARY KEY,
    next_at timestamptz NOT NULL
  );

  CREATE TABLE conversations (
    contact_id uuid PRIMARY KEY REFERENCES contact_points,
    state      jsonb NOT NULL
  );
  COMMENT ON TABLE conversations IS 'Open questions, session and limits of one number: ids and times, no words.';

  CREATE TABLE inbox (
    provider    text NOT NULL,
    external_id text NOT NULL,
    contact_id  uuid REFERENCES contact_points,
    reply       bytea,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (provider, external_id)
  );
  COMMENT ON TABLE inbox IS 'What was taken in, once each; the reply is sealed, so that a repeat is answered the same.';
  CREATE INDEX inbox_received ON inbox (received_at);
`);

export const down: Migration = (db) =>
  db.query(`DROP TABLE inbox, conversations, throttles, messages;`);
