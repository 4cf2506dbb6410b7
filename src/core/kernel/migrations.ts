import { Sequelize } from 'sequelize';
import { SequelizeStorage, Umzug } from 'umzug';
import { StartRefusal } from './start-refusal.js';

/** One step of the schema; `up` and `down` of a file undo each other. */
export type Migration = (db: Pick<Sequelize, 'query'>) => Promise<unknown>;

/** The migrations of a folder, in the order of their names; the stored name has no `.ts` or `.js`. */
export function migrator(db: Sequelize, folder: string): Umzug<Sequelize> {
  return new Umzug<Sequelize>({
    migrations: {
      glob: ['*.{ts,js}', { cwd: folder }],
      resolve: ({ name, path, context }) => {
        const load = () => import(String(path)) as Promise<{ up: Migration; down: Migration }>;
        const step = async (way: 'up' | 'down') => {
          const file = await load();
          await context.transaction((transaction) =>
            file[way]({ query: (text: string) => context.query(text, { transaction }) } as never),
          );
        };
        return {
          name: name.replace(/\.[jt]s$/, ''),
          up: () => step('up'),
          down: () => step('down'),
        };
      },
    },
    context: db,
    storage: storage(db),
    logger: undefined,
  });
}

const LOCK = 7_368_001;

/** Brings the database up to date as its owner, one starter at a time, then grants the application's role what it needs. Returns the names of what ran. */
export async function migrate(options: {
  ownerUrl: string;
  appRole: string | null;
  folder: string;
}): Promise<string[]> {
  const db = new Sequelize(options.ownerUrl, { logging: false, pool: { max: 2, min: 0 } });
  try {
    return await db.transaction(async (guard) => {
      await db.query('SELECT pg_advisory_xact_lock($1)', { bind: [LOCK], transaction: guard });
      const steps = migrator(db, options.folder);
      await assertNotNewer(db, steps);
      const ran = await steps.up();
      if (options.appRole) await grant(db, options.appRole);
      return ran.map(({ name }) => name);
    });
  } finally {
    await db.close();
  }
}

/** What a newer Sotto made of the database, this one cannot serve. */
async function assertNotNewer(db: Sequelize, steps: Umzug<Sequelize>): Promise<void> {
  const ours = [...(await steps.executed()), ...(await steps.pending())].map(({ name }) => name);
  const [unknown] = (await storage(db).executed()).filter((name) => !ours.includes(name));
  if (unknown)
    throw new StartRefusal(
      `The database was brought up to date by a newer Sotto: it holds ${unknown}, which this one does not know. Start that version, or one after it.`,
    );
}

const storage = (db: Sequelize) => new SequelizeStorage({ sequelize: db, tableName: 'migrations' });

/** The application's role reads and writes rows; on tables commented `append-only` it may only add. */
async function grant(db: Sequelize, role: string): Promise<void> {
  const name = `"${role.replaceAll('"', '""')}"`;
  await db.query(`
    GRANT USAGE ON SCHEMA public TO ${name};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${name};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${name};
    REVOKE INSERT, UPDATE, DELETE ON migrations FROM ${name};
    DO $$ DECLARE t regclass; BEGIN
      FOR t IN SELECT c.oid FROM pg_class c
               WHERE c.relkind = 'r' AND obj_description(c.oid) LIKE '%append-only%' LOOP
        EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM %I', t, '${role.replaceAll("'", "''")}');
      END LOOP;
    END $$;`);
}
