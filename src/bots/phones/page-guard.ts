import helmet from 'helmet';
import type { Context, Next } from 'koa';

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/i;
const forwarding = ['forwarded', 'via', 'x-real-ip'];

/** Whether a request comes straight to this machine's own name, through no proxy. */
export function isLocal(headers: Readonly<Record<string, unknown>>, host: string): boolean {
  const forwarded = Object.keys(headers).some(
    (name) => name.startsWith('x-forwarded') || forwarding.includes(name),
  );
  return loopback.test(host) && !forwarded;
}

/** Lets only local requests see the page; to all others it does not exist. */
export async function localOnly(http: Context, next: Next): Promise<void> {
  if (isLocal(http.headers, http.get('host'))) await next();
  else http.status = 404;
}

const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ['lit-html'],
    },
  },
  // The page is plain http on loopback: promising https would lock every other local page out.
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' },
});

/**
 * Sets the security headers, on refusals too; nothing is kept in caches unless a later step says
 * so.
 */
export async function pageHeaders(http: Context, next: Next): Promise<void> {
  await new Promise<void>((resolve) => {
    headers(http.req, http.res, () => {
      resolve();
    });
  });
  http.set('cache-control', 'no-store');
  try {
    await next();
  } catch (cause) {
    http.status = statusOf(cause);
    http.body = '';
    if (http.status >= 500) http.app.emit('error', cause, http);
  }
}

function statusOf(cause: unknown): number {
  const status = cause instanceof Error && 'status' in cause ? cause.status : 500;
  return typeof status === 'number' ? status : 500;
}

/** Refuses a change that another site's page asks for. */
export async function ownPageOnly(http: Context, next: Next): Promise<void> {
  const origin = http.get('origin');
  if (origin && origin !== `http://${http.get('host')}`) http.throw(403);
  if (!http.is('application/json')) http.throw(415);
  await next();
}
