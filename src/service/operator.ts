import type { Actor } from '#core/kernel/actor.js';
import type { Id } from '#core/kernel/ids.js';

/** Who acts at the command line and at a demo's desk: whoever may start the service may do what its super admin may. */
export const operator: Actor = {
  kind: 'staff',
  staffId: '00000000-0000-7000-8000-00000000c0de' as Id<'Staff'>,
  role: 'super-admin',
  siteIds: 'all',
  sessionId: null,
};
