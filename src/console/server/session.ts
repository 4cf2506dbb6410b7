import type { Context as Http, Middleware } from 'koa';
import type { StaffActor } from '#core/kernel/actor.js';
import { perform } from '#core/kernel/context.js';
import type { App } from '#core/kernel/context.js';
import { actorOf, findSession } from '#core/staff/index.js';
import type { SignedIn } from '#core/staff/index.js';
import { live } from '../contract/live.js';

/** Koa state once it is known who asks: nobody, someone whose second factor is missing, or someone signed in. */
export interface Asking {
  session: SignedIn | null;
  actor: StaffActor | null;
}

/** The prefix ties the cookie to this host, https and the whole site (RFC 6265bis §4.1.3.2); browsers take loopback for https. */
const COOKIE = '__Host-sotto';
const system = { kind: 'system', name: 'console.session' } as const;

/** Finds who asks by the cookie. What a page fetches by itself (`x-background: 1`, or the stream of changes) keeps no session awake. */
export function findAsking(app: App): Middleware<Asking> {
  return async (http, next) => {
    const background = http.get('x-background') === '1' || http.path === live.events.path;
    const session = await sessionOf(app, http, background);
    http.state.session = session;
    http.state.actor = session?.stage === 'whole' ? actorOf(session) : null;
    await next();
  };
}

/** Who asks for a page by its address; looking wakes no session, as what the page asks for itself does. */
export async function whoAsks(app: App, http: Http): Promise<StaffActor | null> {
  const session = await sessionOf(app, http, true);
  return session?.stage === 'whole' ? actorOf(session) : null;
}

function sessionOf(app: App, http: Http, background: boolean): Promise<SignedIn | null> {
  const token = http.cookies.get(COOKIE);
  if (!token) return Promise.resolve(null);
  return perform(app, system, (ctx) => findSession(ctx, { token, background }));
}

/** Gives the browser its session's token; null takes it away. */
export function setSessionCookie(http: Http, token: string | null): void {
  http.cookies.secure = true;
  http.cookies.set(COOKIE, token, {
    httpOnly: true,
    sameSite: 'strict',
    path: '/',
    overwrite: true,
  });
}

/** What the browser calls itself. */
export const agentOf = (http: Http): string => http.get('user-agent');
