import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where a file below `tests` stands as plain JavaScript, beside the built server, on which it then works. */
export const builtChild = (file: string): string =>
  path.join(root, 'dist', path.relative(root, file)).replace(/\.ts$/, '.js');
