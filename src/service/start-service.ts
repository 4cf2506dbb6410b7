import type { Router } from '@koa/router';
import { makeKeys } from '#core/kernel/config.js';
import type { Config, KeySettings } from '#core/kernel/config.js';
import type { App } from '#core/kernel/context.js';
import { perform } from '#core/kernel/context.js';
import { makeLog } from '#core/kernel/log.js';
import { proveKeys } from '#core/kernel/prove-keys.js';
import { noteBotName, takeReport, takeReportById } from '#core/messaging/index.js';
import type { Post } from '#core/messaging/index.js';
import { receive } from '#bots/conversation.js';
import { hearTelegram, telegramRoutes } from '#bots/channels/telegram-webhook.js';
import { turnQueue } from '#bots/channels/turn-queue.js';
import { gatewayRoutes } from '#bots/channels/gateway-webhooks.js';
import { twilioRoutes } from '#bots/channels/twilio-webhooks.js';
import type { TwilioWebhooks } from '#bots/channels/twilio-webhooks.js';
import { healthRoutes } from '#bots/health.js';
import { startBots } from '#bots/start.js';
import { timed, turnSeconds } from '#bots/turn-seconds.js';
import type { Desk } from '#console/server/desk.js';
import type { Backend } from '#jobs/backend.js';
import { jobQueue } from '#jobs/queue.js';
import type { RunningQueue } from '#jobs/queue.js';
import { startWorker } from '#jobs/worker.js';
import { buildApp } from '../app.js';
import { openCheckpoints } from './checkpoints.js';
import { countRefusals } from './count-refusals.js';
import { closeServer, ownAddress, refuseOnePort, refusePort } from './listen.js';
import { openBackend } from './open-backend.js';
import { openConsole } from './open-console.js';
import { closeAll } from './close-all.js';
import type { OpenDatabase } from './open-database.js';
import { isMigrated } from './schema.js';
import { openProviders } from './providers.js';
import type { Providers } from './providers.js';
import { openStandings } from './standings.js';
import type { Standings } from './standings.js';
import { followTelegram } from './telegram-life.js';

export type ServiceName = 'console' | 'bots' | 'worker';

export interface StartService {
  config: Config;
  keys: KeySettings;
  database: OpenDatabase;
  services: readonly ServiceName[];
  /** More to serve on the console's port. */
  atDesk?: (app: App) => (desk: Desk) => void;
  /** More to serve beside the webhooks, once the rest is open: the demo's phones. */
  beside?: (parts: { post: Post; providers: Providers; publicUrl: string }) => Promise<Router[]>;
}

/** What runs, and how to stop it: webhooks first, then the worker, then the pools. */
export interface Running {
  app: App;
  close(): Promise<void>;
}

/** Starts the services asked for on an open, migrated database; what was opened is closed again where a part refuses. */
export async function startService(start: StartService): Promise<Running> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = () => closeAll(closers.splice(0));
  try {
    return { app: await openParts(start, closers), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens part after part; `closers` holds, at any moment, how to close what is open, what serves first. */
async function openParts(
  { config, keys, database, services, beside, atDesk }: StartService,
  closers: (() => Promise<unknown>)[],
): Promise<App> {
  refuseOnePort(config, services);
  const log = makeLog(config.LOG_LEVEL);
  const backend = await openBackend(config, database);
  closers.unshift(() => backend.close());
  const queue = jobQueue(backend, log);
  closers.unshift(() => queue.close());
  const { appUrl: databaseUrl } = database;
  const app = buildApp({ databaseUrl, config, keys: makeKeys(keys), queue, log });
  closers.push(() => app.db.close());
  await perform(app, { kind: 'system', name: 'start' }, proveKeys);
  const publicUrl = config.PUBLIC_URL ?? ownAddress(config);
  const providers = await openProviders(config, publicUrl);
  closers.push(() => providers.close());
  const standing = openStandings(app, providers.channels);
  closers.unshift(() => standing.close());
  const post: Post = { app, channels: providers.channels, heard: standing.heard };
  if (services.includes('worker')) closers.unshift(openWorker(post, backend, config));
  if (services.includes('console')) closers.unshift(await openConsole(app, atDesk?.(app)));
  if (services.includes('bots')) {
    const routers = (await beside?.({ post, providers, publicUrl })) ?? [];
    closers.unshift(await openBots({ post, providers, publicUrl, queue, routers, standing }));
  }
  return app;
}

interface OpenBots {
  post: Post;
  providers: Providers;
  publicUrl: string;
  queue: RunningQueue;
  routers: Router[];
  standing: Standings;
}

async function openBots(parts: OpenBots): Promise<() => Promise<void>> {
  const { post, providers, publicUrl } = parts;
  const { app } = post;
  const refusals = countRefusals(app);
  const turns = turnSeconds();
  const intake = {
    queue: turnQueue(),
    receive: timed(turns, (incoming) => receive(app, incoming)),
    refused: refusals.refused,
  };
  const routers = [healthRoutes({ app, turns, ...readiness(parts) }), ...parts.routers];
  routers.push(...smsRoutes(app, providers, intake));
  const { telegram } = providers;
  if (telegram) {
    const { bot, postSecret } = telegram;
    hearTelegram(bot, intake);
    if (postSecret) routers.push(telegramRoutes(bot, postSecret, intake));
  }
  const { HOST: host, BOTS_PORT: port } = app.config;
  const server = await startBots(app, { routers, host, port }).catch(async (error: unknown) => {
    await refusals.close();
    return refusePort({ host, port, setting: 'BOTS_PORT' }, error);
  });
  const named = (username: string) =>
    perform(app, { kind: 'system', name: 'telegram.name' }, (ctx) => noteBotName(ctx, username));
  const heard = (ok: boolean) => {
    parts.standing.heard('telegram', ok);
  };
  const leave =
    telegram &&
    followTelegram(
      // The name of a demo's bot belongs to somebody else out there.
      { ...telegram, publicUrl, heard, ...(providers.fakes.telegram ? {} : { named }) },
      app.log,
    );
  return () => closeAll([() => leave?.(), () => closeServer(server), () => refusals.close()]);
}

/** The webhooks of whoever carries SMS. */
function smsRoutes(
  app: App,
  { twilio, gateway }: Providers,
  intake: Pick<TwilioWebhooks, 'queue' | 'receive' | 'refused'>,
): Router[] {
  const report = { kind: 'system', name: 'sms.report' } as const;
  if (gateway)
    return [
      gatewayRoutes({
        ...intake,
        ...gateway,
        report: (said) => perform(app, report, (ctx) => takeReportById(ctx, said)),
      }),
    ];
  if (!twilio) return [];
  return [
    twilioRoutes({
      ...intake,
      ...twilio,
      report: (said) => perform(app, report, (ctx) => takeReport(ctx, said)),
    }),
  ];
}

function readiness({ post, queue, standing }: OpenBots) {
  return {
    queue: () => queue.alive(),
    migrated: () => perform(post.app, { kind: 'system', name: 'health' }, isMigrated),
    providers: standing.now,
  };
}

const SWEEP_SECONDS = 10;
const CONCURRENCY = 16;

function openWorker(post: Post, backend: Backend, config: Config): () => Promise<void> {
  const worker = startWorker(post, backend, {
    concurrency: CONCURRENCY,
    sweepEvery: SWEEP_SECONDS,
    keepCheckpoint: openCheckpoints(config),
  });
  return () => worker.close();
}
