import { AsyncLocalStorage } from 'node:async_hooks';
import { Client } from 'pg';
import { Sequelize } from 'sequelize';
import { expect, test } from 'vitest';
import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { migrator } from '#core/kernel/migrations.js';
import { newId } from '#core/kernel/ids.js';
import { addProduct, Product } from '#core/medicines/index.js';
import { addContact, searchPatients } from '#core/patients/index.js';
import { asSystem, testApp } from '../../support/app.js';

const { app, jobs, databaseUrl, ownerUrl } = await testApp();
const system = { kind: 'system', name: 'test' } as const;

async function count(table: string): Promise<number> {
  const [row] = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`, []),
  );
  return row?.n ?? 0;
}

test('a failure leaves nothing behind, neither rows by SQL, nor by models, nor jobs', async () => {
  const before = [await count('products'), await count('audit_entries'), await count('counters')];
  const work = async (ctx: Context) => {
    await addProduct(ctx, { code: 'gone', unit: 'bottle' });
    await ctx.sql(`INSERT INTO counters (name) VALUES ('gone')`, []);
    ctx.later('sweep', {});
    throw new Error('at the end');
  };
  await expect(perform(app, system, work)).rejects.toThrow('at the end');
  expect([await count('products'), await count('audit_entries'), await count('counters')]).toEqual(
    before,
  );
  expect(await Product.count({ where: { code: 'gone' } })).toBe(0);
  expect(jobs).toEqual([]);
});

test('a failed statement that the work passed over is not taken for a commit', async () => {
  const work = async (ctx: Context) => {
    await ctx.sql(`INSERT INTO counters (name) VALUES ('passed-over')`, []);
    await ctx.sql('SELECT 1/0', []).catch(() => undefined);
  };
  await expect(perform({ ...app, strict: false }, system, work)).rejects.toThrow(/passed over/);
  await expect(perform(app, system, (ctx) => ctx.sql('SELECT 1', []))).resolves.toHaveLength(1);
});

test('the locks of a process that hangs are given up after half a minute; it finds its work taken back', async () => {
  let hold = (): void => undefined;
  const held = new Promise<void>((resolve) => (hold = resolve));
  const insert = `INSERT INTO counters (name) VALUES ('held') RETURNING name`;
  const other = held.then(() => perform(app, system, (ctx) => ctx.sql(insert, [])));
  const hanging = perform(app, system, async (ctx) => {
    const limit = 'idle_in_transaction_session_timeout';
    expect(await ctx.sql(`SHOW ${limit}`, [])).toEqual([{ [limit]: '30s' }]);
    await ctx.sql(insert, []);
    await ctx.sql(`SET LOCAL ${limit} = 50`, []);
    hold();
    await other;
    await ctx.sql('SELECT 1', []);
  });
  await expect(hanging).rejects.toThrow();
  expect(await other).toEqual([{ name: 'held' }]);
  expect(await count(`counters WHERE name = 'held'`)).toBe(1);
});

test('a model asked after the end of its transaction is refused', async () => {
  let late = (): Promise<unknown> => Promise.resolve();
  await perform(app, system, () => {
    late = AsyncLocalStorage.bind(() => Product.count());
    return Promise.resolve();
  });
  await expect(late()).rejects.toThrow(/no longer use it/);
});

test('a perform inside a perform throws', async () => {
  const nested = () => perform(app, system, () => perform(app, system, () => Promise.resolve(1)));
  await expect(nested()).rejects.toThrow(/inside perform/);
});

test('jobs leave only once the rows are there to be seen', async () => {
  jobs.length = 0;
  await perform(app, system, async (ctx) => {
    await ctx.sql(`INSERT INTO counters (name) VALUES ('job')`, []);
    ctx.later('sweep', {}, new Date(ctx.now.getTime() + 5_000));
    expect(jobs).toEqual([]);
  });
  expect(jobs).toEqual([{ name: 'sweep', data: {}, delayMs: 5_000 }]);
});

test('a nudge that fails after the commit is logged, never thrown', async () => {
  const logged: unknown[] = [];
  const deaf: App = {
    ...app,
    queue: { add: () => Promise.reject(new Error('no queue')) },
    log: Object.assign(Object.create(app.log) as typeof app.log, {
      warn: (what: unknown) => logged.push(what),
    }),
  };
  const done = await perform(deaf, system, async (ctx) => {
    await ctx.sql(`INSERT INTO counters (name) VALUES ('kept')`, []);
    ctx.later('sweep', {});
    return 'done';
  });
  await new Promise((later) => setTimeout(later, 10));
  expect([done, logged.length]).toEqual(['done', 1]);
  expect(
    await Promise.resolve(app.db.query(`SELECT 1 FROM counters WHERE name = 'kept'`)),
  ).toHaveLength(2);
});

test('queries at once inside one perform run one after another, in one transaction', async () => {
  const ids = await asSystem(app, (ctx) =>
    Promise.all(
      Array.from({ length: 20 }, () =>
        ctx.sql<{ id: string }>('SELECT pg_current_xact_id()::text AS id', []),
      ),
    ),
  );
  expect(new Set(ids.flat().map(({ id }) => id)).size).toBe(1);
});

test('a write to a personal table without an audit entry does not commit, just after one that had it too', async () => {
  const address = { channel: 'sms', value: '+254700810001' } as const;
  const contact = await asSystem(app, (ctx) => addContact(ctx, address, { language: 'en' }));
  const bare = () =>
    asSystem(app, (ctx) =>
      ctx.sql(`UPDATE contact_points SET language = 'fr' WHERE id = $1`, [contact.id]),
    );
  await expect(bare()).rejects.toThrow(/unaudited write to contact_points/);
});

test('where the audit cannot be written nothing is done, and nothing is shown', async () => {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`
    CREATE FUNCTION refuse_entry() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'no entry can be written'; END $$;
    CREATE TRIGGER refuse_entry BEFORE INSERT ON audit_entries
      FOR EACH ROW EXECUTE FUNCTION refuse_entry()`);
  const before = await count('contact_points');
  const address = { channel: 'sms', value: '+254700810002' } as const;
  const added = asSystem(app, (ctx) => addContact(ctx, address, { language: 'en' }));
  await expect(added).rejects.toThrow('no entry can be written');
  expect(await count('contact_points')).toBe(before);
  const found = asSystem(app, (ctx) => searchPatients(ctx, '+254700810001'));
  await expect(found).rejects.toThrow('no entry can be written');
  await owner.query('DROP TRIGGER refuse_entry ON audit_entries; DROP FUNCTION refuse_entry()');
  await owner.end();
});

const guarded: [string, string][] = [
  ['audit_entries', `UPDATE audit_entries SET action = 'x'`],
  ['audit_entries', 'DELETE FROM audit_entries'],
  ['audit_entries', 'TRUNCATE audit_entries CASCADE'],
  ['audit_links', `UPDATE audit_links SET hash = hash`],
  ['audit_links', 'DELETE FROM audit_links'],
  ['stock_movements', 'UPDATE stock_movements SET quantity = 9'],
  ['stock_movements', 'DELETE FROM stock_movements'],
  ['migrations', `DELETE FROM migrations`],
];

test.each(guarded)("the application's role may not: %s, %s", async (_, statement) => {
  await expect(app.db.query(statement)).rejects.toThrow(/permission denied/);
});

test('nor may it take the triggers away; and the owner is refused by them', async () => {
  await expect(app.db.query('ALTER TABLE audit_entries DISABLE TRIGGER ALL')).rejects.toThrow(
    /owner/,
  );
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const growing = ['audit_entries', 'audit_links', 'stock_movements', 'visit_events'];
  for (const table of [...growing, 'task_events', 'export_purposes', 'erasures'])
    await expect(owner.query(`DELETE FROM ${table}`)).rejects.toThrow(/only grows/);
  await owner.end();
});

test('migrations go up, down and up again, and the schema is the same', async () => {
  const folder = new URL('../../../migrations', import.meta.url).pathname;
  const owner = new Sequelize(ownerUrl, { logging: false });
  const name = `m_${newId().slice(-12)}`;
  await owner.query(`CREATE DATABASE ${name}`);
  const db = new Sequelize(Object.assign(new URL(ownerUrl), { pathname: name }).toString(), {
    logging: false,
  });
  const shape = async () => {
    const [columns] = await db.query(
      `SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
       WHERE table_schema = 'public' ORDER BY 1, 2`,
    );
    const [rest] = await db.query(
      `SELECT conname, pg_get_constraintdef(oid) AS def FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
    );
    const [more] = await db.query(
      `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
    );
    return [columns, rest, more];
  };
  const steps = migrator(db, folder);
  const ran = await steps.up();
  const first = await shape();
  await steps.down({ to: 0 });
  const [left] = await db.query(
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S')
       AND relname <> 'migrations' UNION ALL
     SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace`,
  );
  expect(left).toEqual([]);
  expect(await steps.up()).toHaveLength(ran.length);
  expect(await shape()).toEqual(first);
  await db.close();
  await owner.query(`DROP DATABASE ${name}`);
  await owner.close();
  expect(databaseUrl).not.toBe(ownerUrl);
});
