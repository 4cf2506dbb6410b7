import type { Config } from '#core/kernel/config.js';
import { perform } from '#core/kernel/context.js';
import type { App } from '#core/kernel/context.js';
import { seedAccounts } from '../demo/accounts.js';
import { startClock } from '../demo/demo-clock.js';
import { keepJoinWords } from '../demo/join-words.js';
import { isSeeded, seed } from '../demo/seed.js';
import type { Seeded } from '../demo/seed.js';
import { seedVisits } from '../demo/visits.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { operatorHere } from '../service/operator.js';
import { realChannels } from '../service/real-channels.js';
import { print } from './print.js';
import { withApp } from './with-app.js';

/** Fills an empty database with the demo clinic; null where there is a clinic. In a demo its clock, accounts and visits come too. */
export async function seedOnce(app: App): Promise<Seeded | null> {
  const { demo } = app.config;
  const operator = operatorHere(app.config);
  const empty = await perform(app, operator, async (ctx) => {
    if (await isSeeded(ctx)) return false;
    if (demo) await startClock(ctx);
    return true;
  });
  const seeded = empty
    ? await perform(app, operator, async (ctx) => {
        const made = await seed(ctx);
        // Before it is kept: words that nobody can read again must not be.
        if (demo) keepJoinWords(app.config, made);
        return made;
      })
    : null;
  if (demo) {
    await seedAccounts(app);
    await perform(app, operator, seedVisits);
  }
  return seeded;
}

/** `seed`, at the command line. */
export async function seedHere({ json, madeUp = false }: SeedHere): Promise<void> {
  const seeded = await withApp((app) => {
    refuseRealClinic(app.config, madeUp);
    return seedOnce(app);
  });
  const line = seeded
    ? `Seeded. Telegram 9002: JOIN ${seeded.joinWords}`
    : 'There is a clinic here already.';
  print({ seeded: seeded !== null, ...seeded }, [line], json);
}

interface SeedHere {
  json?: boolean;
  madeUp?: boolean;
}

/** Made-up patients have numbers that may be somebody's, and secret numbers that are printed. */
function refuseRealClinic(config: Config, madeUp: boolean): void {
  if (config.demo) return;
  if (realChannels(config).length)
    throw new StartRefusal(
      'The demo clinic is not put where a provider is set: its made-up patients would be texted.',
    );
  if (!madeUp)
    throw new StartRefusal(
      'This is no demo: DATABASE_URL is set. To fill it with made-up patients all the same, add --made-up.',
    );
}
