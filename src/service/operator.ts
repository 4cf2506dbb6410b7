import { userInfo } from 'node:os';
import type { StaffActor } from '#core/kernel/actor.js';
import type { Config } from '#core/kernel/config.js';
import type { Id } from '#core/kernel/ids.js';

/** Who acts at the command line and at a demo's desk: whoever may start the service may do what its super admin may. */
export const operator: StaffActor = {
  kind: 'staff',
  staffId: '00000000-0000-7000-8000-00000000c0de' as Id<'Staff'>,
  role: 'super-admin',
  siteIds: 'all',
  sessionId: null,
};

/** The operator with the name under which they are known to the operating system, which outside a demo stands in the audit. */
export function operatorHere({ demo }: Pick<Config, 'demo'>): StaffActor {
  return demo ? operator : { ...operator, osUser: osUser() };
}

/** A process in a container may run by a number alone. */
function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid:${process.getuid?.() ?? 'unknown'}`;
  }
}
