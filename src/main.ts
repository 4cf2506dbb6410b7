import { Command, CommanderError } from 'commander';
import { print } from './cli/print.js';
import { refusalOf } from './cli/refusal.js';
import { addPatientActs } from './cli/acts/patient-acts.js';
import { addPickupActs } from './cli/acts/pickup-acts.js';
import { addPlaceActs } from './cli/acts/place-acts.js';
import { addStockActs } from './cli/acts/stock-acts.js';
import type { seedHere } from './cli/seed-once.js';
import type { start } from './cli/start.js';
import { withApp } from './cli/with-app.js';
import { newKeySettings } from './service/demo-keys.js';

// What only one command needs is loaded by it: the providers' clients take longer than most commands.
const lazy = {
  chat: () => import('./cli/chat.js'),
  doctor: () => import('./cli/doctor.js'),
  seed: () => import('./cli/seed-once.js'),
  start: () => import('./cli/start.js'),
};

/** The command line: one command a verb; exit code 0 or 1, and with `--json` what was refused as JSON too. */
function commands(): Command {
  const program = new Command('sotto')
    .description('Ask, keep and collect, quietly.')
    .addHelpText('after', '\nFor programs: npm run -s sotto -- <command> --json')
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => {
        if (!json) write(text);
      },
    });
  program
    .command('start')
    .description('start the service')
    .option('--services <names>', 'console, bots, worker', 'console,bots,worker')
    .option('--fresh', 'empty a demo first', false)
    .action(async (given: Parameters<typeof start>[0]) => (await lazy.start()).start(given));
  program
    .command('chat')
    .description('an SMS phone in the terminal')
    .requiredOption('--as <number>', 'whose phone, +254700000101')
    .action(async ({ as }: { as: string }) => (await lazy.chat()).chat(as));
  addUpkeep(program);
  addPlaceActs(program);
  addPatientActs(program);
  addStockActs(program);
  addPickupActs(program);
  return program;
}

function addUpkeep(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date')
    .option('--json')
    .action(migrateHere);
  program
    .command('seed')
    .description('fill an empty database with the demo clinic')
    .option('--made-up', 'also where it is no demo')
    .option('--json')
    .action(async (given: Parameters<typeof seedHere>[0]) => (await lazy.seed()).seedHere(given));
  program
    .command('doctor')
    .description('look the service over')
    .option('--json')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { doctor } = await lazy.doctor();
      if (!(await doctor(json))) process.exitCode = 1;
    });
  program
    .command('keys')
    .description('secrets of a deployment')
    .command('generate')
    .description('print new keys, to be kept in files or a vault')
    .option('--json')
    .action(({ json }: { json?: boolean }) => {
      const { keks, indexKey, pepper } = newKeySettings();
      const keys = { KEK_1: keks[1] ?? '', INDEX_KEY: indexKey, PEPPER: pepper };
      const lines = Object.entries(keys).map(([name, value]) => `${name}=${value}`);
      print(keys, lines, json);
    });
}

async function migrateHere({ json }: { json?: boolean }): Promise<void> {
  const work = (_: unknown, { ran }: { ran: string[] }) => {
    print({ ran }, ran.length ? ran : ['The database is up to date.'], json);
  };
  await withApp(work, { migrates: true });
}

// Asked of what was typed: a line that cannot be read has no options yet.
const json = process.argv.includes('--json');

try {
  await commands().parseAsync();
} catch (error) {
  const told = error instanceof CommanderError;
  process.exitCode = told ? error.exitCode : 1;
  const refusal = refusalOf(error);
  if (json && process.exitCode) print({ error: refusal }, [], json);
  else if (!told) process.stderr.write(`${refusal.message}\n`);
}
