import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import { findPickup, livePickups, markReady } from '#core/pickups/index.js';
import type { Pickup } from '#core/pickups/index.js';
import { findSite } from '#core/sites/index.js';
import { collect } from '#core/visits/index.js';
import type { PhonesPorts } from '#bots/phones/phones.js';
import { operator } from '../service/operator.js';

type Desk = NonNullable<PhonesPorts['desk']>;

/** The phones' small desk has the newest; the staff console has them all. */
const SHOWN = 3;

/** The desk of every place of the demo, with the rights that the command line has. */
export function demoDesk(app: App): Desk {
  const act = <T>(work: (ctx: Context) => Promise<T>) => perform(app, operator, work);
  return {
    parcels: () =>
      act(async (ctx) => {
        const live = await livePickups(ctx, null);
        return live.toSorted(newestFirst).slice(0, SHOWN).map(parcelOf);
      }),
    ready: (id) =>
      unlessRefused(async () => {
        await act((ctx) => markReady(ctx, id as Id<'Pickup'>));
        return 'done' as const;
      }),
    handOver: (id, code) => unlessRefused(() => act((ctx) => handOver(ctx, id, code))),
  };
}

async function handOver(ctx: Context, id: string, code: string) {
  const pickup = await findPickup(ctx, id);
  const site = pickup && (await findSite(ctx, pickup.siteId));
  if (!site) return 'not-now';
  const done = await collect(ctx, { site, code, pickupId: pickup.id });
  if (!('refused' in done)) return 'done';
  return done.refused === 'pickup.code-locked' ? 'locked' : 'wrong';
}

async function unlessRefused<T>(work: () => Promise<T>): Promise<T | 'not-now'> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) return 'not-now';
    throw error;
  }
}

/** Ids rise with time. */
function newestFirst(one: Pickup, other: Pickup): number {
  return one.id < other.id ? 1 : -1;
}

function parcelOf({ id, place, parcel, state }: Pickup) {
  return { id, place, parcel, state: state === 'ready' ? ('ready' as const) : ('held' as const) };
}
