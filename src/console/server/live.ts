import { PassThrough } from 'node:stream';
import { perform } from '#core/kernel/context.js';
import type { App } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { standingSessions } from '#core/staff/index.js';

const LOOK_MS = 1_000;
const BEAT_MS = 25_000;
/** Entries that a slower transaction may still slip in below the newest. */
const SLACK = 500;
/** Looking changes nothing; pages that look again because somebody looked would never end. */
const READS = '\\.(listed|read|named|called|printed|looked-up|searched|exported)$';

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
  let seen = new Map<string, string>();
  const look = async () => {
    if (!streams.size) return;
    const { rows, standing } = await perform(app, system, async (ctx) => ({
      standing: await standingSessions(ctx, [...new Set(streams.values())]),
      rows: await ctx.sql<{ kind: string; mark: string }>(
        `SELECT subject_kind AS kind, count(*) || ' ' || max(id) AS mark FROM audit_entries
         WHERE id > (SELECT coalesce(max(id), 0) - $1 FROM audit_entries) AND action !~ $2
         GROUP BY subject_kind`,
        [SLACK, READS],
      ),
    }));
    for (const [stream, session] of streams) if (!standing.has(session)) stream.end();
    const changed = rows.filter(({ kind, mark }) => seen.get(kind) !== mark);
    seen = new Map(rows.map(({ kind, mark }) => [kind, mark]));
    // The first look tells all kinds: whoever has just opened a page may have missed something.
    if (changed.length) tell(`event: changed\ndata: ${changed.map(({ kind }) => kind).join()}\n\n`);
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
