import type { JobName, Jobs } from '#core/kernel/jobs.js';
import type { Post } from '#core/messaging/index.js';

/** Must be safe to run twice: a queue promises at least once, never exactly once. */
export type Handler<N extends JobName> = (post: Post, data: Jobs[N]) => Promise<void>;
