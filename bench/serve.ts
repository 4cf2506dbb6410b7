import type { AddressInfo } from 'node:net';
import { Router } from '@koa/router';
import { makeLog } from '#core/kernel/log.js';
import { settings } from '#core/kernel/settings.js';
import { receive } from '#bots/conversation.js';
import { turnQueue } from '#bots/channels/turn-queue.js';
import { twilioRoutes } from '#bots/channels/twilio-webhooks.js';
import { startBots } from '#bots/start.js';
import { postgresBackend } from '#jobs/backend.js';
import { jobQueue } from '#jobs/queue.js';
import { buildApp } from '../src/app.js';
import { AUTH, floorRoutes } from './floor.js';
import { ACCOUNT, benchKeys, PUBLIC_URL } from './shared.js';
import { countSpent } from './spent.js';

// A server of its own process: `sotto` or `floor`, on the database given; says its port, its peak memory at /memory, and what it spent since it was last asked at /spent.
const [mode, databaseUrl = '', ownerUrl = ''] = process.argv.slice(2);
const log = makeLog('error');
const queue = jobQueue(postgresBackend(databaseUrl), log);
const config = { ...settings.parse({}), demo: true };
const app = buildApp({ databaseUrl, config, keys: benchKeys, queue, log });
const routes =
  mode === 'floor'
    ? await floorRoutes(ownerUrl, PUBLIC_URL)
    : twilioRoutes({
        accountSid: ACCOUNT,
        authToken: AUTH,
        publicUrl: PUBLIC_URL,
        queue: turnQueue(),
        receive: (incoming) => receive(app, incoming),
        report: () => Promise.resolve(),
        refused: () => undefined,
      });
const spent = countSpent();
const own = new Router();
own.get('/spent', (http) => {
  http.body = spent();
});
own.get('/memory', (http) => {
  http.body = String(process.resourceUsage().maxRSS * 1024);
});
const server = await startBots(app, { routers: [routes, own], host: '127.0.0.1', port: 0 });
process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
process.on('SIGTERM', () => process.exit(0));
