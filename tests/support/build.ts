import type { App } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import type { ChannelName, Language, Level } from '#core/kernel/language.js';
import { addProduct, addProgramme } from '#core/medicines/index.js';
import { addCourse, enrol, lockContact, patientsOf } from '#core/patients/index.js';
import type { Course } from '#core/patients/index.js';
import { addSite } from '#core/sites/index.js';
import type { Hours, Site } from '#core/sites/index.js';
import { countStock, receiveStock } from '#core/stock/index.js';
import { asSystem } from './app.js';

/** Monday to Saturday, eight to four. */
export const WEEKDAYS: Hours = Object.fromEntries(
  ['1', '2', '3', '4', '5', '6'].map((day) => [day, [['08:00', '16:00']]]),
);

/** The last number given to a place of each database; there are no more than 99. */
const lastSite = new WeakMap<App, number>();

/** A place that is open on weekdays; a test says only what it cares about. */
export function buildSite(
  app: App,
  facts: {
    number?: number;
    posterWord?: string;
    windowCapacity?: number;
    hours?: Hours;
    zone?: string;
  } = {},
) {
  const number = facts.number ?? (lastSite.get(app) ?? 1) + 1;
  if (facts.number === undefined) lastSite.set(app, number);
  const rest = { privateName: `Place ${number}`, zone: 'Africa/Nairobi', hours: WEEKDAYS };
  return asSystem(app, (ctx) => addSite(ctx, { ...rest, ...facts, number }));
}

/** A product and a programme that lets it be taken away anywhere. */
export async function buildMedicine(
  app: App,
  facts: Partial<Parameters<typeof addProgramme>[1]> = {},
) {
  return asSystem(app, async (ctx) => {
    const code = newId();
    const product = await addProduct(ctx, { code, unit: 'bottle' });
    const programme = await addProgramme(ctx, {
      code,
      handover: 'taken-away',
      places: 'any',
      proxyAllowed: true,
      earlyDays: 7,
      ...facts,
    });
    return { product, programme };
  });
}

/** Units of a product at a place, in one lot. */
export function buildStock(
  app: App,
  facts: {
    siteId: Id<'Site'>;
    productId: Id<'Product'>;
    quantity?: number;
    expiresOn?: string;
    lotNumber?: string;
  },
) {
  const rest = { quantity: 10, expiresOn: '2028-12-31', lotNumber: newId().slice(-8) };
  return asSystem(app, (ctx) => receiveStock(ctx, { ...rest, ...facts }));
}

/** Counts what is on a shelf, and finds it all. */
export function countShelf(
  app: App,
  shelf: { siteId: Id<'Site'>; productId: Id<'Product'> },
): Promise<void> {
  return asSystem(app, async (ctx) => {
    const lots = await ctx.sql<{ lotNumber: string; counted: number }>(
      `SELECT lot_number AS "lotNumber", on_hand AS counted FROM stock_lots
       WHERE site_id = $1 AND product_id = $2`,
      [shelf.siteId, shelf.productId],
    );
    await countStock(ctx, { ...shelf, lots });
  });
}

/** Stands for a course where a patient was built without one. */
const NO_COURSE = {} as Course;

let lastPhone = 254_700_900_000;

export interface BuildPatient {
  channel?: ChannelName;
  address?: string;
  language?: Language;
  level?: Level;
  nickname?: string;
  secretNumber?: string;
  site?: Site;
  medicines?: Awaited<ReturnType<typeof buildMedicine>>[];
  dueOn?: string;
  units?: number;
}

/** A patient with a verified number and a course a medicine. */
export async function buildPatient(app: App, facts: BuildPatient = {}) {
  const { channel = 'sms', secretNumber = '482715', medicines = [] } = facts;
  const value =
    facts.address ?? (channel === 'sms' ? `+${(lastPhone += 1)}` : String((lastPhone += 1)));
  const address = { channel, value };
  return asSystem(app, async (ctx) => {
    const enrolled = await enrol(ctx, { address, secretNumber, ...enrolment(facts) });
    const { patientId } = enrolled;
    for (const { product, programme } of medicines)
      await addCourse(ctx, {
        patientId,
        productId: product.id,
        programmeId: programme.id,
        units: facts.units ?? 1,
        daysSupply: 30,
        intervalDays: 30,
        dueOn: facts.dueOn ?? '2027-03-03',
      });
    const contact = await lockContact(ctx, address);
    if (!contact) throw new Error('no contact');
    const patient = (await patientsOf(ctx, contact.id)).find(({ id }) => id === patientId);
    if (!patient) throw new Error('no patient');
    const [course = NO_COURSE] = patient.courses;
    return { ...enrolled, address: value, contact, patient, course };
  });
}

function enrolment({ language, level, nickname, site }: BuildPatient) {
  return {
    ...(language && { language }),
    ...(level && { level }),
    ...(nickname && { nickname }),
    ...(site && { usualSiteId: site.id }),
  };
}
