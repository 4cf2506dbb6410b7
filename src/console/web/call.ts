import type { z } from 'zod';
import type { Route } from '../contract/route.js';
import { connection } from './connection.js';
import { reasons } from './reasons.js';
import { OfflineError, RefusalError, refusalOf, wordsOf } from './refusal.js';
import { t } from './texts.js';

// What takes nothing, or nothing that is needed, may be left out.
type Part<Name extends string, Value> =
  Partial<Value> extends Value ? Partial<Record<Name, Value>> : Record<Name, Value>;

type Nothing = Record<string, never>;
type Asked<Name extends string, Value> = Value extends Nothing
  ? Partial<Record<Name, Nothing>>
  : Part<Name, Value>;

/** What a route is given: the names in its path, its query and its body, as its contract says. */
export type Given<R extends Route> = Asked<'params', z.input<R['params']>> &
  Asked<'query', z.input<R['query']>> &
  Asked<'body', z.input<R['body']>>;

export interface CallOptions {
  signal?: AbortSignal;
  /** It does not keep the session awake: so it is with all that only looks, for pages look again by themselves. */
  background?: boolean;
}

/** Raised on `window` when the session is no more; the shell leads to the sign-in page and back. */
export const SIGNED_OUT = 'signed-out';

/**
 * Asks the server for a route. The body is checked here first by the contract.
 * Throws a RefusalError (with the words for each field) or an OfflineError.
 */
export async function call<R extends Route>(
  route: R,
  given: Given<R>,
  options: CallOptions = {},
): Promise<z.output<R['answer']>> {
  const { params, query, body } = given as { params?: object; query?: object; body?: unknown };
  assertFits(route, given);
  const response = await reach(addressOf(route.path, params, query), {
    method: route.method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: headersOf(body, options.background ?? route.method === 'GET'),
    ...(options.signal && { signal: options.signal }),
  });
  if (response.ok) return (await response.json()) as z.output<R['answer']>;
  const refusal = await refusalOf(response);
  if (refusal.code === 'signed-out') window.dispatchEvent(new CustomEvent(SIGNED_OUT));
  throw refusal;
}

/** Throws a RefusalError that names the fields which the contract does not take. */
export function assertFits<R extends Route>(route: R, given: Given<R>): void {
  const { params = {}, body = {} } = given as { params?: unknown; body?: unknown };
  const issues = [
    route.params.safeParse(params),
    ...(given.body === undefined ? [] : [route.body.safeParse(body, { reportInput: true })]),
  ].flatMap(({ error }) => error?.issues ?? []);
  if (!issues.length) return;
  const fields = wordsOf(reasons(issues));
  throw new RefusalError(400, { code: 'invalid', message: t('refusal-fields'), fields });
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  const began = performance.now();
  try {
    const response = await fetch(address, { credentials: 'same-origin', ...init });
    connection.found(began);
    return response;
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    connection.lost();
    throw new OfflineError({ cause });
  }
}

/** `/api/places/:id` with its names filled in, and the query behind it; what is undefined or '' is left out. */
export function addressOf(path: string, params: object = {}, query: object = {}): string {
  const filled = Object.entries(params).reduce(
    (built, [name, value]) => built.replace(`:${name}`, encodeURIComponent(String(value))),
    path,
  );
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return search.size > 0 ? `${filled}?${search.toString()}` : filled;
}

function headersOf(body: unknown, background: boolean): Record<string, string> {
  return {
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(background && { 'x-background': '1' }),
  };
}
