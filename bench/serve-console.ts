import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { perform } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import { makeLog } from '#core/kernel/log.js';
import { packageRoot } from '#core/kernel/package-root.js';
import { settings } from '#core/kernel/settings.js';
import { addStaff, openSession } from '#core/staff/index.js';
import { consoleApp } from '#console/server/app.js';
import { postgresBackend } from '#jobs/backend.js';
import { jobQueue } from '#jobs/queue.js';
import { buildApp } from '../src/app.js';
import { benchKeys } from './shared.js';

// The staff console in a process of its own, on the database given; says its port and the cookie of an officer.
const [databaseUrl = ''] = process.argv.slice(2);
const log = makeLog('error');
const queue = jobQueue(postgresBackend(databaseUrl), log);
const config = { ...settings.parse({}), demo: true };
const app = buildApp({ databaseUrl, config, keys: benchKeys, queue, log });
const token = await perform(app, { kind: 'system', name: 'bench' }, async (ctx) => {
  const facts = { email: `${newId()}@example.org`, name: 'An officer', role: 'officer' } as const;
  const staffId = await addStaff(ctx, { ...facts, siteIds: 'all' });
  return openSession(ctx, { staffId, stage: 'whole', agent: 'bench' });
});
const folder = path.join(packageRoot, 'dist', 'console');
const { koa } = consoleApp({ app, folder, https: false });
const server = koa.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port} ${token}\n`);
});
process.on('SIGTERM', () => process.exit(0));
