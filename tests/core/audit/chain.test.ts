import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import {
  record,
  sealAudit,
  sealer,
  sealLag,
  takeCheckpoint,
  verifyAudit,
} from '#core/audit/index.js';
import type { Checkpoint } from '#core/audit/index.js';
import { perform } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import { GENESIS, link } from '#core/kernel/hash-chain.js';
import type { Id } from '#core/kernel/ids.js';
import { asSystem, testApp } from '../../support/app.js';

const { app, ownerUrl } = await testApp();
const owner = new Client({ connectionString: ownerUrl });
await owner.connect();
afterAll(() => owner.end());
// The owner takes its own guards away, as one who means to cheat would.
await owner.query(`ALTER TABLE audit_entries DISABLE TRIGGER USER; ALTER TABLE audit_links DISABLE TRIGGER USER;
  ALTER TABLE audit_links DROP CONSTRAINT audit_links_entry_id_fkey`);

const ROWS = 200;
await asSystem(app, async (ctx) => {
  for (let i = 0; i < ROWS; i += 1)
    await record(ctx, 'test.done', { kind: 'site', id: `site-${i}`, facts: { place: i, b: 'é' } });
});
await asSystem(app, sealAudit);
const head = await asSystem(app, takeCheckpoint);
if (!head) throw new Error('no checkpoint');

const verify = (checkpoint: Checkpoint | null = head) =>
  asSystem(app, (ctx) => verifyAudit(ctx, checkpoint));

/** Someone with all rights over the database does a thing; it is undone afterwards. */
async function tampered(statement: string, look: () => Promise<void>): Promise<void> {
  await owner.query(
    `CREATE TABLE kept_e AS TABLE audit_entries; CREATE TABLE kept_l AS TABLE audit_links`,
  );
  await owner.query(statement);
  try {
    await look();
  } finally {
    await owner.query(`DELETE FROM audit_links; DELETE FROM audit_entries;
      INSERT INTO audit_entries OVERRIDING SYSTEM VALUE SELECT * FROM kept_e;
      INSERT INTO audit_links SELECT * FROM kept_l;
      DROP TABLE kept_e, kept_l`);
  }
}

test('an untouched chain is whole, with and without its checkpoint', async () => {
  expect([await verify(), await verify(null)]).toEqual([null, null]);
});

const edits = [
  `UPDATE audit_entries SET action = 'test.undone' WHERE id = 77`,
  `UPDATE audit_entries SET actor = 'staff:other' WHERE id = 77`,
  `UPDATE audit_entries SET at = at + interval '1 millisecond' WHERE id = 77`,
  `UPDATE audit_entries SET subject_id = 'x' WHERE id = 77`,
  `UPDATE audit_entries SET subject_kind = 'lot' WHERE id = 77`,
  `UPDATE audit_entries SET facts = '{"place": 76, "b": "e"}' WHERE id = 77`,
  `UPDATE audit_entries SET facts = facts || '{"c": 1}' WHERE id = 77`,
  `UPDATE audit_links SET hash = set_byte(hash, 0, get_byte(hash, 0) # 1) WHERE seq = 77`,
];

test.each(edits)('an edit is found at its row: %s', async (statement) => {
  await tampered(statement, async () => {
    expect(await verify()).toEqual({ seq: 77, kind: 'edit' });
  });
});

test('two entries that changed places are found', async () => {
  const swap = `UPDATE audit_links SET entry_id = 1000000 - entry_id WHERE seq IN (50, 51);
    UPDATE audit_links SET entry_id = CASE seq WHEN 50 THEN 51 ELSE 50 END WHERE seq IN (50, 51)`;
  await tampered(swap, async () => {
    expect(await verify()).toEqual({ seq: 50, kind: 'edit' });
  });
});

const gaps = [
  'DELETE FROM audit_links WHERE seq = 60',
  'DELETE FROM audit_entries WHERE id = 60',
  'DELETE FROM audit_links WHERE entry_id = 60; DELETE FROM audit_entries WHERE id = 60',
];

test.each(gaps)('a gap is found: %s', async (statement) => {
  await tampered(statement, async () => {
    expect(await verify()).toEqual({ seq: 60, kind: 'gap' });
  });
});

test('a cut tail is found by the checkpoint alone', async () => {
  await tampered('DELETE FROM audit_links WHERE seq > 150', async () => {
    expect(await verify(null)).toBeNull();
    expect(await verify()).toEqual({ seq: 151, kind: 'truncation' });
  });
});

