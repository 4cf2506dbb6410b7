import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { freePort, project } from './running-sotto.js';

const SECRET = 'a-secret-of-the-tests';
const TOKEN = 'a-token-of-the-tests';

/** A deployment that texts by a gateway which takes connections and never answers. */
export async function startBesideSilence(settings: Record<string, string>) {
  const calls: Socket[] = [];
  const gateway = createServer((call) => void calls.push(call.on('error', () => undefined)));
  await once(gateway.listen(0, '127.0.0.1'), 'listening');
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const to = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`;
  const child = spawn(
    process.execPath,
    ['dist/server/main.js', 'start', '--services=bots,worker'],
    {
      cwd: project,
      env: {
        ...{ PATH: process.env['PATH'], ...settings, BOTS_PORT: String(port) },
        ...{ SMS_PROVIDER: 'http', SMS_HTTP_URL: to, SMS_HTTP_KEY: TOKEN, SMS_HTTP_SECRET: SECRET },
        ...{ METRICS_TOKEN: TOKEN },
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = once(child, 'close').then(() => child.exitCode);
  onTestFinished(() => {
    child.kill('SIGKILL');
    for (const call of calls) call.destroy();
    gateway.close();
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    said: () => said,
    /** How many calls were made to the gateway. */
    calls: () => calls.length,
    ended,
    stop: () => child.kill('SIGTERM'),
    text: async (from: string, text: string) => {
      const body = new URLSearchParams({ id: 'in-1', from, text });
      const at = `${base}/webhooks/sms/messages?secret=${SECRET}`;
      return (await fetch(at, { method: 'POST', body })).status;
    },
    metrics: async () =>
      (await fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text(),
  };
}
