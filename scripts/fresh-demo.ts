// A fresh demo in a folder of its own, for scripts that take pictures.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Builds, starts a fresh demo, lets `work` look at it, and leaves nothing of it. */
export async function withFreshDemo(
  work: (bases: { phones: string; console: string }) => Promise<void>,
): Promise<void> {
  const prepared = spawnSync(process.execPath, ['scripts/prepare.mjs', 'start'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (prepared.status) throw new Error('The demo could not be built.');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'sotto-picture-'));
  const ports = { BOTS_PORT: String(await freePort()), CONSOLE_PORT: String(await freePort()) };
  const service = spawn(process.execPath, ['dist/server/main.js', 'start'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, ...ports },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(service, 'exit');
  try {
    await says(service, 'Ctrl-C stops it');
    const at = (port: string) => `http://127.0.0.1:${port}`;
    await work({ phones: at(ports.BOTS_PORT), console: at(ports.CONSOLE_PORT) });
  } finally {
    service.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Waits for words of the service, and keeps hearing it: one that cannot speak cannot stop in order. */
function says(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(words)) resolve();
    });
    child.once('exit', () => {
      reject(new Error(`The service ended early:\n${said}`));
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
