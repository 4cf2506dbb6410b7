import { PassThrough } from 'node:stream';
import type { Context } from 'koa';

/** Open pages that want to know when something changed. */
export interface Live {
  changed(): void;
  follow(http: Context): void;
  /** How many pages are open. */
  readonly open: number;
}

const heartbeatMs = 15_000;

/** Server-sent events that say only that something changed; `closing` ends every stream. */
export function live(closing?: AbortSignal): Live {
  const streams = new Set<PassThrough>();
  let told = false;
  closing?.addEventListener('abort', () => {
    for (const stream of streams) stream.end();
  });
  return {
    get open() {
      return streams.size;
    },
    changed() {
      if (told) return;
      told = true;
      setImmediate(() => {
        told = false;
        for (const stream of streams) stream.write('event: changed\ndata: {}\n\n');
      });
    },
    follow(http) {
      const stream = new PassThrough();
      const heartbeat = setInterval(() => stream.write(': here\n\n'), heartbeatMs).unref();
      streams.add(stream);
      http.req.once('close', () => stream.end());
      stream.once('close', () => {
        clearInterval(heartbeat);
        streams.delete(stream);
      });
      stream.write('retry: 1000\nevent: changed\ndata: {}\n\n');
      http.type = 'text/event-stream';
      http.body = stream;
      if (closing?.aborted) stream.end();
    },
  };
}
