import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { builtChild } from '../support/child-file.js';

/** A TypeScript file beside this one, run as a process of its own; its input goes by stdin, as it may be longer than an argument can be. */
export function runChild(file: string, input: unknown) {
  const script = builtChild(fileURLToPath(new URL(file, import.meta.url)));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(input));
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<string>((resolve) => {
    child.once('close', () => {
      resolve(said);
    });
  });
  return { ended, said: () => said, kill: () => child.kill('SIGKILL') };
}
