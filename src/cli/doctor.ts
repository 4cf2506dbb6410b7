import { sealLag, verifyAudit } from '#core/audit/index.js';
import type { Checkpoint } from '#core/audit/index.js';
import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { restingKeys } from '#core/kernel/prove-keys.js';
import type { RunningQueue } from '#jobs/queue.js';
import { print } from './print.js';
import { lastCheckpoint } from '../service/checkpoints.js';
import { operator } from '../service/operator.js';
import type { Schema } from '../service/schema.js';
import { withApp } from './with-app.js';

interface Finding {
  what: string;
  ok: boolean;
  note: string;
}

/** Looks the service over: schema, queue, rights of its role, keys, texts, stock that adds up, the audit chain. True where all is well. */
export async function doctor(json: boolean): Promise<boolean> {
  const look = async (app: App, { queue, schema }: { queue: RunningQueue; schema: Schema }) => {
    const database = { what: 'database', ok: schema === 'ours', note: SCHEMA[schema] };
    if (!database.ok) return [database];
    return perform(app, operator, async (ctx) => [
      database,
      await queueAnswers(queue),
      await roleIsNoOwner(ctx),
      await keysAreNew(ctx),
      await textsGo(ctx),
      await stockAddsUp(ctx),
      await auditIsWhole(ctx, lastCheckpoint(app.config)),
    ]);
  };
  const findings = await withApp(look, { anySchema: true });
  const lines = findings.map(
    ({ what, ok, note }) => `${ok ? 'ok  ' : 'BAD '} ${what.padEnd(9)} ${note}`,
  );
  print(findings, lines, json);
  return findings.every(({ ok }) => ok);
}

const SCHEMA: Record<Schema, string> = {
  ours: 'reached, and up to date with this version',
  older: 'not up to date with this version: npm run sotto -- migrate',
  newer: 'brought up to date by a newer Sotto: run that version, or one after it',
};

async function queueAnswers(queue: RunningQueue): Promise<Finding> {
  const ok = await queue.alive().catch(() => false);
  const note = ok ? 'answers' : 'does not answer: look at REDIS_URL, or at the database';
  return { what: 'queue', ok, note };
}

/** Whoever owns the tables may take away the triggers by which history only grows. */
async function roleIsNoOwner(ctx: Context): Promise<Finding> {
  const [role] = await ctx.sql<{ owns: boolean }>(
    `SELECT pg_has_role(relowner, 'MEMBER') AS owns FROM pg_class WHERE oid = 'audit_entries'::regclass`,
    [],
  );
  const ok = role?.owns === false;
  const note = ok
    ? 'the service may add to its history and not change it'
    : 'the service owns its tables: give DATABASE_URL a role of its own, and the owner to MIGRATE_DATABASE_URL';
  return { what: 'rights', ok, note };
}

/** A worker brings old data keys under the newest key by itself. */
async function keysAreNew(ctx: Context): Promise<Finding> {
  const resting = await restingKeys(ctx);
  const old = resting.filter(({ version }) => version < ctx.keys.newest);
  const note = old.length
    ? old.map(({ version, keys }) => `${keys} rest under KEK_${version} still`).join(', ')
    : `all rest under KEK_${ctx.keys.newest}`;
  return { what: 'keys', ok: true, note };
}

/** Minutes that a text may be due before somebody should look. */
const LATE_MINUTES = 10;

async function textsGo(ctx: Context): Promise<Finding> {
  const [late] = await ctx.sql<{ texts: number }>(
    `SELECT count(*)::integer AS texts FROM messages
     WHERE state IN ('due', 'sending', 'in-doubt') AND due_at < $1::timestamptz - make_interval(mins => $2)`,
    [ctx.now, LATE_MINUTES],
  );
  const ok = late?.texts === 0;
  const note = ok
    ? 'none is late'
    : `${late?.texts} due for more than ${LATE_MINUTES} minutes: is a worker running, and does /readyz know of a provider that is down?`;
  return { what: 'texts', ok, note };
}

/** Domain invariant 1: on hand is the sum of movements, reserved the sum of live lines. */
async function stockAddsUp(ctx: Context): Promise<Finding> {
  const wrong = await ctx.sql<{ id: string }>(
    `SELECT l.id FROM stock_lots l
     WHERE l.on_hand <> (SELECT coalesce(sum(quantity), 0) FROM stock_movements m WHERE m.lot_id = l.id)
        OR l.reserved <> (SELECT coalesce(sum(quantity), 0) FROM pickup_lines p WHERE p.lot_id = l.id AND p.live)`,
    [],
  );
  const note = wrong.length
    ? `lots that do not add up: ${wrong.map(({ id }) => id).join(', ')}`
    : 'every lot adds up';
  return { what: 'stock', ok: !wrong.length, note };
}

async function auditIsWhole(ctx: Context, checkpoint: Checkpoint | null): Promise<Finding> {
  const fault = await verifyAudit(ctx, checkpoint);
  if (fault) return { what: 'audit', ok: false, note: `${fault.kind} at entry ${fault.seq}` };
  const lag = await sealLag(ctx);
  const against = checkpoint
    ? `, checked against ${checkpoint.seq}`
    : '; no checkpoint is kept in DATA_DIR here, so a cut end would not be seen';
  const behind = lag ? `; ${lag} entries are not chained yet` : '';
  return { what: 'audit', ok: true, note: `the chain is whole${against}${behind}` };
}
