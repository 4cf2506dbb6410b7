import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { verifyAudit } from '#core/audit/index.js';
import type { Checkpoint } from '#core/audit/index.js';
import { perform } from '#core/kernel/context.js';
import type { Context } from '#core/kernel/context.js';
import { print } from './print.js';
import { operator } from '../service/operator.js';
import { withApp } from './with-app.js';

interface Finding {
  what: string;
  ok: boolean;
  note: string;
}

/** Looks the service over: settings, database, the rights of its role, stock that adds up, the audit chain. True where all is well. */
export async function doctor(json: boolean): Promise<boolean> {
  const findings = await withApp(async (app) => {
    const file = path.resolve(app.config.DATA_DIR, 'audit-checkpoints.jsonl');
    const checkpoint = lastCheckpoint(file);
    return perform(app, operator, async (ctx) => [
      { what: 'settings', ok: true, note: app.config.demo ? 'demo' : 'real' },
      { what: 'database', ok: true, note: 'reached and migrated' },
      await roleIsNoOwner(ctx),
      await stockAddsUp(ctx),
      await auditIsWhole(ctx, checkpoint),
    ]);
  });
  const lines = findings.map(
    ({ what, ok, note }) => `${ok ? 'ok  ' : 'BAD '} ${what.padEnd(9)} ${note}`,
  );
  print(findings, lines, json);
  return findings.every(({ ok }) => ok);
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
  const against = checkpoint ? `, checked against ${checkpoint.seq}` : '';
  const note = fault ? `${fault.kind} at entry ${fault.seq}` : `the chain is whole${against}`;
  return { what: 'audit', ok: !fault, note };
}

function lastCheckpoint(file: string): Checkpoint | null {
  if (!existsSync(file)) return null;
  const last = readFileSync(file, 'utf8').trim().split('\n').at(-1);
  return last ? (JSON.parse(last) as Checkpoint) : null;
}
