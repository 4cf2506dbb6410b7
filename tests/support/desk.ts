import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { z } from 'zod';
import type { Config } from '#core/kernel/config.js';
import type { App } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import type { Role } from '#core/kernel/permissions.js';
import { addStaff, openSession } from '#core/staff/index.js';
import { Refusal } from '#console/contract/route.js';
import type { Route } from '#console/contract/route.js';
import { consoleApp } from '#console/server/app.js';
import type { ConsoleParts } from '#console/server/app.js';
import { asSystem, testApp } from './app.js';
import { exchange } from './exchange.js';
import type { Answer } from './exchange.js';

/** Where the build puts the web half. */
const BUILT = fileURLToPath(new URL('../../dist/console', import.meta.url));

/** What a route is given; what it does not take may be left out. */
export interface Asked {
  params?: Record<string, string>;
  query?: Record<string, string | number>;
  body?: unknown;
  headers?: Record<string, string>;
}

/** What the server said. */
export interface Said {
  status: number;
  body: unknown;
  headers: Headers;
}

/** A browser's way of asking, with one cookie jar. */
export interface Visitor {
  staffId: Id<'Staff'>;
  cookie: string;
  /** Asks for a path as it is written. */
  ask(method: string, path: string, asked?: Asked): Promise<Said>;
  /** Asks for a route and gives its answer, which must be one. */
  call<R extends Route>(route: R, asked?: Asked): Promise<z.output<R['answer']>>;
  /** Asks for a route that must be refused, and gives the status and the code of the refusal. */
  refused(route: Route, asked?: Asked): Promise<string>;
}

/** The console over real HTTP on a database of its own. */
export async function testDesk(now?: string, changes: Partial<Config> = {}) {
  const made = await testApp(now, changes);
  return { ...made, ...(await serveDesk(made.app)) };
}

/** Serves the console for an app that a test has already. */
export async function serveDesk(
  app: App,
  parts: Pick<Partial<ConsoleParts>, 'beside' | 'https'> = {},
) {
  const { koa, desk, leave } = consoleApp({ app, folder: BUILT, https: false, ...parts });
  const server = koa.listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  afterAll(async () => {
    leave();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  /** An account's holder, signed in with both factors. */
  const signedIn = async (staffId: Id<'Staff'>): Promise<Visitor> => {
    const token = await asSystem(app, (ctx) =>
      openSession(ctx, { staffId, stage: 'whole', agent: 'tests' }),
    );
    return visitorAt(base, { staffId, cookie: `__Host-sotto=${token}` });
  };
  return {
    base,
    desk,
    signedIn,
    /** Someone who is not signed in. */
    visitor: (): Visitor => visitorAt(base, { staffId: newId(), cookie: '' }),
    /** Someone of a role, signed in; everywhere unless places are named. */
    as: async (role: Role, siteIds: readonly Id<'Site'>[] | 'all' = 'all'): Promise<Visitor> => {
      const email = `${newId()}@example.org`;
      const facts = { email, name: `A ${role}`, role, siteIds };
      return signedIn(await asSystem(app, (ctx) => addStaff(ctx, facts)));
    },
  };
}

function visitorAt(base: string, who: Pick<Visitor, 'staffId' | 'cookie'>): Visitor {
  const visitor: Visitor = {
    ...who,
    async ask(method, path, { query = {}, body, headers } = {}) {
      const json = body === undefined ? {} : { body: JSON.stringify(body) };
      const sent: Record<string, string> = {
        origin: base,
        ...(visitor.cookie && { cookie: visitor.cookie }),
        ...(json.body && { 'content-type': 'application/json' }),
        ...headers,
      };
      const response = await exchange(base + path + searchOf(query), {
        method,
        headers: sent,
        ...json,
      });
      const set = response.headers.getSetCookie().at(-1);
      if (set) visitor.cookie = set.split(';')[0] ?? '';
      return saidIn(response);
    },
    async call<R extends Route>(route: R, asked: Asked = {}): Promise<z.output<R['answer']>> {
      const { status, body } = await visitor.ask(route.method, pathOf(route, asked), asked);
      if (status >= 300) throw new Error(`${route.path}: ${status} ${JSON.stringify(body)}`);
      return route.answer.parse(body) as z.output<R['answer']>;
    },
    async refused(route, asked = {}) {
      const { status, body } = await visitor.ask(route.method, pathOf(route, asked), asked);
      return `${status} ${Refusal.parse(body).error.code}`;
    },
  };
  return visitor;
}

/** An answer as it was said. */
export function saidIn({ status, headers, body }: Answer): Said {
  const isJson = headers.get('content-type')?.includes('json');
  return { status, body: isJson ? JSON.parse(body) : body, headers };
}

function searchOf(query: Record<string, string | number>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) search.set(name, String(value));
  return search.size ? `?${search.toString()}` : '';
}

/** The path of a route with its names filled in. */
function pathOf({ path }: Route, { params = {} }: Asked): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? newId());
}
