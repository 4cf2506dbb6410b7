import type { Command } from 'commander';
import { touchedHolds } from '#core/pickups/index.js';
import { addSite, closeDay } from '#core/sites/index.js';
import { hoursOf } from '../hours.js';
import { day as dayOf, lineOf, posterWord, wholeBetween, wholeNumber } from '../arguments.js';
import { print } from '../print.js';
import { siteNumbered } from '../site-numbered.js';
import { act } from '../with-app.js';

interface AddOptions {
  number: number;
  name: string;
  hours: string;
  zone?: string;
  poster?: string | null;
  json?: boolean;
}

/** Places where parcels are kept. */
export function addPlaceActs(program: Command): void {
  const place = program.command('place').description('places where parcels are kept');
  place
    .command('close')
    .description('close a place for a day')
    .requiredOption('--number <n>', 'the number on wallet cards', wholeNumber)
    .requiredOption('--day <day>', '2027-03-31', dayOf)
    .option('--json')
    .action(close);
  place
    .command('add')
    .description('open a new place')
    .requiredOption('--number <n>', 'the number on wallet cards', wholeBetween(1, 99))
    .requiredOption('--name <name>', 'its name, for staff only', lineOf(80))
    .option('--hours <hours>', 'opening hours', 'mon-fri 08:00-16:00')
    .option('--zone <zone>', 'time zone (IANA)')
    .option('--poster <word>', 'the word on its poster: JOIN word', posterWord)
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

async function close(given: { number: number; day: string; json?: boolean }): Promise<void> {
  const { number, day, json } = given;
  const touched = await act(async (ctx) => {
    const site = await siteNumbered(ctx, number);
    const { holds } = await touchedHolds(ctx, site.id, day);
    await closeDay(ctx, site.id, { day, reason: 'other' });
    return holds.map(({ parcel }) => parcel);
  });
  const lines = [`Place ${number} is closed on ${day}.`];
  if (touched.length)
    lines.push(
      `Parcels kept to that day: ${touched.join(', ')}. They are kept longer, and their patients are told.`,
    );
  print({ number, day, touched }, lines, json);
}
