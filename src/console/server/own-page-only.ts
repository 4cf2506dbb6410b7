import type { Middleware } from 'koa';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that another site's page asks for: by fetch metadata where the browser sends it, else by Origin, and
 * only JSON, which no plain form can send (OWASP CSRF cheat sheet). There are no plain forms, so there is no token for them.
 */
export const ownPageOnly: Middleware = async (http, next) => {
  if (!SAFE.has(http.method)) {
    const site = http.get('sec-fetch-site');
    const origin = http.get('origin');
    const own = origin ? originHost(origin) === http.host : site === 'same-origin';
    if (!own || (site && site !== 'same-origin')) http.throw(403);
    // Our pages pack nothing, and what cannot be unpacked would be a fault of ours.
    if (http.get('content-encoding')) http.throw(415);
    if (http.get('content-type') && !http.is('application/json')) http.throw(415);
  }
  await next();
};

function originHost(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
