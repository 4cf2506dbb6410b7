import { once } from 'node:events';
import path from 'node:path';
import type { App } from '#core/kernel/context.js';
import { packageRoot } from '#core/kernel/package-root.js';
import { consoleApp } from '#console/server/app.js';
import type { Desk } from '#console/server/desk.js';
import { closeServer, refusePort } from './listen.js';

/** Starts the console on its own port, and gives the way to stop it. */
export async function openConsole(
  app: App,
  beside?: (desk: Desk) => void,
): Promise<() => Promise<void>> {
  const { HOST: host, CONSOLE_PORT: port, demo } = app.config;
  const { koa, leave } = consoleApp({
    app,
    folder: path.join(packageRoot, 'dist', 'console'),
    https: !demo,
    ...(beside ? { beside } : {}),
  });
  const server = koa.listen(port, host);
  await once(server, 'listening').catch((cause: unknown) => {
    leave();
    refusePort({ host, port, setting: 'CONSOLE_PORT' }, cause);
  });
  return async () => {
    leave();
    await closeServer(server);
  };
}
