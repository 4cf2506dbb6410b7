import { config } from 'zod';

// The page's policy forbids code made at run time, which a schema would else try when it is made.
config({ jitless: true });
