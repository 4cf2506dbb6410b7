import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '#core/kernel/config.js';
import { perform } from '#core/kernel/context.js';
import { listStaff, makeLink } from '#core/staff/index.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { demoRoutes } from '../demo/console.js';
import { newcomer } from '../demo/join-words.js';
import { demoPhones } from '../demo/phones.js';
import { migrateDatabase, openDatabase } from '../service/open-database.js';
import { startService } from '../service/start-service.js';
import type { Running, ServiceName, StartService } from '../service/start-service.js';
import { banner } from './banner.js';
import { stopWhenAsked } from './stop-when-asked.js';
import { operatorHere } from '../service/operator.js';
import { readSettings } from '../service/read-settings.js';
import { seedOnce } from './seed-once.js';

const SERVICES: readonly ServiceName[] = ['console', 'bots', 'worker'];
const STOP_MS = 19_000;
const DRAIN_MS = 10_000;
const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};

interface Choice {
  services: readonly ServiceName[];
  fresh: boolean;
}

/** Starts everything, says where to look, and stops it in order when asked, at any moment. */
export async function start(given: { services: string; fresh: boolean }): Promise<void> {
  const services = servicesOf(given.services);
  const leaving = new AbortController();
  const opening = open({ services, fresh: given.fresh }, leaving.signal);
  // A stop asked for during the start waits for it: half a database is no use to anyone.
  stopWhenAsked(STOP_MS, async (fault) => {
    if (fault instanceof Error) process.stderr.write(`Stopping after a fault: ${fault.name}\n`);
    leaving.abort();
    say('Finishing what is in hand…');
    await opening.then((close) => close()).catch(() => undefined);
    say('Stopped.');
  });
  await opening;
}

/** Opens all of it, or closes again what was opened; gives the way to close it, the database last. */
async function open(choice: Choice, leaving: AbortSignal): Promise<() => Promise<void>> {
  const { config, keys } = readSettings();
  const { services, fresh } = choice;
  if (fresh && !config.demo)
    throw new StartRefusal('--fresh only empties a demo. This is not one: DATABASE_URL is set.');
  const database = await openDatabase(config, { say, fresh });
  let running: Running | null = null;
  const close = async () => {
    try {
      await Promise.race([running?.close(), pause(DRAIN_MS, undefined, { ref: false })]);
    } finally {
      await database.close();
    }
  };
  try {
    await migrateDatabase(database, config);
    const beside: StartService['beside'] = (made) => Promise.resolve([demoPhones(made, leaving)]);
    const parts = { config, keys: keys(), database, services };
    running = await startService({
      ...parts,
      ...(config.demo ? { beside, atDesk: demoRoutes } : {}),
    });
    if (config.demo) await seedOnce(running.app);
    else if (services.includes('console')) await offerFirstLink(running, config);
    if (!leaving.aborted) await sayWhere(running, services);
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

function servicesOf(text: string): ServiceName[] {
  const names = text.split(',').map((name) => name.trim());
  const known = names.filter((name): name is ServiceName =>
    SERVICES.some((service) => service === name),
  );
  if (known.length === names.length) return known;
  throw new StartRefusal(
    '--services takes console, bots and worker, or some of them: --services=bots,worker',
  );
}

/** Until there is anyone, each start prints a new one-time link for the first super admin. */
async function offerFirstLink({ app }: Running, { HOST, CONSOLE_PORT }: Config): Promise<void> {
  const token = await perform(app, operatorHere(app.config), async (ctx) =>
    (await listStaff(ctx)).length ? null : makeLink(ctx, 'first', null),
  );
  if (!token) return;
  say('There is no account yet. The first super admin sets up here, once, within three days:');
  say(`  http://${HOST}:${CONSOLE_PORT}/set-up#${token}`);
}

async function sayWhere({ app }: Running, services: readonly ServiceName[]): Promise<void> {
  const { config } = app;
  const joinWords = config.demo ? (await newcomer(app)).joinWords : null;
  say(banner({ config, services, joinWords }));
}
