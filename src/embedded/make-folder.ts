import { accessSync, constants, mkdirSync } from 'node:fs';
import os from 'node:os';
import { StartRefusal } from '#core/kernel/start-refusal.js';

/** Makes a folder for its owner alone, with its parents; throws StartRefusal where it cannot be written. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new StartRefusal(
      `The data directory ${folder} cannot be written by the user ${os.userInfo().username}${reason}. Give this user the right to write there, or name another folder in DATA_DIR.`,
      { cause },
    );
  }
}
