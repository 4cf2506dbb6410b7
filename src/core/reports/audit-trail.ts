import { record, verifyAudit } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { addDays, instantOf } from '../kernel/dates.js';
import type { Day } from '../kernel/dates.js';
import type { Id } from '../kernel/ids.js';
import { noteExport } from './note-export.js';

/** What an auditor looks for; what is null narrows nothing. */
export interface TrailAsk {
  /** Words of a staff member's name, or of their e-mail. */
  by: string | null;
  /** The id of a record, as the entries name it. */
  about: string | null;
  /** An action, or its beginning up to a point: `patient.`. */
  action: string | null;
  from: Day;
  to: Day;
}

/** One entry: who did what to which record; ids and codes, no name but of staff, nothing clinical. */
export interface TrailEntry {
  /** Its place in the order of writing. */
  id: string;
  at: Date;
  /** The name of a staff member; null for a patient's phone and for the service itself. */
  by: string | null;
  byKind: 'staff' | 'contact' | 'system';
  action: string;
  kind: string;
  about: string;
  facts: Readonly<Record<string, string | number>>;
  /** Whether the chain holds it already. */
  sealed: boolean;
}

/** Facts that say how something was done, beside why a record could be read; others, as why a course rests, stay with the record. */
const NEUTRAL = [
  'approver',
  'cause',
  'export',
  'fields',
  'from',
  'grant',
  'how',
  'method',
  'page',
  'names',
  'path',
  'report',
  'role',
  'rows',
  'scope',
  'session',
  'step',
  'to',
];
/** Rows that are counted, and that a file holds. */
const MOST = 10_000;

const FOUND = `
  SELECT e.id, e.at, s.name AS by, split_part(e.actor, ':', 1) AS "byKind", e.action,
         e.subject_kind AS kind, e.subject_id AS about,
         (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(e.facts) 
          WHERE key = ANY($1) OR (key = 'why' AND e.subject_kind = 'patient')) AS facts,
         EXISTS (SELECT FROM audit_links l WHERE l.entry_id = e.id) AS sealed
  FROM audit_entries e
  LEFT JOIN staff s ON e.actor = 'staff:' || s.id
  WHERE e.id = ANY($2) ORDER BY e.id DESC`;

const WHERE = `
  e.at >= $1 AND e.at < $2
  AND ($3::text[] IS NULL OR e.actor = ANY($3)) AND ($4::text IS NULL OR e.subject_id = $4)
  AND ($5::text IS NULL OR e.action = $5 OR (right($5, 1) = '.' AND starts_with(e.action, $5)))`;

/** One page of what was done, newest first; looking is an entry itself. */
export async function auditTrail(
  ctx: Context,
  ask: TrailAsk & { page: number; size: number },
): Promise<{ rows: TrailEntry[]; total: number }> {
  assertMay(ctx.actor, 'audit.read');
  await note(ctx, 'audit.listed', ask);
  return find(ctx, ask);
}

/** What was found, newest first, to take out of the console; why is kept first. */
export async function takeTrailOut(
  ctx: Context,
  ask: TrailAsk & { purpose: string },
): Promise<TrailEntry[]> {
  assertMay(ctx.actor, 'audit.read');
  await noteExport(ctx, { report: 'audit', purpose: ask.purpose });
  await note(ctx, 'audit.exported', ask);
  return (await find(ctx, { ...ask, page: 1, size: MOST })).rows;
}

/** Walks the whole chain: how many entries it holds, how many wait for their link, and its first fault. */
export async function proveTrail(ctx: Context) {
  assertMay(ctx.actor, 'audit.read');
  const [counted] = await ctx.sql<{ sealed: number; waiting: number }>(
    `SELECT coalesce(max(l.seq), 0)::int AS sealed,
            (SELECT count(*)::int FROM audit_entries e
             WHERE NOT EXISTS (SELECT FROM audit_links o WHERE o.entry_id = e.id)) AS waiting
     FROM audit_links l`,
    [],
  );
  const fault = await verifyAudit(ctx, null);
  const facts = fault ? { fault: fault.kind, seq: fault.seq } : {};
  await record(ctx, 'audit.verified', { ...self(ctx), facts });
  return { sealed: counted?.sealed ?? 0, waiting: counted?.waiting ?? 0, fault };
}

async function find(
  ctx: Context,
  { page, size, ...ask }: TrailAsk & { page: number; size: number },
): Promise<{ rows: TrailEntry[]; total: number }> {
  const { DEFAULT_ZONE: zone } = ctx.config;
  const [from, to] = [ask.from, addDays(ask.to, 1)].map((day) => instantOf(day, '00:00', zone));
  const values = [from, to, await actorsOf(ctx, ask.by), ask.about, ask.action];
  const [found] = await ctx.sql<{ ids: string[]; total: number }>(
    `SELECT ARRAY(SELECT e.id FROM audit_entries e WHERE ${WHERE}
                  ORDER BY e.id DESC LIMIT $6 OFFSET $7) AS ids,
            (SELECT count(*)::int FROM (SELECT FROM audit_entries e WHERE ${WHERE} LIMIT ${MOST}) n) AS total`,
    [...values, size, (page - 1) * size],
  );
  if (!found?.ids.length) return { rows: [], total: found?.total ?? 0 };
  const rows = await ctx.sql<TrailEntry>(FOUND, [NEUTRAL, found.ids]);
  return { rows, total: found.total };
}

/** The actors of those whose name or e-mail has the words; none where nobody has. */
async function actorsOf(ctx: Context, by: string | null): Promise<string[] | null> {
  if (by === null) return null;
  const rows = await ctx.sql<{ actor: string }>(
    `SELECT 'staff:' || id AS actor FROM staff
     WHERE position(lower($1) IN lower(name)) > 0 OR position(lower($1) IN lower(email)) > 0 LIMIT 100`,
    [by],
  );
  return rows.map(({ actor }) => actor);
}

async function note(ctx: Context, action: string, { about, action: what, from, to }: TrailAsk) {
  const facts = { from, to, ...(about && { about }), ...(what && { what }) };
  await record(ctx, action, { ...self(ctx), facts });
}

const self = ({ actor }: Context) => ({
  kind: 'staff' as const,
  id: actor.kind === 'staff' ? actor.staffId : ('system' as Id<'Staff'>),
});