test('a chain that was hashed anew from its start is found by the checkpoint', async () => {
  await tampered(`UPDATE audit_entries SET action = 'test.other' WHERE id = 10`, async () => {
    const { rows } = await owner.query<Record<string, never>>(
      'SELECT * FROM audit_entries ORDER BY id',
    );
    let previous: Buffer = GENESIS;
    for (const [i, row] of rows.entries()) {
      const { payloadOf } = await import('#core/audit/payload.js');
      previous = link({ chain: 'audit', seq: i + 1, previous }, payloadOf(row as never));
      await owner.query('UPDATE audit_links SET hash = $2 WHERE seq = $1', [i + 1, previous]);
    }
    expect(await verify(null)).toBeNull();
    expect(await verify()).toEqual({ seq: ROWS, kind: 'seal' });
  });
});

test('a forged checkpoint is known', async () => {
  const forged = [
    { ...head, seq: 100 },
    { ...head, hash: `00${head.hash.slice(2)}` },
    { ...head, signature: head.signature.replace(/^../, (byte) => (byte === '00' ? '01' : '00')) },
    { ...head, signature: '' },
  ];
  for (const checkpoint of forged)
    expect(await verify(checkpoint)).toEqual({ seq: checkpoint.seq, kind: 'seal' });
});

test('sealers at once chain each entry once, without a gap', async () => {
  await asSystem(app, async (ctx) => {
    for (let i = 0; i < 50; i += 1) await record(ctx, 'test.more', { kind: 'site', id: String(i) });
  });
  const sealed = await Promise.all(Array.from({ length: 8 }, () => asSystem(app, sealAudit)));
  expect(sealed.reduce((sum, { chained }) => sum + chained, 0)).toBe(50);
  expect(await verify()).toBeNull();
});

test('an entry that is committed behind newer ones is chained; what has been chained is not read again for an hour', async () => {
  let minutes = 0;
  const once = sealer(() => minutes * 60_000);
  const seal = () => asSystem(app, once);
  const add = (by: Client) =>
    by.query(`INSERT INTO audit_entries (at, actor, action, subject_kind, subject_id, facts)
      VALUES (now(), 'system:test', 'test.late', 'site', 'x', '{}')`);
  expect(await seal()).toBe(0);
  const slow = new Client({ connectionString: ownerUrl });
  await slow.connect();
  await slow.query('BEGIN');
  await add(slow);
  await add(owner);
  expect(await asSystem(app, sealLag)).toBe(1);
  expect(await seal()).toBe(1);
  minutes = 9;
  await slow.query('COMMIT');
  await slow.end();
  expect(await seal()).toBe(1);
  minutes = 20;
  await owner.query('DELETE FROM audit_links WHERE seq = (SELECT max(seq) FROM audit_links)');
  expect(await seal()).toBe(0);
  minutes = 61;
  expect(await seal()).toBe(1);
  expect(await verify()).toBeNull();
});

test('only who may read the audit may verify it', async () => {
  const staffId = 'x' as Id<'Staff'>;
  const as = (role: 'dispenser' | 'auditor') =>
    perform(app, { kind: 'staff', staffId, role, siteIds: 'all', sessionId: null }, (ctx) =>
      verifyAudit(ctx, head),
    );
  await expect(as('dispenser')).rejects.toEqual(new DomainError('not-allowed'));
  expect(await as('auditor')).toBeNull();
});

test('what is typed at the command line is noted with the name under which its typist is known there', async () => {
  const staffId = '00000000-0000-7000-8000-000000000001' as Id<'Staff'>;
  const operator = { kind: 'staff', staffId, role: 'super-admin', siteIds: 'all' } as const;
  await perform(app, { ...operator, sessionId: null, osUser: 'achieng' }, (ctx) =>
    record(ctx, 'test.typed', { kind: 'site', id: 'typed', facts: { place: 2 } }),
  );
  const noted = await asSystem(app, (ctx) =>
    ctx.sql(`SELECT facts FROM audit_entries WHERE subject_id = 'typed'`, []),
  );
  expect(noted).toEqual([{ facts: { place: 2, osUser: 'achieng' } }]);
});

test('a link depends on its chain, place, forerunner and payload, but not on the order of keys', () => {
  const place = { chain: 'audit', seq: 1, previous: GENESIS };
  const hash = link(place, { a: 1, b: 'x' });
  expect(link(place, { b: 'x', a: 1 })).toEqual(hash);
  const others = [
    link({ ...place, chain: 'other' }, { a: 1, b: 'x' }),
    link({ ...place, seq: 2 }, { a: 1, b: 'x' }),
    link({ ...place, previous: hash }, { a: 1, b: 'x' }),
    link(place, { a: '1', b: 'x' }),
  ];
  expect(new Set([hash, ...others].map((each) => each.toString('hex'))).size).toBe(5);
});
