import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Config } from '#core/kernel/config.js';
import type { App } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import type { Role } from '#core/kernel/permissions.js';
import { addStaff, openSession } from '#core/staff/index.js';
import { consoleApp } from '#console/server/app.js';
import type { Desk } from '#console/server/desk.js';
import { asSystem, testApp } from './app.js';

/** Where the build puts the web half. */
const BUILT = fileURLToPath(new URL('../../dist/console', import.meta.url));

/** What the server said. */
export interface Said {
  status: number;
  // Tests look into answers of every shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  headers: Headers;
}

/** A browser's way of asking, with one cookie jar. */
export interface Visitor {
  staffId: Id<'Staff'>;
  cookie: string;
  ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Said>;
}

/** The console over real HTTP on a database of its own. */
export async function testDesk(now?: string, changes: Partial<Config> = {}) {
  const made = await testApp(now, changes);
  return { ...made, ...(await serveDesk(made.app)) };
}

/** Serves the console for an app that a test has already. */
export async function serveDesk(app: App, beside?: (desk: Desk) => void) {
  const parts = { app, folder: BUILT, https: false, ...(beside ? { beside } : {}) };
  const { koa, desk, leave } = consoleApp(parts);
  const server = koa.listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(async () => {
    leave();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  return {
    base,
    desk,
    /** Someone who is not signed in. */
    visitor: (): Visitor => visitorAt(base, { staffId: newId(), cookie: '' }),
    /** Someone of a role, signed in with both factors; everywhere unless places are named. */
    as: async (role: Role, siteIds: readonly Id<'Site'>[] | 'all' = 'all'): Promise<Visitor> => {
      const { staffId, token } = await asSystem(app, async (ctx) => {
        const email = `${newId()}@example.org`;
        const id = await addStaff(ctx, { email, name: `A ${role}`, role, siteIds });
        return {
          staffId: id,
          token: await openSession(ctx, { staffId: id, stage: 'whole', agent: 'tests' }),
        };
      });
      return visitorAt(base, { staffId, cookie: `__Host-sotto=${token}` });
    },
  };
}

function visitorAt(base: string, who: Pick<Visitor, 'staffId' | 'cookie'>): Visitor {
  const visitor: Visitor = {
    ...who,
    async ask(method, path, body, headers = {}) {
      const response = await fetch(base + path, {
        method,
        headers: {
          origin: base,
          ...(visitor.cookie ? { cookie: visitor.cookie } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const set = response.headers.getSetCookie().at(-1);
      if (set) visitor.cookie = set.split(';')[0] ?? '';
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('json');
      return {
        status: response.status,
        body: isJson ? JSON.parse(text) : text,
        headers: response.headers,
      };
    },
  };
  return visitor;
}
