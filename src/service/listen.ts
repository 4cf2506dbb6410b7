import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '#core/kernel/config.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';

const DRAIN_MS = 5_000;

/** Takes no new connection, lets what is in hand finish, and cuts what still streams after five seconds. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  server.closeIdleConnections();
  await Promise.race([closed, pause(DRAIN_MS, undefined, { ref: false })]);
  server.closeAllConnections();
  await closed;
}

/** Throws a sentence where a port is taken, and anything else as it is. */
export function refusePort(
  { host, port, setting }: { host: string; port: number; setting: string },
  cause: unknown,
): never {
  const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
  if (!taken) throw cause;
  throw new StartRefusal(
    `Port ${port} on ${host} is taken by another program. Stop that program, or choose another port: ${setting}=${port + 100} npm start.`,
    { cause },
  );
}

/** Where this service's own webhooks are reached from this machine. */
export function ownAddress({ HOST, BOTS_PORT }: Pick<Config, 'HOST' | 'BOTS_PORT'>): string {
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${BOTS_PORT}`;
}
