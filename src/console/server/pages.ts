import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context as Http, Middleware } from 'koa';
import { record } from '#core/audit/index.js';
import { may } from '#core/kernel/actor.js';
import { perform } from '#core/kernel/context.js';
import type { App } from '#core/kernel/context.js';
import { doorOf } from '../contract/pages.js';
import { whoAsks } from './session.js';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/**
 * Sends the hashed files of the web half, to be kept for good, and its one page for every address that is not the API's:
 * 403 where the page is not of the role of whoever asks, which is noted, and 404 where there is none. The page says more.
 */
export function pages(app: App, folder: string): Middleware {
  return async (http, next) => {
    if (http.path.startsWith('/api/') || (http.method !== 'GET' && http.method !== 'HEAD')) {
      await next();
      return;
    }
    const asset = /^\/assets\/([\w-][\w.-]*)$/.exec(http.path)?.[1];
    const page = join(folder, 'index.html');
    if (asset !== undefined) {
      const file = join(folder, 'assets', asset);
      const type = types[extname(asset)];
      if (!type || !existsSync(file)) return;
      http.set('content-type', type);
      http.set('cache-control', 'public, max-age=31536000, immutable');
      http.body = await readFile(file);
    } else if (existsSync(page)) {
      http.status = await statusOf(app, http);
      http.type = 'html';
      http.body = await readFile(page);
    } else {
      http.status = 503;
      http.body = 'The console is not built yet. Run: npm start';
    }
  };
}

async function statusOf(app: App, http: Http): Promise<200 | 403 | 404> {
  const door = doorOf(http.path);
  if (door === null) return 404;
  if (door === 'public' || door === 'signed-in') return 200;
  const actor = await whoAsks(app, http);
  if (!actor || may(actor, door)) return 200;
  const facts = { page: door };
  await perform(app, actor, (ctx) =>
    record(ctx, 'console.refused', { kind: 'staff', id: actor.staffId, facts }),
  );
  return 403;
}
