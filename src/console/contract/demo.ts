import { z } from 'zod';
import { route } from './route.js';
import { Role } from './words.js';

/** An account of the demo, with the code its second factor shows now. */
export const DemoAccount = z.object({
  name: z.string(),
  email: z.string(),
  role: Role,
  password: z.string(),
  code: z.string().nullable(),
});

export const demo = {
  accounts: route('GET /api/demo/accounts', {
    summary: 'The accounts of a demo; only a demo has this route.',
    answer: z.object({
      accounts: z.array(DemoAccount),
      /** Seconds until the codes change. */
      codesFor: z.int(),
    }),
  }),
};
