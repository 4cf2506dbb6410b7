import { account } from './account.js';
import { demo } from './demo.js';
import { live } from './live.js';
import { pickups } from './pickups.js';
import { patients } from './patients.js';
import { roles } from './roles.js';
import { session } from './session.js';
import { staff } from './staff.js';

/** Every route there is, by resource. */
export const contract = { account, demo, live, patients, pickups, roles, session, staff };
