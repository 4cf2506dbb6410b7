import type { Contact } from '../patients/index.js';
import type { Say } from './say.js';

/** A text that we start, made from what is true at the moment of sending. */
export interface Notice {
  say: Say;
  /** When its question closes. */
  until: Date | null;
  /** The contact as it has become by this, where it has. */
  contact?: Contact;
}
