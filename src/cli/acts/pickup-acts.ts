import type { Command } from 'commander';
import { dayOf, timeOf } from '#core/kernel/dates.js';
import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import { livePickups, markReady } from '#core/pickups/index.js';
import type { Pickup } from '#core/pickups/index.js';
import { collect } from '#core/visits/index.js';
import { pickupId, wholeNumber } from '../arguments.js';
import { print, table } from '../print.js';
import { siteNumbered } from '../site-numbered.js';
import { act } from '../with-app.js';

interface Json {
  json?: boolean;
}

/** Parcels kept for patients. */
export function addPickupActs(program: Command): void {
  const pickup = program.command('pickup').description('parcels kept for patients');
  pickup
    .command('list')
    .description('what is kept, what ends first on top')
    .option('--place <n>', 'its number', wholeNumber)
    .option('--json')
    .action(list);
  pickup
    .command('ready')
    .description('it is prepared: its patient is told')
    .argument('<id>', 'as `pickup list` shows it', pickupId)
    .option('--json')
    .action(ready);
  pickup
    .command('collect')
    .description('hand over by the code that the patient shows')
    .requiredOption('--place <n>', 'its number', wholeNumber)
    .requiredOption('--code <code>')
    .option('--id <id>', 'when you know whose parcel it is', pickupId)
    .option('--json')
    .action(handOver);
}

async function list({ place, json }: { place?: number } & Json): Promise<void> {
  const live = await act(async (ctx) =>
    livePickups(ctx, place ? (await siteNumbered(ctx, place)).id : null),
  );
  const rows = live.map(rowOf);
  const cells = rows.map((row) => Object.values(row).map(String));
  const lines = rows.length
    ? table([['ID', 'PLACE', 'PARCEL', 'STATE', 'UNTIL'], ...cells])
    : ['Nothing is kept. It will be here when a patient asks us to keep theirs.'];
  print(rows, lines, json);
}

async function ready(id: Id<'Pickup'>, { json }: Json): Promise<void> {
  const done = await act((ctx) => markReady(ctx, id));
  print(rowOf(done), [`Parcel ${done.parcel} is ready; the patient is being told.`], json);
}

async function handOver(
  given: { place: number; code: string; id?: Id<'Pickup'> } & Json,
): Promise<void> {
  const { code, id, json } = given;
  const done = await act(async (ctx) =>
    collect(ctx, {
      site: await siteNumbered(ctx, given.place),
      code,
      ...(id ? { pickupId: id } : {}),
    }),
  );
  if ('refused' in done) throw new DomainError(done.refused);
  const { parcel } = done.pickup;
  print({ parcel, state: 'collected' }, [`Hand over parcel ${parcel}.`], json);
}

function rowOf({ id, place, parcel, state, until, zone }: Pickup) {
  return { id, place, parcel, state, until: `${dayOf(until, zone)} ${timeOf(until, zone)}` };
}
