import { isIP } from 'node:net';

/** Where a request came in: the peer of its socket, and X-Forwarded-For as it was sent. */
export interface CameBy {
  peer: string;
  forwarded: string;
}

/**
 * The address that a request came from, behind so many proxies of ours (TRUSTED_PROXIES).
 * Each of ours adds the address of whoever asked it on the right of X-Forwarded-For; what stands further left was
 * written by the asker, and counts for nothing. The socket's peer where there are fewer entries than proxies, or no address.
 */
export function clientAddress({ peer, forwarded }: CameBy, proxies: number): string {
  if (proxies === 0) return peer;
  const added = forwarded.split(',').at(-proxies)?.trim() ?? '';
  return isIP(added) ? added : peer;
}
