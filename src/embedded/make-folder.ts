import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { StartRefusal } from '#core/kernel/start-refusal.js';

/** Makes a folder for its owner alone, with its parents; throws StartRefusal where it cannot be written. */
export function makeFolder(folder: string): void {
  try {
    makeWithParents(path.resolve(folder));
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new StartRefusal(
      `The data directory ${folder} cannot be written by the user ${os.userInfo().username}${reason}. Give this user the right to write there, or name another folder in DATA_DIR.`,
      { cause },
    );
  }
}

/** One folder after another: Node's own recursive way never ends where a file system makes none (`/proc`). */
function makeWithParents(folder: string): void {
  if (existsSync(folder)) return;
  makeWithParents(path.dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (cause) {
    if (!existsSync(folder)) throw cause;
  }
}
