import type { Log } from '#core/kernel/log.js';
import type { JobQueue } from '#core/kernel/jobs.js';
import type { Backend } from './backend.js';

/** The queue that core adds to, and what start and readiness need of it. */
export interface RunningQueue extends JobQueue {
  /** Whether it answers. */
  alive(): Promise<boolean>;
  close(): Promise<void>;
}

/** Jobs carry ids only; the job's id is its row's (of many, the first one's) and the moment it is due, so that the same nudge is there once. */
export function jobQueue(backend: Backend, log: Log): RunningQueue {
  const queue = backend.queue();
  queue.on('error', (err) => {
    log.warn({ err }, 'the job queue is not well');
  });
  return {
    async add(name, data, { delayMs, dueMs }) {
      const ids = Object.values<string | readonly string[]>(data).map((each) => [each].flat()[0]);
      const jobId = [name, ...ids, dueMs].join('-');
      await queue.add(name, data, { jobId, delay: delayMs });
    },
    async alive() {
      await queue.getJobCounts('waiting');
      return true;
    },
    close: () => queue.close(),
  };
}
