import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from 'koa';

const folder = join(packageRoot(fileURLToPath(import.meta.url)), 'dist', 'phones');
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** Sends the built page; a sentence where it was not built. */
export async function sendPage(http: Context): Promise<void> {
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

/** Sends one hashed file of the page, to be kept for good. */
export function sendAsset(http: Context, name: string): void {
  const file = join(folder, 'assets', name);
  const type = types[extname(name)];
  if (!/^[\w-][\w.-]*$/.test(name) || !type || !existsSync(file)) return;
  http.set('content-type', type);
  http.set('cache-control', 'public, max-age=31536000, immutable');
  http.body = createReadStream(file);
}

function packageRoot(from: string): string {
  const above = dirname(from);
  if (existsSync(join(above, 'package.json')) || above === from) return above;
  return packageRoot(above);
}
