import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import closeWithGrace from 'close-with-grace';
import type { Config } from '#core/kernel/config.js';
import { perform } from '#core/kernel/context.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { runningPostgres } from '#embedded/index.js';
import { startClock } from '../demo/demo-clock.js';
import { demoPhones } from '../demo/phones.js';
import { isSeeded, seed } from '../demo/seed.js';
import { migrateDatabase, openDatabase } from '../service/open-database.js';
import { startService } from '../service/start-service.js';
import type { Running, ServiceName } from '../service/start-service.js';
import { act, settingsOf } from './with-app.js';
import { operator } from '../service/operator.js';

const STOP_MS = 20_000;
const say = (line: string) => {
  process.stdout.write(`${line}\n`);
};

/** Starts everything, says where to look, and stops it in order when asked. */
export async function start({
  services,
  fresh,
}: {
  services: string;
  fresh: boolean;
}): Promise<void> {
  const chosen = servicesOf(services);
  const first = settingsOf();
  if (fresh) beginAgain(first.config);
  const { config, keys } = fresh ? settingsOf() : first;
  const database = await openDatabase(config, say);
  const leaving = new AbortController();
  let running: Running | null = null;
  const stop = async () => {
    leaving.abort();
    await running?.close();
    await database.close();
  };
  try {
    await migrateDatabase(database, config);
    running = await startService({
      config,
      keys,
      database,
      services: chosen,
      ...(config.demo
        ? { beside: (parts) => Promise.resolve([demoPhones(parts, leaving.signal)]) }
        : {}),
    });
    if (config.demo) await seedOnce(running, config);
  } catch (error) {
    await stop();
    throw error;
  }
  banner(config, chosen);
  // A Ctrl-C reaches npm and us, so a second one of the same moment is the same wish.
  closeWithGrace({ delay: STOP_MS, logger: false, skip: ['beforeExit'] }, async ({ err }) => {
    if (err) process.stderr.write(`Stopping after a fault: ${err.name}\n`);
    say('Finishing what is in hand…');
    await stop();
    say('Stopped.');
  });
  process.on('SIGINT', () => undefined);
}

function servicesOf(text: string): ServiceName[] {
  const names = text.split(',').map((name) => name.trim());
  const known = names.filter((name): name is ServiceName => name === 'bots' || name === 'worker');
  if (known.length === names.length) return known;
  throw new StartRefusal('--services takes bots, worker or both: --services=bots,worker');
}

/** Removes the demo's data; keys go too, as nothing is left that they open. */
function beginAgain(config: Config): void {
  if (!config.demo)
    throw new StartRefusal('--fresh only empties a demo. This is not one: DATABASE_URL is set.');
  if (runningPostgres(path.resolve(config.DATA_DIR, 'postgres')))
    throw new StartRefusal(
      `A demo runs on ${config.DATA_DIR}. Stop it first, then start with --fresh.`,
    );
  for (const name of ['postgres', 'keys.json', 'demo.json', 'audit-checkpoints.jsonl'])
    rmSync(path.resolve(config.DATA_DIR, name), { recursive: true, force: true });
}

async function seedOnce({ app }: Running, config: Config): Promise<void> {
  const empty = await perform(app, operator, async (ctx) => {
    if (await isSeeded(ctx)) return false;
    await startClock(ctx);
    return true;
  });
  if (!empty) return;
  const seeded = await perform(app, operator, seed);
  writeFileSync(demoFile(config), `${JSON.stringify(seeded)}\n`);
}

function demoFile(config: Config): string {
  return path.resolve(config.DATA_DIR, 'demo.json');
}

function banner(config: Config, services: readonly ServiceName[]): void {
  const base = `http://localhost:${config.BOTS_PORT}`;
  say('');
  if (!config.demo) {
    say(`Sotto is up: ${services.join(', ')}. Readiness: ${base}/readyz`);
    return;
  }
  say(
    'Sotto runs as a DEMO: made-up patients, a database and keys of its own, nothing leaves this machine.',
  );
  say('');
  say(`  Two phones    ${base}/phones      send 1 and see`);
  say('  The desk      npm run sotto -- pickup list');
  const file = demoFile(config);
  if (existsSync(file)) {
    const { joinWords } = JSON.parse(readFileSync(file, 'utf8')) as { joinWords: string };
    say(`  Telegram 9002 is not linked yet: JOIN ${joinWords}  (within 7 days of the first start)`);
  }
  say('  Who is who    docs/demo.md');
  say('');
  say('Ctrl-C stops it; the data stays. npm start -- --fresh begins again.');
}

/** Fills an empty database with the demo clinic, at the command line. */
export async function seedHere(): Promise<void> {
  const seeded = await act(async (ctx) => {
    if (await isSeeded(ctx)) return null;
    return seed(ctx);
  });
  say(
    seeded ? `Seeded. Telegram 9002: JOIN ${seeded.joinWords}` : 'There is a clinic here already.',
  );
}
