import type { Command } from 'commander';
import { addSite } from '#core/sites/index.js';
import { hoursOf } from '../hours.js';
import { print } from '../print.js';
import { act } from '../with-app.js';

interface AddOptions {
  number: number;
  name: string;
  hours: string;
  zone?: string;
  poster?: string;
  json?: boolean;
}

/** Places where parcels are kept. */
export function addPlaceActs(program: Command): void {
  program
    .command('place')
    .description('places where parcels are kept')
    .command('add')
    .requiredOption('--number <n>', 'the number on wallet cards', Number)
    .requiredOption('--name <name>', 'its name, for staff only')
    .option('--hours <hours>', 'opening hours', 'mon-fri 08:00-16:00')
    .option('--zone <zone>', 'time zone (IANA)')
    .option('--poster <word>', 'the word on its poster: JOIN word')
    .option('--json')
    .action(add);
}

async function add({ number, name, hours, zone, poster, json = false }: AddOptions): Promise<void> {
  const site = await act((ctx) =>
    addSite(ctx, {
      number,
      privateName: name,
      zone: zone ?? ctx.config.DEFAULT_ZONE,
      hours: hoursOf(hours),
      ...(poster ? { posterWord: poster } : {}),
    }),
  );
  print({ id: site.id, number }, [`Place ${number} is open.`], json);
}
