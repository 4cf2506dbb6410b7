import type { App } from '#core/kernel/context.js';
import { makeLog } from '#core/kernel/log.js';
import { settings } from '#core/kernel/settings.js';
import { buildApp } from '../../src/app.js';
import { testKeys } from '../support/keys.js';

/** An app of a child process on a database that is there already. */
export function childApp(databaseUrl: string): App {
  return buildApp({
    databaseUrl,
    config: { ...settings.parse({}), demo: true, LOG_LEVEL: 'silent', SMS_PER_SECOND: 100_000 },
    keys: testKeys,
    log: makeLog('silent'),
    queue: { add: () => Promise.resolve() },
  });
}
