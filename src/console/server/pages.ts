import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Middleware } from 'koa';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Sends the hashed files of the web half, to be kept for good, and its one page for every address that is not the API's. */
export function pages(folder: string): Middleware {
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
      http.type = 'html';
      http.body = await readFile(page);
    } else {
      http.status = 503;
      http.body = 'The console is not built yet. Run: npm start';
    }
  };
}
