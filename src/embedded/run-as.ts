import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { StartRefusal } from '#core/kernel/start-refusal.js';

/** Under whose name PostgreSQL runs: PostgreSQL itself refuses to be root. */
export interface RunAs {
  /** What stands before the program on the command line; may be nothing. */
  prefix: readonly string[];
  /** Who must own the data directory, where it is not us. */
  owner?: { uid: number; gid: number };
}

/** What the programs see of our environment: nothing that could bend them (PGDATA, LC_ALL, TZ …). */
export const environment = { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C' };

const otherName = ['unshare', '-U', '--map-user=1000', '--map-group=1000'];

/**
 * Chooses a name for PostgreSQL over `data`, which need not exist yet. An ordinary user runs it as
 * is. Root runs it in a user namespace that shows root as another number, or, where namespaces are
 * refused or the data is another's, as that existing user. Throws StartRefusal if neither works.
 */
export function chooseRunAs(data: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const held = statSync(data, { throwIfNoEntry: false });
  if (held !== undefined && held.uid !== 0) return runAsUser(held.uid, held.gid);
  if (works(otherName)) return { prefix: otherName };
  return runAsUser(...someUser());
}

/**
 * Another user who may pass any folder (`dac_override`): our data and programs often lie below one
 * that only root can enter. `no_setuid_fixup` keeps that right in access(2), by which initdb looks
 * for its programs.
 */
export function runAsUser(uid: number, gid: number): RunAs {
  const only = '=-all,+dac_override';
  const prefix = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps${only}`,
    `--ambient-caps${only}`,
    `--bounding-set${only}`,
    '--securebits=+no_setuid_fixup',
  ];
  if (works(prefix)) return { prefix, owner: { uid, gid } };
  throw new StartRefusal(
    'PostgreSQL does not run as root, and this system lets root neither make a user namespace (unshare) nor take another name (setpriv). Start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function works(prefix: readonly string[]): boolean {
  const [program = '', ...rest] = prefix;
  const options = { env: environment, cwd: '/', stdio: 'ignore' } as const;
  return spawnSync(program, [...rest, 'true'], options).status === 0;
}

/** The user `postgres` where the system has one, else `nobody`. */
function someUser(): [number, number] {
  let users: string[] = [];
  try {
    users = readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    // A bare container: the numbers of nobody do.
  }
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((user) => user.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return [Number(uid), Number(gid)];
  }
  return [65534, 65534];
}
