import { Client } from 'pg';
import { newId } from '#core/kernel/ids.js';
import { seal } from '#core/kernel/sealed.js';
import { unguarded } from './unguarded.js';
import { benchKeys, nameOf, phoneOf } from './shared.js';

const PLACES = 20;
const BATCH = 5_000;

/** Fills a database with places, stock, and so many patients, each with a name, a number and a course, sealed as the service seals them. */
export async function fill(ownerUrl: string, patients: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const sites = await addPlaces(client);
  const { product, programme } = await addMedicine(client, sites);
  const tables = ['patients', 'contact_points', 'patient_contacts', 'courses'];
  await unguarded(client, tables, async () => {
    for (let from = 0; from < patients; from += BATCH)
      await addPatients(client, {
        from,
        to: Math.min(from + BATCH, patients),
        sites,
        product,
        programme,
      });
  });
  await client.query('VACUUM ANALYZE');
  await client.end();
}

async function addPlaces(client: Client): Promise<string[]> {
  const hours = Object.fromEntries(
    ['1', '2', '3', '4', '5', '6', '7'].map((d) => [d, [['00:00', '23:59']]]),
  );
  const ids: string[] = [];
  for (let n = 1; n <= PLACES; n += 1) {
    const id = newId();
    await client.query(
      `INSERT INTO sites (id, number, private_name, zone, hours) VALUES ($1, $2, 'bench', 'Africa/Nairobi', $3)`,
      [id, n, JSON.stringify(hours)],
    );
    ids.push(id);
  }
  return ids;
}

async function addMedicine(client: Client, sites: readonly string[]) {
  const [product, programme] = [newId(), newId()];
  await client.query(`INSERT INTO products (id, code, unit) VALUES ($1, 'p', 'pack')`, [product]);
  await client.query(
    `INSERT INTO programmes (id, code, handover, places, proxy_allowed, early_days)
     VALUES ($1, 'p', 'taken-away', 'any', true, 7)`,
    [programme],
  );
  for (const site of sites) {
    const lot = newId();
    await client.query(
      `INSERT INTO stock_shelves (site_id, product_id, counted_on) VALUES ($1, $2, current_date)`,
      [site, product],
    );
    await client.query(
      `INSERT INTO stock_lots (id, site_id, product_id, lot_number, expires_on, received_at)
       VALUES ($1, $2, $3, 'L', current_date + 500, now())`,
      [lot, site, product],
    );
    await client.query(
      `INSERT INTO stock_movements (lot_id, kind, quantity, at, cause) VALUES ($1, 'received', 1000000, now(), 'bench')`,
      [lot],
    );
  }
  return { product, programme };
}

async function addPatients(
  client: Client,
  {
    from,
    to,
    sites,
    product,
    programme,
  }: { from: number; to: number; sites: string[]; product: string; programme: string },
): Promise<void> {
  const rows = Array.from({ length: to - from }, (_, i) => personOf(from + i, sites));
  const column = <K extends keyof (typeof rows)[number]>(name: K) => rows.map((row) => row[name]);
  const [patient, contact] = [column('patient'), column('contact')];
  const [patientKey, contactKey] = [column('patientKey'), column('contactKey')];
  await client.query(
    `INSERT INTO data_keys (id, wrapped, kek_version)
     SELECT id, decode(wrapped, 'hex'), 1 FROM unnest($1::uuid[], $2::text[]) AS t(id, wrapped)`,
    [
      [...patientKey, ...contactKey],
      [...column('patientWrapped'), ...column('contactWrapped')],
    ],
  );
  await client.query(
    `INSERT INTO patients (id, public_ref, key_id, usual_site_id, name, indexed)
     SELECT id, ref, key, site, decode(name, 'hex'), true
     FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[]) AS t(id, ref, key, site, name)`,
    [patient, column('ref'), patientKey, column('site'), column('name')],
  );
  await client.query(
    `INSERT INTO contact_points (id, channel, address_index, address, key_id, state, language, level_agreed_at, zone, created_at)
     SELECT id, 'sms', decode(idx, 'hex'), decode(address, 'hex'), key, 'verified', 'en', now(), 'Africa/Nairobi', now()
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) AS t(id, idx, address, key)`,
    [contact, column('index'), column('address'), contactKey],
  );
  await client.query(
    `INSERT INTO patient_contacts (patient_id, contact_id, confirmed)
     SELECT p, c, true FROM unnest($1::uuid[], $2::uuid[]) AS t(p, c)`,
    [patient, contact],
  );
  await client.query(
    `INSERT INTO courses (id, patient_id, programme_id, product_id, letter, units, days_supply, interval_days, due_on, created_at)
     SELECT gen_random_uuid(), p, $2, $3, 'A', 1, 30, 30, current_date, now() FROM unnest($1::uuid[]) AS t(p)`,
    [patient, programme, product],
  );
}

/** One patient as rows; bytes in hex, which travels lighter than arrays of buffers. */
function personOf(n: number, sites: string[]) {
  const [patient, contact] = [newId(), newId()];
  const own = benchKeys.newDataKey(newId());
  const theirs = benchKeys.newDataKey(newId());
  const cell = { table: 'contact_points', column: 'address', row: contact, owner: contact };
  const named = { table: 'patients', column: 'name', row: patient, owner: patient };
  return {
    patient,
    contact,
    ref: n.toString(36).toUpperCase().padStart(8, '0'),
    site: sites[n % sites.length],
    name: seal(own.key, named, nameOf(n)).toString('hex'),
    patientKey: own.stored.id,
    patientWrapped: own.stored.wrapped.toString('hex'),
    contactKey: theirs.stored.id,
    contactWrapped: theirs.stored.wrapped.toString('hex'),
    index: benchKeys.blindIndex('phone', phoneOf(n)).toString('hex'),
    address: seal(theirs.key, cell, phoneOf(n)).toString('hex'),
  };
}
