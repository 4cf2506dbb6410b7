import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { refuseOnePort, refusePort } from '../../src/service/listen.js';

/** What the system says of listening there. */
async function faultOf(host: string, port: number): Promise<unknown> {
  return once(createServer().listen(port, host), 'listening').then(
    () => null,
    (cause: unknown) => cause,
  );
}

const notAllowed = Object.assign(new Error('listen EACCES'), { code: 'EACCES' });
const elsewhere = { host: '192.0.2.1', port: 3001, setting: 'BOTS_PORT' };
const low = { host: '127.0.0.1', port: 80, setting: 'BOTS_PORT' };

test.each([
  [
    'a port that this user may not open',
    low,
    notAllowed,
    'Port 80 on 127.0.0.1 may not be opened by this user. Choose a port from 1024: BOTS_PORT=8080 npm start.',
  ],
  [
    'an address that this machine has not',
    elsewhere,
    await faultOf(elsewhere.host, elsewhere.port),
    'This machine has no address 192.0.2.1. Set HOST to one that it has:',
  ],
])('%s is refused with what to do', (...[, asked, cause, sentence]) => {
  expect(() => refusePort(asked, cause)).toThrow(StartRefusal);
  expect(() => refusePort(asked, cause)).toThrow(sentence);
});

test('webhooks and console do not meet on one port, but where each runs alone', () => {
  const one = { BOTS_PORT: 3001, CONSOLE_PORT: 3001 };
  const all = ['console', 'bots', 'worker'];
  expect(() => {
    refuseOnePort(one, all);
  }).toThrow('BOTS_PORT and CONSOLE_PORT are both 3001. Give each a port of its own.');
  refuseOnePort(one, ['bots', 'worker']);
  refuseOnePort({ BOTS_PORT: 0, CONSOLE_PORT: 0 }, all);
  refuseOnePort({ BOTS_PORT: 3001, CONSOLE_PORT: 3000 }, all);
});
