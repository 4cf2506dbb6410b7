import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '#core/kernel/config.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';

const DRAIN_MS = 5_000;
/** Ports below it are the system's. */
const UNPRIVILEGED = 1024;
/** 80 becomes 8080, 443 becomes 8443. */
const UNPRIVILEGED_STEP = 8_000;

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

/** Throws a sentence where webhooks and console would meet on one port; 0 is any that is free. */
export function refuseOnePort(
  { BOTS_PORT, CONSOLE_PORT }: Pick<Config, 'BOTS_PORT' | 'CONSOLE_PORT'>,
  services: readonly string[],
): void {
  const both = services.includes('bots') && services.includes('console');
  if (both && BOTS_PORT && BOTS_PORT === CONSOLE_PORT)
    throw new StartRefusal(
      `BOTS_PORT and CONSOLE_PORT are both ${BOTS_PORT}. Give each a port of its own.`,
    );
}

/** Throws a sentence where a port or an address may not be had, and anything else as it is. */
export function refusePort(
  { host, port, setting }: { host: string; port: number; setting: string },
  cause: unknown,
): never {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  const other = `${setting}=${port + (port < UNPRIVILEGED ? UNPRIVILEGED_STEP : 100)}`;
  if (code === 'EADDRINUSE')
    throw new StartRefusal(
      `Port ${port} on ${host} is taken by another program. Stop that program, or choose another port: ${other} npm start.`,
      { cause },
    );
  if (code === 'EACCES')
    throw new StartRefusal(
      `Port ${port} on ${host} may not be opened by this user. Choose a port from ${UNPRIVILEGED}: ${other} npm start.`,
      { cause },
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    throw new StartRefusal(
      `This machine has no address ${host}. Set HOST to one that it has: 127.0.0.1 for itself alone, 0.0.0.0 for all of them.`,
      { cause },
    );
  throw cause;
}

/** Where this service's own webhooks are reached from this machine. */
export function ownAddress({ HOST, BOTS_PORT }: Pick<Config, 'HOST' | 'BOTS_PORT'>): string {
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${BOTS_PORT}`;
}
