import { z } from 'zod';
import { route } from './route.js';
import { Role } from './words.js';

export const roles = {
  read: route('GET /api/roles', {
    summary:
      'Which roles may do what; a page that was refused to the person says so, for the record.',
    query: z.strictObject({
      refused: z
        .string()
        .max(40)
        .regex(/^[a-z]+\.[a-z]+$/, 'action')
        .optional(),
    }),
    answer: z.object({ holders: z.record(z.string(), z.array(Role)) }),
  }),
};
