import { StartRefusal } from '#core/kernel/start-refusal.js';

/** Why the database of a setting does not let us in, by its SQLSTATE (PostgreSQL, appendix A), with what to do. */
export function whyNotReached(setting: string, url: string, cause: unknown): StartRefusal {
  const { hostname, port, pathname, username } = new URL(url);
  const where = `${hostname}:${port || '5432'}`;
  const reasons: Record<string, string> = {
    '28P01': `The password for ${username} at ${where} is wrong. Check ${setting}.`,
    '28000': `${where} lets nobody in as ${username || 'nobody'}. Check the user in ${setting}, and whether the server asks for TLS (?sslmode=require).`,
    '3D000': `There is no database ${decodeURIComponent(pathname.slice(1)) || username} at ${where}. Make it (CREATE DATABASE), or check ${setting}.`,
  };
  const said =
    reasons[saidBy(cause)?.code ?? ''] ??
    `The database at ${where} does not let us in. Check ${setting}, and that PostgreSQL runs there.`;
  return new StartRefusal(said, { cause });
}

/** Why the schema could not be brought up to date, where the operator can mend it; undefined for a fault of ours. */
export function whyNotMigrated(cause: unknown): StartRefusal | undefined {
  const reasons: Record<string, string> = {
    '42501':
      'The user of MIGRATE_DATABASE_URL (or of DATABASE_URL) may not make tables or extensions here. Set MIGRATE_DATABASE_URL to the owner of the tables; where there are none yet, make it the owner: ALTER DATABASE … OWNER TO …, and GRANT CREATE ON SCHEMA public.',
    '42704':
      'The user of DATABASE_URL is not known to the server of MIGRATE_DATABASE_URL. Both must lead to the same database.',
    '0A000':
      'The server has no extension btree_gist. Install the contrib package of its version (postgresql-contrib).',
  };
  const { code = '', message } = saidBy(cause) ?? {};
  // A migration that leaves a choice to people says which, in its own words.
  const said = code === '55000' ? message : reasons[code];
  return said === undefined ? undefined : new StartRefusal(said, { cause });
}

/** What the server said: its SQLSTATE and words, of an error or of the one that led to it. */
function saidBy(error: unknown): { code: string; message: string } | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string')
    return { code: error.code, message: error.message };
  return saidBy('parent' in error ? error.parent : error.cause);
}
