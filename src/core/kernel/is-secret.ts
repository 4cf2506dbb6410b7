import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether what was shown is the secret; the time that it takes tells neither how much of it is right nor how long it is. */
export function isSecret(shown: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(secret));
}
