import type { Context } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { lockContact, patientsOf } from '#core/patients/index.js';
import { keep, markArrived, markReady } from '#core/pickups/index.js';
import type { Site } from '#core/sites/index.js';
import { openTask } from '#core/tasks/index.js';
import { DEMO_PATIENTS, GENERATED } from './people.js';

/** What some of the generated people did before the demo began, so that a desk has a day to begin with. */
const DONE = ['kept', 'kept', 'kept', 'ready', 'ready', 'arrived', 'asked for a call'] as const;

/** Lets people of place 2 have kept theirs, one stand at the desk, and one wait for a call. */
export async function seedDay(ctx: Context, places: ReadonlyMap<number, Site>): Promise<void> {
  const place = places.get(2);
  const people = GENERATED.filter((person) => person.place === 2);
  if (!place) return;
  for (const { address } of DEMO_PATIENTS.filter(({ hasReady }) => hasReady))
    await seedPerson(ctx, { place, address, done: 'ready' });
  for (const [n, done] of DONE.entries())
    await seedPerson(ctx, { place, address: people[n]?.address ?? '', done });
}

interface Seeded {
  place: Site;
  address: string;
  done: (typeof DONE)[number];
}

async function seedPerson(ctx: Context, { place, address: value, done }: Seeded): Promise<void> {
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
