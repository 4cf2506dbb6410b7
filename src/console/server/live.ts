import { PassThrough } from 'node:stream';
import { perform } from '#core/kernel/context.js';
import type { App } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { standingSessions } from '#core/staff/index.js';
import { markOf } from '#console/contract/live.js';

const LOOK_MS = 1_000;
const BEAT_MS = 25_000;
/** Entries that a slower transaction may still slip in below the newest. */
const SLACK = 500;
/** Looking changes nothing; pages that look again because somebody looked would never end. */
const READS = '\\.(listed|read|named|called|printed|looked-up|searched|exported)$';

// Whom and where it is about, for pages of one place or one patient; of other kinds, whoever shows them looks again. A number that is nobody's stands on no page.
const CHANGES = `
  WITH fresh AS (
    SELECT id, subject_kind AS kind, facts,
           CASE WHEN subject_id ~ '^[0-9a-f-]{36}$' THEN subject_id::uuid END AS subject
    FROM audit_entries
    WHERE id > (SELECT coalesce(max(id), 0) - $1 FROM audit_entries) AND id <> ALL($3::bigint[]) AND action !~ $2)
  SELECT e.id::text, e.kind, w.at FROM fresh e
  LEFT JOIN pickups p ON e.kind = 'pickup' AND p.id = e.subject
  LEFT JOIN visits v ON e.kind = 'visit' AND v.id = e.subject
  LEFT JOIN stock_lots l ON e.kind = 'lot' AND l.id = e.subject
  LEFT JOIN courses c ON e.kind = 'course' AND c.id = e.subject
  LEFT JOIN consent_grants g ON e.kind = 'grant' AND g.id = e.subject
  LEFT JOIN patient_contacts n ON e.kind = 'contact' AND n.contact_id = e.subject
  LEFT JOIN LATERAL unnest(ARRAY[p.site_id::text, v.site_id::text, v.patient_id::text, l.site_id::text,
    CASE WHEN e.kind = 'lot' THEN e.facts->>'to' END, c.patient_id::text, g.patient_id::text, n.patient_id::text,
    CASE WHEN e.kind IN ('patient', 'site') THEN e.subject::text END]) AS w(at) ON w.at IS NOT NULL
  WHERE e.kind <> 'contact' OR n.patient_id IS NOT NULL`;

interface Change {
  id: string;
  kind: string;
  at: string | null;
}

const system = { kind: 'system', name: 'console.live' } as const;

/** Streams of what changes, for pages that refresh by themselves. */
export interface Live {
  /** A stream of server-sent events (HTML Living Standard §9.2) until the reader goes, or the session ends. */
  open(session: Id<'Session'>): PassThrough;
  close(): void;
}

/**
 * Looks at the newest audit entries once a second while anyone listens: every change leaves one, whichever process made it,
 * so one small question serves all pages, and no row needs a trigger.
 */
export function followChanges(app: App): Live {
  const streams = new Map<PassThrough, Id<'Session'>>();
  let seen: string[] = [];
  const look = async () => {
    if (!streams.size) return;
    const { rows, standing } = await perform(app, system, async (ctx) => ({
      standing: await standingSessions(ctx, [...new Set(streams.values())]),
      rows: await ctx.sql<Change>(CHANGES, [SLACK, READS, seen]),
    }));
    for (const [stream, session] of streams) if (!standing.has(session)) stream.end();
    if (!rows.length) return;
    seen = [...seen, ...new Set(rows.map(({ id }) => id))].slice(-2 * SLACK);
    // The first look tells the last of all: whoever has just opened a page may have missed something.
    const marks = new Set(rows.map(({ kind, at }) => (at ? `${kind}@${markOf(at)}` : kind)));
    tell(`event: changed\ndata: ${[...marks].join()}\n\n`);
  };
  const tell = (text: string) => {
    for (const stream of streams.keys()) if (!stream.writableEnded) stream.write(text);
  };
  const looking = setInterval(() => {
    look().catch((err: unknown) => {
      app.log.warn({ err }, 'changes were not looked for');
    });
  }, LOOK_MS);
  const beating = setInterval(() => {
    tell(': still here\n\n');
  }, BEAT_MS);
  return {
    open(session) {
      const stream = new PassThrough();
      streams.set(stream, session);
      stream.once('close', () => streams.delete(stream));
      stream.write('retry: 3000\n\n');
      return stream;
    },
    close() {
      clearInterval(looking);
      clearInterval(beating);
      for (const stream of streams.keys()) stream.end();
    },
  };
}
