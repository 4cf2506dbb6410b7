import { UnrecoverableError } from 'bullmq';
import { perform } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import type { JobName } from '#core/kernel/jobs.js';
import { plainError } from '#core/kernel/log.js';
import { sealer, takeCheckpoint } from '#core/audit/index.js';
import type { Checkpoint } from '#core/audit/index.js';
import type { App } from '#core/kernel/context.js';
import type { Post } from '#core/messaging/index.js';
import type { AnyJob, Backend } from './backend.js';
import { handlers } from './handlers.js';
import { release } from './handlers/remind.js';
import { noteFailed } from './note-failed.js';

export interface WorkerOptions {
  concurrency: number;
  /** Seconds between sweeps. */
  sweepEvery: number;
  /** Keeps a signed head of the audit chain outside the database. */
  keepCheckpoint: (checkpoint: Checkpoint) => void;
}

const SEAL_MS = 1_000;
const RELEASE_MS = 1_000;
/** A checkpoint is kept after so long, or after so many entries. */
const CHECKPOINT_MS = 60_000;
const CHECKPOINT_ENTRIES = 1_000;

/** Works the jobs, sweeps, and seals the audit; closing waits for what is in hand. */
export function startWorker(post: Post, backend: Backend, options: WorkerOptions) {
  const { log } = post.app;
  const worker = backend.worker(
    ({ name, data }) => handle(post, name, data).catch(giveUpIfHopeless),
    options.concurrency,
  );
  worker.on('error', (err) => {
    log.warn({ err }, 'the worker is not well');
  });
  worker.on('failed', (job, err) => {
    // One that was let go by a worker that died comes without its name.
    void noteFailed(post.app, { step: job?.name ?? 'a job', row: job?.data }, err);
  });
  const seal = sealing(post.app, options.keepCheckpoint);
  const ticks = [
    every(options.sweepEvery * 1_000, () => handlers.sweep(post, {})),
    every(RELEASE_MS, () => release(post)),
    every(SEAL_MS, seal),
  ];

  /** Runs work again and again, never two at once. */
  function every(ms: number, work: () => Promise<unknown>) {
    let running: Promise<unknown> = Promise.resolve();
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      running = work()
        .catch((err: unknown) => {
          log.warn({ err }, 'a sweep failed and will run again');
        })
        .finally(() => (busy = false));
    }, ms);
    return async () => {
      clearInterval(timer);
      await running;
    };
  }

  return {
    async close() {
      await Promise.all([...ticks.map((stop) => stop()), worker.close()]);
    },
  };
}

/** Chains what is new, and keeps a checkpoint now and then. */
function sealing(app: App, keep: WorkerOptions['keepCheckpoint']): () => Promise<void> {
  const system = { kind: 'system', name: 'audit.seal' } as const;
  const seal = sealer();
  let entries = 0;
  let kept = performance.now();
  return async () => {
    entries += await perform(app, system, seal);
    const due = entries >= CHECKPOINT_ENTRIES || performance.now() - kept >= CHECKPOINT_MS;
    if (!due) return;
    const checkpoint = await perform(app, system, takeCheckpoint);
    if (checkpoint) keep(checkpoint);
    entries = 0;
    kept = performance.now();
  };
}

function handle(post: Post, name: JobName, data: AnyJob): Promise<void> {
  const handler = handlers[name] as (post: Post, data: AnyJob) => Promise<void>;
  return handler(post, data);
}

/** A refusal will be refused again, so only faults that may pass are retried. The queue keeps what is thrown, so no message is. */
function giveUpIfHopeless(error: unknown): never {
  if (error instanceof DomainError) throw new UnrecoverableError(error.code);
  const { type, code, stack = '' } = plainError(error);
  throw Object.assign(new Error(type), { name: type, code, stack: `${type}\n${stack}` });
}
