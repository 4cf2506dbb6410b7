import { chownSync, statSync } from 'node:fs';

/** What root writes into another user's folder stays readable to that user. */
export function keepOwner(folder: string, file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  chownSync(file, uid, gid);
}
