import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context } from 'koa';
import { packageRoot } from '#core/kernel/package-root.js';

/** Where the build puts the page. */
export const builtPage = join(packageRoot, 'dist', 'phones');

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Sends the page built in `folder`; a sentence where it was not built. */
export async function sendPage(http: Context, folder: string): Promise<void> {
  const page = join(folder, 'index.html');
  http.type = 'html';
  if (existsSync(page)) {
    http.body = await readFile(page);
    return;
  }
  http.status = 503;
  http.type = 'text';
  http.body =
    'The page is not built yet. Run: npx vite build -c src/bots/phones/web/vite.config.ts';
}

/** Sends one hashed file of the page, to be kept for good; nothing where the name is none of them. */
export function sendAsset(http: Context, folder: string, name: string): void {
  const file = join(folder, 'assets', name);
  const type = types[extname(name)];
  if (!/^[\w-][\w.-]*$/.test(name) || !type || !existsSync(file)) return;
  http.set('content-type', type);
  http.set('cache-control', 'public, max-age=31536000, immutable');
  http.body = createReadStream(file);
}
