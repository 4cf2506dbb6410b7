import { z } from 'zod';
import { route } from './route.js';

/** What may have changed: the kinds of rows that the audit speaks of. */
export const live = {
  events: route('GET /api/events', {
    summary:
      'A stream: an event `changed` whenever something changed, with the kinds of rows in `data` and, where it is known, the id of the place or the patient that each is about, `pickup@…,lot@…,task`.',
    answer: z.string(),
    produces: 'text/event-stream',
  }),
};
