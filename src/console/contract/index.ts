import { demo } from './demo.js';
import { live } from './live.js';
import { session } from './session.js';

/** Every route there is, by resource. */
export const contract = { demo, live, session };
