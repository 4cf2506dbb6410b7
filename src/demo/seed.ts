import type { Context } from '#core/kernel/context.js';
import { addDays, dayOf } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import { addCourse, enrol, lockContact, stopContact } from '#core/patients/index.js';
import { addSite } from '#core/sites/index.js';
import type { Site } from '#core/sites/index.js';
import { receiveStock } from '#core/stock/index.js';
import { realChannels } from '../service/real-channels.js';
import { seedDay } from './day.js';
import { addMedicines } from './medicines.js';
import type { Item, Medicine, Medicines } from './medicines.js';
import { DEMO_PATIENTS, GENERATED, UNLINKED } from './people.js';
import type { DemoPatient } from './people.js';

const WEEK = Object.fromEntries(
  ['1', '2', '3', '4', '5'].map((day) => [day, [['08:00', '16:00']]]),
) as Record<string, [string, string][]>;
const WITH_SATURDAY = { ...WEEK, '6': [['08:00', '12:00']] as [string, string][] };

/** What a fresh demo says of itself. */
export interface Seeded {
  /** Three words that link Telegram user 9002. */
  joinWords: string;
}

/** Whether the clinic is there already. */
export async function isSeeded(ctx: Context): Promise<boolean> {
  const [row] = await ctx.sql<{ n: number }>('SELECT count(*)::int AS n FROM sites', []);
  return (row?.n ?? 0) > 0;
}

/** Fills an empty database with the demo clinic: four places, six items, forty-odd patients. */
export async function seed(ctx: Context): Promise<Seeded> {
  const places = new Map<number, Site>();
  for (const [number, hours, posterWord] of [
    [2, WITH_SATURDAY, 'acacia'],
    [3, WEEK, 'baraka'],
    [4, WEEK, 'jasiri'],
    [5, WITH_SATURDAY, 'tumaini'],
  ] as const) {
    const privateName = `Demo place ${number}`;
    const zone = ctx.config.DEFAULT_ZONE;
    places.set(number, await addSite(ctx, { number, privateName, zone, hours, posterWord }));
  }
  const medicines = await addMedicines(ctx);
  await fillShelves(ctx, places, medicines);
  for (const person of [...DEMO_PATIENTS, ...GENERATED])
    await addPatient(ctx, person, { places, medicines });
  await seedDay(ctx, places);
  await leaveUnsaid(ctx);
  const unlinked = await enrol(ctx, {
    name: UNLINKED.name,
    secretNumber: UNLINKED.secretNumber,
    ...usual(places, UNLINKED.place),
  });
  await prescribe(ctx, unlinked.patientId, medicines.A);
  return { joinWords: unlinked.joinWords };
}

/** The numbers are made up and may be somebody's: by a real provider nothing is sent that nobody asked for. */
async function leaveUnsaid(ctx: Context): Promise<void> {
  await ctx.sql(`UPDATE messages SET state = 'cleared' WHERE state = 'due' AND channel = ANY($1)`, [
    realChannels(ctx.config),
  ]);
}

/** Item A: place 2 has it, place 3 has exactly one, place 4 none, place 5 has it. */
async function fillShelves(ctx: Context, places: Map<number, Site>, medicines: Medicines) {
  const expiresOn = addDays(dayOf(ctx.now, ctx.config.DEFAULT_ZONE), 400);
  const put = async (number: number, item: Item, quantity: number) => {
    const site = places.get(number);
    if (!site) return;
    const { productId } = medicines[item];
    const lotNumber = `${item.charAt(0).toUpperCase()}${number}01`;
    await receiveStock(ctx, { siteId: site.id, productId, lotNumber, expiresOn, quantity });
  };
  await put(2, 'A', 60);
  await put(3, 'A', 1);
  await put(5, 'A', 40);
  await put(2, 'B', 30);
  await put(5, 'B', 20);
  await put(2, 'daily', 200);
  for (const number of [2, 3, 5])
    for (const item of ['depot', 'prevention', 'long-course'] as const) await put(number, item, 30);
  // Too short for any course: it is minded, never promised.
  const site = places.get(2);
  if (site)
    await receiveStock(ctx, {
      siteId: site.id,
      productId: medicines.A.productId,
      lotNumber: 'A200',
      expiresOn: addDays(expiresOn, -375),
      quantity: 3,
    });
}

async function addPatient(
  ctx: Context,
  person: DemoPatient,
  { places, medicines }: { places: Map<number, Site>; medicines: Medicines },
): Promise<void> {
  const { channel, address: value, language, level, name, secretNumber, nickname } = person;
  const { patientId } = await enrol(ctx, {
    address: { channel, value },
    language,
    level,
    name,
    secretNumber,
    ...(nickname ? { nickname } : {}),
    ...usual(places, person.place),
  });
  for (const item of person.items) await prescribe(ctx, patientId, medicines[item]);
  const contact = person.stopped ? await lockContact(ctx, { channel, value }) : null;
  if (contact) await stopContact(ctx, contact);
}

async function prescribe(
  ctx: Context,
  patientId: Id<'Patient'>,
  { productId, programmeId, days, dueIn }: Medicine,
): Promise<void> {
  const today = dayOf(ctx.now, ctx.config.DEFAULT_ZONE);
  await addCourse(ctx, {
    patientId,
    productId,
    programmeId,
    units: 1,
    daysSupply: days,
    intervalDays: days,
    dueOn: addDays(today, dueIn),
    startOn: today,
  });
}

function usual(places: Map<number, Site>, number: number): { usualSiteId?: Id<'Site'> } {
  const site = places.get(number);
  return site ? { usualSiteId: site.id } : {};
}
