import { Client } from 'pg';
import { newId } from '#core/kernel/ids.js';
import { seal } from '#core/kernel/sealed.js';
import { nameTokens } from '#core/patients/name-tokens.js';
import { benchKeys, nameOf } from './shared.js';

const BATCH = 5_000;
/** Of all patients, how many have a parcel waiting now, and how many had one before. */
const LIVE = 0.1;
const PAST = 0.5;

/** Adds what the desk works with to a filled database: names by which patients are found, parcels waiting and past, tasks, texts. */
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
  const { rows } = await client.query<Patient>(
    `SELECT p.id, p.usual_site_id AS site, k.id AS "keyId", k.wrapped, u.id AS course, c.contact_id AS contact
     FROM patients p JOIN data_keys k ON k.id = p.key_id JOIN courses u ON u.patient_id = p.id
     JOIN patient_contacts c ON c.patient_id = p.id
     WHERE NOT EXISTS (SELECT 1 FROM pickups l WHERE l.course_id = u.id) ORDER BY p.public_ref`,
  );
  for (let from = 0; from < rows.length; from += BATCH)
    await addNames(client, rows.slice(from, from + BATCH), from);
  await addParcels(client, rows.slice(0, rows.length * LIVE), 'live');
  await addParcels(client, rows.slice(0, rows.length * PAST), 'past');
  await addTasks(client, rows.slice(0, 500));
  await client.query('VACUUM ANALYZE');
}

interface Patient {
  id: string;
  site: string;
  keyId: string;
  wrapped: Buffer;
  course: string;
  contact: string;
}

async function addNames(client: Client, people: readonly Patient[], from: number): Promise<void> {
  const names = people.map(({ id, keyId, wrapped }, i) => {
    const key = benchKeys.unwrap({ id: keyId, wrapped, kekVersion: 1 });
    const cell = { table: 'patients', column: 'name', row: id, owner: id };
    return seal(key, cell, nameOf(from + i));
  });
  const words = people.flatMap(({ id }, i) =>
    nameTokens(benchKeys, nameOf(from + i)).map((token) => ({ id, token })),
  );
  await client.query(
    `UPDATE patients p SET name = t.name, indexed = true
     FROM unnest($1::uuid[], $2::bytea[]) AS t(id, name) WHERE p.id = t.id`,
    [people.map(({ id }) => id), names],
  );
  await client.query(
    `INSERT INTO patient_words (patient_id, token) SELECT * FROM unnest($1::uuid[], $2::bytea[])`,
    [words.map(({ id }) => id), words.map(({ token }) => token)],
  );
}

/** Half of the live ones are ready, in half hours of today and the next two days; the past ones were handed over in the last 100 days. */
async function addParcels(
  client: Client,
  people: readonly Patient[],
  kind: 'live' | 'past',
): Promise<void> {
  const live = kind === 'live';
  await client.query('BEGIN');
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
      live,
    ],
  );
  if (live)
    await client.query(
      `INSERT INTO pickup_lines (pickup_id, lot_id, quantity)
       SELECT p.id, l.id, 1 FROM pickups p JOIN stock_lots l ON l.site_id = p.site_id`,
    );
  await client.query('COMMIT');
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
