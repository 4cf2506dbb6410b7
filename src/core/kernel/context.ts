import { AsyncLocalStorage } from 'node:async_hooks';
import { Sequelize } from 'sequelize';
import type { Actor } from './actor.js';
import type { Config } from './config.js';
import { inTransaction } from './in-transaction.js';
import type { Began } from './in-transaction.js';
import type { JobName, JobQueue, Jobs } from './jobs.js';
import type { Keys } from './keys.js';
import type { Log } from './log.js';
import { statements } from './sql.js';
import type { Sql } from './sql.js';

/** Built once per process, in `src/main.ts`. */
export interface App {
  db: Sequelize;
  queue: JobQueue;
  keys: Keys;
  config: Config;
  log: Log;
  /** Tests: a transaction says that it is one of `perform`, so that their databases refuse its commit where it wrote what is personal without an audit entry. */
  strict: boolean;
}

/** What a use case knows: who asks, when, the database, the keys, and how to leave work for later. */
export interface Context {
  readonly actor: Actor;
  /** The database's clock at the start of the transaction, plus the stored offset of a demo. */
  readonly now: Date;
  readonly sql: Sql;
  readonly keys: Keys;
  readonly config: Config;
  /** Adds a job once the transaction has committed; `at` is on the same clock as `now`. */
  later<N extends JobName>(name: N, data: Jobs[N], at?: Date): void;
}

const CLOCK = `SELECT now() + make_interval(secs => offset_seconds) AS now FROM clock`;

const WATCHED = `SET LOCAL sotto.watched = 'on'`;

const inPerform = new AsyncLocalStorage<true>();

/** Runs `work` as `actor` in one transaction, then releases its jobs once it has committed. A nudge that fails is only logged: the sweep finds its row. */
export function perform<T>(app: App, actor: Actor, work: (ctx: Context) => Promise<T>): Promise<T> {
  return performBehind(app, { actor, lock: '' }, work);
}

/** As `perform`, behind a lock that is taken by the transaction's first message, which saves a round trip. `lock` is one statement without parameters, so it may hold nothing that was typed. */
export async function performBehind<T>(
  app: App,
  { actor, lock }: { actor: Actor; lock: string },
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  if (inPerform.getStore()) throw new Error('perform inside perform: call the use case instead');
  const released: (() => Promise<void>)[] = [];
  const first = [CLOCK, lock, app.strict ? WATCHED : ''].filter((statement) => statement !== '');
  const result = await inTransaction(app.db, first, (began) =>
    joined.run(new Map([['transaction', began.transaction]]), () =>
      inPerform.run(true, async () => {
        const now = nowOf(began);
        const sql = statements(began.client);
        const { keys, config } = app;
        const later: Context['later'] = (name, data, at) => {
          const dueMs = (at ?? now).getTime();
          const delayMs = Math.max(0, dueMs - now.getTime());
          released.push(() => app.queue.add(name, data, { delayMs, dueMs }));
        };
        return work({ actor, now, sql, keys, config, later });
      }),
    ),
  );
  for (const release of released) {
    release().catch((error: unknown) => {
      app.log.warn({ err: error }, 'a nudge was lost; the sweep will find its row');
    });
  }
  return result;
}

function nowOf({ first: [clock = []] }: Began): Date {
  const [row] = clock as { now: Date }[];
  if (!row) throw new Error('the clock row is missing: run the migrations');
  return row.now;
}

// Every model query inside `perform` joins its transaction, so none can be forgotten.
const joined = new AsyncLocalStorage<Map<string, unknown>>();
Sequelize.useCLS({
  bind: (fn: unknown) => fn,
  get: (key: string) => joined.getStore()?.get(key),
  set: (key: string, value: unknown) => joined.getStore()?.set(key, value),
  run: (fn: () => unknown) => joined.run(new Map(), fn),
});
