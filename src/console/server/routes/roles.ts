import { permissions, rolesWith } from '#core/kernel/permissions.js';
import { roles } from '../../contract/roles.js';
import type { Desk } from '../desk.js';

/** The table of rights, for pages that say who may. */
export function rolesRoutes(desk: Desk): void {
  const holders = Object.fromEntries(permissions.map((one) => [one, [...rolesWith(one)]]));
  desk.raw(roles.read, 'self.manage', () => Promise.resolve({ holders }));
}
