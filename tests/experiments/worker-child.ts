import { json } from 'node:stream/consumers';
import { twilioChannel } from '#bots/channels/twilio-channel.js';
import type { TwilioSettings } from '#bots/channels/twilio-channel.js';
import type { Channel } from '#core/messaging/index.js';
import { makeLog } from '#core/kernel/log.js';
import { postgresBackend, redisBackend } from '#jobs/backend.js';
import { jobQueue } from '#jobs/queue.js';
import { startWorker } from '#jobs/worker.js';
import { childApp } from './parts.js';

export interface WorkerInput {
  databaseUrl: string;
  /** Where its jobs wait, if not in that database. */
  redisUrl: string | null;
  twilio: TwilioSettings;
  /** Off in the control: a text in doubt is sent again without asking the provider. */
  asks: boolean;
}

const { databaseUrl, redisUrl, twilio, asks } = (await json(process.stdin)) as WorkerInput;
const real = twilioChannel(twilio);
const call: Channel['call'] = (made) => real.call(made);
const sms: Channel = asks ? real : { name: 'sms', call, find: () => Promise.resolve(null) };
const timing = { lockDuration: 1_000, stalledInterval: 1_000 };
const backend = redisUrl
  ? await redisBackend(redisUrl, false, timing)
  : postgresBackend(databaseUrl, timing);
const app = { ...childApp(databaseUrl), queue: jobQueue(backend, makeLog('silent')) };
startWorker({ app, channels: { sms, telegram: null } }, backend, {
  concurrency: 16,
  sweepEvery: 1,
  keepCheckpoint: () => undefined,
});
process.stdout.write('ready');
