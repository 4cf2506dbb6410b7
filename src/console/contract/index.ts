import { demo } from './demo.js';
import { live } from './live.js';
import { roles } from './roles.js';
import { session } from './session.js';

/** Every route there is, by resource. */
export const contract = { demo, live, roles, session };
