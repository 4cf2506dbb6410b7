import { z } from 'zod';
import { route } from './route.js';
import { Role } from './words.js';

export const roles = {
  read: route('GET /api/roles', {
    summary: 'Which roles may do what.',
    answer: z.object({ holders: z.record(z.string(), z.array(Role)) }),
  }),
};
