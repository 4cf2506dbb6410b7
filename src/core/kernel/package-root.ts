import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, from the sources and from their build alike: the nearest above with a `package.json`. */
export const packageRoot = nearest(fileURLToPath(import.meta.url));

function nearest(from: string): string {
  const above = dirname(from);
  if (above === from || existsSync(join(above, 'package.json'))) return above;
  return nearest(above);
}
