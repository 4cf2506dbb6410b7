import { Client } from 'pg';
import { newId } from '#core/kernel/ids.js';
import { nameTokens } from '#core/patients/name-tokens.js';
import { benchKeys, nameOf } from './shared.js';
import { unguarded } from './unguarded.js';

/** Of all patients, how many have a parcel waiting now, and how many had one before. */
const LIVE = 0.1;
const PAST = 0.5;
const BATCH = 20_000;

/** Adds what the desk works with to a filled database: words by which patients are found, parcels waiting and past, tasks, texts. */
export async function fillDesk(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await addAll(client);
  } finally {
    await client.end();
  }
}

async function addAll(client: Client): Promise<void> {
  await addWords(client);
  const { rows } = await client.query<Patient>(
    `SELECT p.id, p.usual_site_id AS site, u.id AS course, c.contact_id AS contact
     FROM patients p JOIN courses u ON u.patient_id = p.id JOIN patient_contacts c ON c.patient_id = p.id
     WHERE NOT EXISTS (SELECT 1 FROM pickups l WHERE l.course_id = u.id) ORDER BY p.public_ref`,
  );
  await unguarded(client, ['pickups', 'pickup_lines', 'stock_lots', 'messages'], async () => {
    await addParcels(client, rows.slice(0, rows.length * LIVE), 'live');
    await addParcels(client, rows.slice(0, rows.length * PAST), 'past');
    await addLines(client);
    await addTexts(client);
  });
  await addTasks(client, rows.slice(0, 500));
  await client.query('VACUUM ANALYZE');
}

interface Patient {
  id: string;
  site: string;
  course: string;
  contact: string;
}

/** Names are few, so the words of each are digested once and the database gives them to everyone of that name. */
async function addWords(client: Client): Promise<void> {
  const { rows } = await client.query<{ id: string; ref: string }>(
    'SELECT id, public_ref AS ref FROM patients ORDER BY public_ref',
  );
  const wordNumbers = new Map<string, number>();
  const people: string[] = [];
  const theirs: number[] = [];
  for (const { id, ref } of rows)
    for (const word of nameOf(parseInt(ref, 36)).split(' ')) {
      const number = wordNumbers.get(word) ?? wordNumbers.size;
      wordNumbers.set(word, number);
      people.push(id);
      theirs.push(number);
    }
  await client.query(
    'CREATE TEMP TABLE words (word int, token bytea); CREATE TEMP TABLE has (id uuid, word int)',
  );
  const words = [...wordNumbers];
  for (let from = 0; from < words.length; from += BATCH) {
    const tokens = words
      .slice(from, from + BATCH)
      .flatMap(([word, number]) => nameTokens(benchKeys, word).map((token) => ({ number, token })));
    await client.query(
      `INSERT INTO words SELECT w, decode(t, 'hex') FROM unnest($1::int[], $2::text[]) AS n(w, t)`,
      [tokens.map(({ number }) => number), tokens.map(({ token }) => token.toString('hex'))],
    );
  }
  for (let from = 0; from < people.length; from += BATCH)
    await client.query('INSERT INTO has SELECT * FROM unnest($1::uuid[], $2::int[])', [
      people.slice(from, from + BATCH),
      theirs.slice(from, from + BATCH),
    ]);
  await client.query('ANALYZE words; ANALYZE has');
  await unguarded(client, ['patient_words'], async () => {
    await client.query(
      `INSERT INTO patient_words (token, patient_id)
       SELECT DISTINCT token, id FROM has JOIN words USING (word) ORDER BY token, id`,
    );
  });
}

/** Half of the live ones are ready, in half hours of today and the next two days; the past ones were handed over in the last 100 days. */
async function addParcels(
  client: Client,
  people: readonly Patient[],
  kind: 'live' | 'past',
): Promise<void> {
  await client.query(
    `INSERT INTO pickups (id, patient_id, course_id, site_id, contact_id, cycle_on, units, state, window_start,
                          until, code_digest, requested_at, ready_at, arrived_at, ended_at)
     SELECT id, patient, course, site, contact, current_date, 1,
            CASE WHEN NOT $6 THEN 'collected' WHEN (n / 20) % 2 = 0 THEN 'ready' ELSE 'held' END, at, at + interval '8 hours',
            sha256(id::text::bytea), at - interval '1 day', at - interval '1 hour',
            CASE WHEN NOT $6 THEN at WHEN n % 50 = 0 THEN now() END, CASE WHEN NOT $6 THEN at + interval '9 minutes' END
     FROM (SELECT *, CASE WHEN $6 THEN date_trunc('hour', now()) + (n % 120) * interval '30 minutes'
                     ELSE now() - (1 + n % 100) * interval '1 day' END AS at
           FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[])
             WITH ORDINALITY AS t(id, patient, course, site, contact, n)) made`,
    [
      people.map(() => newId()),
      people.map(({ id }) => id),
      people.map(({ course }) => course),
      people.map(({ site }) => site),
      people.map(({ contact }) => contact),
      kind === 'live',
    ],
  );
}

/** What the live parcels hold, and so what is reserved. */
async function addLines(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO pickup_lines (pickup_id, lot_id, quantity)
     SELECT p.id, l.id, 1 FROM pickups p JOIN stock_lots l ON l.site_id = p.site_id
     WHERE p.state IN ('held', 'ready') AND NOT EXISTS (SELECT 1 FROM pickup_lines o WHERE o.pickup_id = p.id)`,
  );
  await client.query(
    `UPDATE stock_lots o SET reserved = (SELECT coalesce(sum(quantity), 0) FROM pickup_lines WHERE lot_id = o.id AND live)`,
  );
}

/** A text about each parcel that was ready; one in 200 failed. */
async function addTexts(client: Client): Promise<void> {
  await client.query(
    `INSERT INTO messages (id, contact_id, patient_id, channel, kind, subject_id, rev, state, due_at, useful_until, reply, made_at)
     SELECT gen_random_uuid(), contact_id, patient_id, 'sms', 'ready', id, 2,
            CASE WHEN parcel % 200 = 0 THEN 'failed' ELSE 'delivered' END, requested_at, until, false, requested_at
     FROM pickups WHERE state IN ('ready', 'collected') ON CONFLICT DO NOTHING`,
  );
}

async function addTasks(client: Client, people: readonly Patient[]): Promise<void> {
  await client.query(
    `INSERT INTO tasks (id, kind, priority, contact_id, patient_id, created_at)
     SELECT gen_random_uuid(), 'call-back', 1 + n % 9, c, p, now()
     FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS t(c, p, n)`,
    [people.map(({ contact }) => contact), people.map(({ id }) => id)],
  );
}
