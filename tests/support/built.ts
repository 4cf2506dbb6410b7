import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { build as bundle } from 'vite';
import { root } from './child-file.js';

/** Builds the server and its pages as a start does, if they changed; the tests that look at them look at these. Beside them, what tests run as processes of their own. */
export async function build(): Promise<void> {
  await Promise.all([prepare(), buildChildren()]);
}

async function prepare(): Promise<void> {
  const script = path.join(root, 'scripts', 'prepare.mjs');
  await promisify(execFile)(process.execPath, [script, 'start']).catch((error: unknown) => {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}${stderr}`, { cause: error });
  });
}

/** A loader of TypeScript would take each child longer than all that it does. */
async function buildChildren(): Promise<void> {
  const files = readdirSync(path.join(root, 'tests'), { recursive: true, encoding: 'utf8' });
  const children = files.filter((name) => name.endsWith('-child.ts'));
  await bundle({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: path.join(root, 'dist', 'tests'),
      target: 'node20',
      rolldownOptions: {
        input: Object.fromEntries(
          children.map((name) => [name.replace(/\.ts$/, ''), path.join(root, 'tests', name)]),
        ),
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}
