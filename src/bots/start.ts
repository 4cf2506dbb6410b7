import type { Server } from 'node:http';
import type { Router } from '@koa/router';
import Koa from 'koa';
import type { App } from '#core/kernel/context.js';

/** What the bots' port serves beside the webhooks. */
export interface BotsServer {
  routers: readonly Router[];
  host: string;
  port: number;
}

/** Starts the webhooks' own Koa app, and resolves once it listens; the console is another app on another port. */
export function startBots(app: App, { routers, host, port }: BotsServer): Promise<Server> {
  const koa = new Koa();
  koa.on('error', (err: unknown) => {
    app.log.error({ err }, 'a request failed');
  });
  for (const router of routers) koa.use(router.routes());
  return new Promise((resolve, reject) => {
    const server = koa.listen(port, host);
    server.once('listening', () => {
      resolve(server);
    });
    server.once('error', reject);
  });
}
