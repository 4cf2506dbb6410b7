import type { Middleware } from 'koa';
import { clientAddress } from '#core/kernel/client-address.js';

/** Lets `http.ip` be the address of who asks, behind so many proxies of ours. Koa's own `proxy` would believe their Host and protocol too. */
export const addressBehind =
  (proxies: number): Middleware =>
  async (http, next) => {
    const peer = http.socket.remoteAddress ?? '';
    const forwarded = http.get('x-forwarded-for');
    http.request.ip = clientAddress({ peer, forwarded }, proxies);
    await next();
  };
