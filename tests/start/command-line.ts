import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll } from 'vitest';
import { project } from './running-sotto.js';

/** What one command said, errors among it, and its exit code. */
export interface Ran {
  code: number;
  said: string;
}

/** Runs the built main once a line, in one process: what it imports is loaded but once. */
const MAIN_A_LINE = `
  import { createInterface } from 'node:readline';
  const main = new URL('dist/server/main.js', 'file://' + process.cwd() + '/');
  let said = '';
  const write = process.stdout.write.bind(process.stdout);
  for (const stream of [process.stdout, process.stderr]) stream.write = (text) => ((said += text), true);
  let n = 0;
  for await (const line of createInterface({ input: process.stdin })) {
    const { words, env } = JSON.parse(line);
    const before = { ...process.env };
    Object.assign(process.env, env);
    // As commander reads it under --eval: no name of a script.
    process.argv = [process.execPath, ...words];
    process.exitCode = 0;
    await import(main.href + '?' + (n += 1));
    write(JSON.stringify({ code: process.exitCode, said }) + '\\n');
    said = '';
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }`;

/** The command line with these settings; each call is one command, `_` in it for a space inside a word, `env` for it alone. */
export function commandLine(settings: Record<string, string>) {
  const prepare = ['scripts/prepare.mjs', 'start'];
  const built = spawnSync(process.execPath, prepare, { cwd: project, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(built.stderr);
  const child = spawn(process.execPath, ['--input-type=module', '--eval', MAIN_A_LINE], {
    cwd: project,
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  afterAll(() => child.kill('SIGKILL'));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async (words: string, env: Record<string, string> = {}): Promise<Ran> => {
    child.stdin.write(
      `${JSON.stringify({ words: words.split(' ').map((word) => word.replace('_', ' ')), env })}\n`,
    );
    const { value = '' } = (await answers.next()) as { value?: string };
    return JSON.parse(value) as Ran;
  };
}
