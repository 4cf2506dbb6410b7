import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Builds the console as a start does, into a folder of its own, and answers where. */
export async function buildConsole(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sotto-console-'));
  const vite = at('node_modules/vite/bin/vite.js');
  const config = at('src/console/web/vite.config.ts');
  await promisify(execFile)(
    process.execPath,
    [vite, 'build', '-c', config, '--outDir', folder, '--emptyOutDir'],
    { env: { ...process.env, NODE_ENV: 'production' } },
  );
  return folder;
}
