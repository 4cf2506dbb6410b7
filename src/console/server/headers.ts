import helmet from 'helmet';
import type { Middleware } from 'koa';

const secure = (https: boolean) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Beside our own sheet one empty style element, by its digest: the calendar writes its rules into it as objects.
        styleSrc: ["'self'", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"],
        // The kit's parts set sizes as style attributes.
        styleSrcAttr: ["'unsafe-inline'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // On loopback, promising https would lock every other local page out.
    strictTransportSecurity: https && { maxAge: 63_072_000, includeSubDomains: true },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });

/** Sets the security headers on every answer, refusals too; nothing is kept in caches unless a later step says so. */
export function headers({ https }: { https: boolean }): Middleware {
  const set = secure(https);
  return async (http, next) => {
    await new Promise<void>((resolve) => {
      set(http.req, http.res, () => {
        resolve();
      });
    });
    http.set('cache-control', 'no-store');
    http.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
    await next();
  };
}
