import type { Context } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { lockContact, patientsOf } from '#core/patients/index.js';
import { keep, markArrived, markReady } from '#core/pickups/index.js';
import type { Site } from '#core/sites/index.js';
import { openTask } from '#core/tasks/index.js';
import { DEMO_PATIENTS, GENERATED } from './people.js';

type Done = 'kept' | 'ready' | 'arrived' | 'asked for a call';

/** What some of the generated people of a place did before the demo began, so that its desk has a day to begin with. */
const DONE: readonly (readonly [number, readonly Done[]])[] = [
  [2, ['kept', 'kept', 'kept', 'ready', 'ready', 'arrived', 'asked for a call']],
  [5, ['ready']],
];

/** Lets people of place 2 have kept theirs, one stand at the desk, and one wait for a call; at place 5 one parcel is ready. */
export async function seedDay(ctx: Context, places: ReadonlyMap<number, Site>): Promise<void> {
  for (const { address, place: number } of DEMO_PATIENTS.filter(({ hasReady }) => hasReady))
    await seedPerson(ctx, { place: places.get(number), address, done: 'ready' });
  for (const [number, all] of DONE) {
    const people = GENERATED.filter((person) => person.place === number);
    for (const [n, done] of all.entries())
      await seedPerson(ctx, { place: places.get(number), address: people[n]?.address, done });
  }
}

interface Seeded {
  place: Site | undefined;
  address: string | undefined;
  done: Done;
}

async function seedPerson(ctx: Context, { place, address: value, done }: Seeded): Promise<void> {
  if (!place || !value) return;
  const contact = await lockContact(ctx, { channel: 'sms', value });
  const [patient] = contact ? await patientsOf(ctx, contact.id) : [];
  const course = patient?.courses[0];
  if (!contact || !course) return;
  const contactId = contact.id;
  if (done === 'asked for a call')
    await openTask(ctx, { kind: 'call-back', contactId, siteId: place.id });
  else await bring(ctx, done, await keep(ctx, { course, siteId: place.id, contactId }));
}

async function bring(
  ctx: Context,
  done: 'kept' | 'ready' | 'arrived',
  { id }: { id: Id<'Pickup'> },
): Promise<void> {
  if (done === 'kept') return;
  const { rev } = await markReady(ctx, id);
  if (done === 'arrived') await markArrived(ctx, id, rev);
}
