import type { App } from '#core/kernel/context.js';
import { perform } from '#core/kernel/context.js';

const FLUSH_MS = 1_000;

/** Counts refused requests by kind, and writes the sums once a second, so that a flood of forgeries costs no transactions. */
export function countRefusals(app: App): {
  refused: (kind: string) => void;
  close: () => Promise<void>;
} {
  const counts = new Map<string, number>();
  const add = (kind: string, count: number) => {
    counts.set(kind, (counts.get(kind) ?? 0) + count);
  };
  const flush = async () => {
    const taken = [...counts];
    counts.clear();
    if (!taken.length) return;
    await perform(app, { kind: 'system', name: 'counters' }, (ctx) =>
      ctx.sql(
        `INSERT INTO counters AS c (name, value) SELECT * FROM unnest($1::text[], $2::bigint[])
         ON CONFLICT (name) DO UPDATE SET value = c.value + excluded.value`,
        [taken.map(([kind]) => kind), taken.map(([, count]) => count)],
      ),
    ).catch((err: unknown) => {
      for (const [kind, count] of taken) add(kind, count);
      throw err;
    });
  };
  const timer = setInterval(() => {
    flush().catch((err: unknown) => {
      app.log.warn({ err }, 'refusals were not counted');
    });
  }, FLUSH_MS);
  return {
    refused: (kind) => {
      add(kind, 1);
    },
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}
