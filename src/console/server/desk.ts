import { Router } from '@koa/router';
import type { ParameterizedContext } from 'koa';
import type { z } from 'zod';
import { record } from '#core/audit/index.js';
import { may } from '#core/kernel/actor.js';
import type { Permission, StaffActor } from '#core/kernel/actor.js';
import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import type { SignedIn } from '#core/staff/index.js';
import type { Route } from '../contract/route.js';
import { BadInput } from './errors.js';
import type { Asking } from './session.js';

/** Who may ask: a permission, anyone, or someone who gave their password and is at the second factor. */
export type Door = Permission | 'anyone' | 'half-signed-in';

/** What a route was given, checked by its contract. */
export interface Given<R extends Route> {
  params: z.output<R['params']>;
  query: z.output<R['query']>;
  body: z.output<R['body']>;
}

export type Http = ParameterizedContext<Asking>;
type Answer<R extends Route> = Promise<z.input<R['answer']> | undefined>;

/** One route as it is served: its door, and what answers. */
interface Served {
  route: Route;
  door: Door;
}

/** Serves the contract's routes. The door is checked before anything is read, so that a refusal tells nothing of what exists. */
export interface Desk {
  app: App;
  /** Answers within one transaction, as the person who asks. */
  on<R extends Route>(
    route: R,
    door: Permission,
    answer: (ctx: Context, given: Given<R>) => Answer<R>,
  ): void;
  /** Answers outside a transaction: sign-in, files, streams. */
  raw<R extends Route>(
    route: R,
    door: Door,
    answer: (http: Http, given: Given<R>) => Answer<R>,
  ): void;
  /** What is served, for the API's description and the matrix of the tests. */
  served: readonly Served[];
  router: Router<Asking>;
}

export function openDesk(app: App): Desk {
  const router = new Router<Asking>();
  const served: Served[] = [];
  const raw: Desk['raw'] = (route, door, answer) => {
    served.push({ route, door });
    router.register(route.path, [route.method], async (http) => {
      try {
        assertDoor(http.state, door);
        const body = await answer(http, readGiven(route, http));
        // A stream or a file has set its own body.
        if (body !== undefined) http.body = route.answer.parse(body);
      } catch (error) {
        await noteRefusal(app, http.state, { error, route });
        throw error;
      }
    });
  };
  const on: Desk['on'] = (route, door, answer) => {
    raw(route, door, (http, given) => perform(app, actorOf(http), (ctx) => answer(ctx, given)));
  };
  return { app, on, raw, served, router };
}

function assertDoor({ actor, session }: Asking, door: Door): void {
  if (door === 'anyone') return;
  if (door === 'half-signed-in') {
    if (!session) throw new DomainError('signed-out');
    return;
  }
  if (!actor) throw new DomainError('signed-out');
  if (!may(actor, door)) throw new DomainError('not-allowed');
}

/** Leaves one audit entry where a person asked for what their role does not allow, for a record that is closed to them, or for a step that its state machine has not. */
async function noteRefusal(
  app: App,
  { actor }: Asking,
  { error, route }: { error: unknown; route: Route },
): Promise<void> {
  if (!actor || !(error instanceof DomainError)) return;
  const { code, facts } = error;
  const asked = { method: route.method, path: route.path };
  const enter = (action: string, about: Parameters<typeof record>[2]) =>
    perform(app, actor, (ctx) => record(ctx, action, about));
  const self = { kind: 'staff', id: actor.staffId } as const;
  if (code === 'not-allowed') await enter('console.refused', { ...self, facts: asked });
  if (code.endsWith('.wrong-state'))
    await enter('console.wrong-state', { ...self, facts: { ...asked, ...facts } });
  if (code === 'consent.needed')
    await enter('patient.refused', { kind: 'patient', id: String(facts['patient']), facts: asked });
}

/** The person signed in; throws `signed-out`. */
export function actorOf({ state }: Http): StaffActor {
  if (!state.actor) throw new DomainError('signed-out');
  return state.actor;
}

/** The session that asks, whole or half; throws `signed-out`. */
export function sessionOf({ state }: Http): SignedIn {
  if (!state.session) throw new DomainError('signed-out');
  return state.session;
}

function readGiven<R extends Route>(route: R, http: Http & { params?: unknown }): Given<R> {
  const params = route.params.safeParse(http.params);
  const query = route.query.safeParse({ ...http.query });
  const body = route.body.safeParse(http.request.body ?? {});
  const issues = [params, query, body].flatMap(({ error }) => error?.issues ?? []);
  if (issues.length) throw new BadInput(issues);
  // PostgreSQL keeps no NUL in a text.
  if (JSON.stringify([params.data, query.data, body.data]).includes('\\u0000'))
    throw new BadInput([]);
  return { params: params.data, query: query.data, body: body.data } as Given<R>;
}
