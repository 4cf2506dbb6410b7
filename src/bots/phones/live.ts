import type { ServerResponse } from 'node:http';
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
  const streams = new Set<ServerResponse>();
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
      const stream = http.res;
      // The stream is written by hand: a page that is closed is no error to report.
      http.respond = false;
      stream.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      stream.write('retry: 1000\nevent: changed\ndata: {}\n\n');
      const heartbeat = setInterval(() => stream.write(': here\n\n'), heartbeatMs).unref();
      streams.add(stream);
      stream.once('close', () => {
        clearInterval(heartbeat);
        streams.delete(stream);
      });
      if (closing?.aborted) stream.end();
    },
  };
}
