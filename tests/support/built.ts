import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { builtChild, root } from './built-child.js';

/** Builds the server and its pages as a start does, if they changed; the tests that look at them look at these. Then what tests run as processes of their own. */
export async function build(): Promise<void> {
  await promisify(execFile)(process.execPath, [
    path.join(root, 'scripts', 'prepare.mjs'),
    'start',
  ]).catch((error: unknown) => {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}${stderr}`, { cause: error });
  });
  buildChildren();
}

/** A loader of TypeScript would take each child longer than all that it does. */
function buildChildren(): void {
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  const tests = path.join(root, 'tests');
  for (const name of readdirSync(tests, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts') || name.endsWith('.test.ts')) continue;
    const text = readFileSync(path.join(tests, name), 'utf8');
    const built = builtChild(path.join(tests, name));
    mkdirSync(path.dirname(built), { recursive: true });
    writeFileSync(built, ts.transpileModule(text, { compilerOptions: options }).outputText);
  }
}
