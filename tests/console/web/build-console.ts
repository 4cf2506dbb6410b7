import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** Where the console was built before the tests began. */
export const builtConsole = (): Promise<string> => Promise.resolve(at('dist/console'));

/** Builds the page where each part of the console stands once. */
export const buildSpecimen = (): Promise<string> => build('tests/console/web/specimen');

async function build(root: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sotto-console-'));
  const script = `import { build } from 'vite';
    await build({ configFile: ${JSON.stringify(at('src/console/web/vite.config.ts'))},
      root: ${JSON.stringify(at(root))}, build: { outDir: ${JSON.stringify(folder)} } });`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: at(''),
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return folder;
}
