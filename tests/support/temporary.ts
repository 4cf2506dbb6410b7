import { rmSync } from 'node:fs';
import { chmod, mkdtemp, statfs } from 'node:fs/promises';
import path from 'node:path';

/** Where Linux keeps files in memory. */
const MEMORY = '/dev/shm';
/** Well above what the databases of a whole run come to. */
const ROOM = 6 * 2 ** 30;

/** Where there is room in memory, the folders of the tests lie there: a disk makes databases ten times as slow to copy and to remove. */
export default async function temporary(): Promise<() => Promise<void>> {
  if (process.env['TMPDIR'] || !(await hasRoom())) return () => Promise.resolve();
  const folder = await mkdtemp(path.join(MEMORY, 'sotto-tests-'));
  // As of /tmp: some of them belong to another user.
  await chmod(folder, 0o1777);
  process.env['TMPDIR'] = folder;
  const clear = () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  // A run that is broken off must not keep the memory; a database without its files ends by itself.
  process.once('exit', clear);
  return () => {
    Reflect.deleteProperty(process.env, 'TMPDIR');
    clear();
    return Promise.resolve();
  };
}

async function hasRoom(): Promise<boolean> {
  if (process.platform !== 'linux' || process.availableMemory() < ROOM) return false;
  const memory = await statfs(MEMORY).catch(() => null);
  return memory !== null && memory.bavail * memory.bsize >= ROOM;
}
