import { z } from 'zod';
import { route } from './route.js';

/** What a change is marked with of the id that it is about: enough for a page to know its own, too little to ask for another's. */
export const markOf = (id: string): string => id.slice(-8);

/** What may have changed: the kinds of rows that the audit speaks of. */
export const live = {
  events: route('GET /api/events', {
    summary:
      'A stream: an event `changed` whenever something changed, with the kinds of rows in `data` and, where it is known, the end of the id of the place or the patient that each is about, `pickup@…,lot@…,task`.',
    answer: z.string(),
    produces: 'text/event-stream',
  }),
};
