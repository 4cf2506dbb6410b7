import { Router } from '@koa/router';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { sealLag } from '#core/audit/index.js';
import type { App, Context } from '#core/kernel/context.js';
import { perform } from '#core/kernel/context.js';
import { isSecret } from '#core/kernel/is-secret.js';
import type { ChannelName } from '#core/kernel/language.js';
import { STUCK_NOW } from '#core/reports/index.js';
import type { TurnSeconds } from './turn-seconds.js';

export type Check = 'ok' | 'down' | 'off';

export interface HealthPorts {
  app: App;
  /** Whether the job queue answers. */
  queue: () => Promise<boolean>;
  /** Whether every migration has run. */
  migrated: () => Promise<boolean>;
  /** How each provider stood at the last real call of any process; off where it is not set up. */
  providers: () => Promise<Record<ChannelName, Check>>;
  /** How long the turns of this process took. */
  turns: TurnSeconds;
}

const system = { kind: 'system', name: 'health' } as const;

/** `/healthz` (alive), `/readyz` (each part) and `/metrics` (Prometheus). */
export function healthRoutes(ports: HealthPorts): Router {
  const router = new Router();
  router.get('/healthz', (http) => {
    http.body = { status: 'ok' };
  });
  const look = oneAtATime(() =>
    Promise.all([
      ports.providers(),
      check(() => perform(ports.app, system, () => Promise.resolve(true))),
      check(ports.queue),
      check(ports.migrated),
    ]),
  );
  router.get('/readyz', async (http) => {
    const [{ sms, telegram }, database, queue, migrations] = await look();
    const checks = { database, queue, migrations, twilio: sms, telegram };
    const down = [database, queue, migrations].includes('down');
    const degraded = sms === 'down' || telegram === 'down';
    http.status = down ? 503 : 200;
    http.body = { status: down ? 'down' : degraded ? 'degraded' : 'ok', checks };
  });
  const metrics = metricsOf(ports.app);
  metrics.registerMetric(ports.turns);
  router.get('/metrics', async (http) => {
    const { METRICS_TOKEN: token, demo } = ports.app.config;
    if (!demo && !(token && isSecret(http.get('Authorization'), `Bearer ${token}`))) {
      http.status = 401;
      return;
    }
    http.type = metrics.contentType;
    http.body = await metrics.metrics();
  });
  return router;
}

/** Anyone may ask: all who ask while a look is under way get what it finds, so that many cost the database no more than one. */
function oneAtATime<T>(look: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () =>
    (underWay ??= look().finally(() => {
      underWay = null;
    }));
}

const ANSWER_MS = 2_000;

async function check(ask: () => Promise<boolean>): Promise<Check> {
  const late = new Promise<boolean>((resolve) => {
    setTimeout(resolve, ANSWER_MS, false).unref();
  });
  try {
    return (await Promise.race([ask(), late])) ? 'ok' : 'down';
  } catch {
    return 'down';
  }
}

/** What is measured of the domain: a value a label, or one value without. No label names a person. */
const GAUGES: readonly {
  name: string;
  help: string;
  label?: string;
  sql: string;
  values?: (ctx: Context) => unknown[];
}[] = [
  {
    name: 'sotto_messages',
    help: 'Messages that wait or are in hand, by state',
    label: 'state',
    sql: `SELECT state AS label, count(*)::float8 AS value FROM messages
          WHERE state IN ('due', 'sending', 'in-doubt') GROUP BY state
          UNION ALL SELECT 'scheduled', count(*)::float8 FROM messages WHERE state = 'scheduled'`,
  },
  {
    name: 'sotto_oldest_due_seconds',
    help: 'How long the oldest message has been due',
    sql: `SELECT greatest(0, coalesce(extract(epoch FROM $1::timestamptz - min(due_at)), 0))::float8 AS value
          FROM messages WHERE state IN ('due', 'sending', 'in-doubt')`,
    values: ({ now }) => [now],
  },
  {
    name: 'sotto_tasks_open',
    help: 'Tasks that wait for somebody',
    sql: `SELECT count(*)::float8 AS value FROM tasks WHERE state = 'open'`,
  },
  {
    name: 'sotto_stuck_work',
    help: 'Work of sweeps and jobs that fails again and again',
    sql: `SELECT count(*)::float8 AS value FROM stuck_work WHERE ${STUCK_NOW}`,
    values: ({ now }) => [now],
  },
  {
    name: 'sotto_provider_answers',
    help: '1 where the last real call to the provider was taken',
    label: 'channel',
    sql: 'SELECT channel AS label, answers::integer::float8 AS value FROM providers',
  },
  {
    name: 'sotto_refused',
    help: 'Refused requests by kind',
    label: 'kind',
    sql: 'SELECT name AS label, value::float8 AS value FROM counters',
  },
];

/** Process figures, and those above; what the database does not tell is not a number, and the rest is told still. */
function metricsOf(app: App): Registry {
  // In a register of its own: the one of the process would refuse a second app's.
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  for (const { name, help, label, sql, values } of GAUGES)
    new Gauge({
      ...{ name, help, registers, labelNames: label ? [label] : [] },
      async collect() {
        const rows = await asked(app, (ctx) =>
          ctx.sql<{ label: string; value: number }>(sql, values?.(ctx) ?? []),
        );
        this.reset();
        if (!rows && !label) this.set(NaN);
        for (const row of rows ?? []) this.set(label ? { [label]: row.label } : {}, row.value);
      },
    });
  new Gauge({
    ...{ name: 'sotto_unsealed_entries', help: 'Audit entries that are not chained yet' },
    registers,
    async collect() {
      this.set((await asked(app, sealLag)) ?? NaN);
    },
  });
  new Gauge({
    ...{ name: 'sotto_database_answers', help: '1 where the database answers', registers },
    async collect() {
      this.set(
        (await check(() => perform(app, system, () => Promise.resolve(true)))) === 'ok' ? 1 : 0,
      );
    },
  });
  return registry;
}

/** What the database says, or null where it does not; whoever watches is told so beside it. */
async function asked<T>(app: App, work: (ctx: Context) => Promise<T>): Promise<T | null> {
  try {
    return await perform(app, system, work);
  } catch (err) {
    app.log.warn({ err }, 'a figure could not be read');
    return null;
  }
}
