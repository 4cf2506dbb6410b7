import type { Context } from '#core/kernel/context.js';
import { addDays, dayOf } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import { programmeByCode } from '#core/medicines/index.js';
import { lockContact, patientsOf } from '#core/patients/index.js';
import { listSites, openDays } from '#core/sites/index.js';
import type { OpenSite } from '#core/sites/index.js';
import { addStaff, listStaff } from '#core/staff/index.js';
import {
  addRoster,
  addService,
  bookVisit,
  freeTimes,
  giveService,
  listServices,
} from '#core/visits/index.js';
import { DEMO_PATIENTS, GENERATED } from './people.js';
import type { DemoPatient } from './people.js';

/** Who works where from Monday to Saturday, by the part of their e-mail before the @; the last two never sign in. */
const ROSTERS = [
  ['doctor', 2, '08:00', '12:00'],
  ['doctor', 3, '13:00', '16:00'],
  ['officer', 5, '08:00', '16:00'],
  ['nurse-one', 2, '08:00', '16:00'],
  ['nurse-two', 3, '08:00', '12:00'],
  ['nurse-two', 5, '13:00', '16:00'],
] as const;
const NURSES = { 'nurse-one': 'Demo nurse one', 'nurse-two': 'Demo nurse two' };
const WEEK = [1, 2, 3, 4, 5, 6];

/** Visits of the forty over two weeks of open days, and those of the first day at the desk's place. */
const VISITS = 60;
const DAYS = 12;
const TODAY = 3;
const DESK = 2;

interface Clinic {
  sites: OpenSite[];
  services: Record<'review' | 'talk' | 'depot', Id<'Service'>>;
}

/** Gives the demo clinic services, rosters and booked visits, once. */
export async function seedVisits(ctx: Context): Promise<void> {
  if ((await listServices(ctx)).length) return;
  const sites = await listSites(ctx);
  await fillRosters(ctx, sites);
  const review = await addService(ctx, { code: 'Review', minutes: 20 });
  const talk = await addService(ctx, { code: 'Talk', minutes: 40, horizonDays: 30 });
  const { id: programmeId } = await programmeByCode('demo-depot');
  const depot = await addService(ctx, { code: 'Depot', minutes: 20, programmeId });
  const clinic: Clinic = { sites, services: { review, talk, depot } };
  for (const person of [...DEMO_PATIENTS, ...GENERATED]) await giveKinds(ctx, clinic, person);
  await bookOwn(ctx, clinic);
  await bookToday(ctx, clinic);
  for (let n = 0; n < VISITS; n += 1) await bookOne(ctx, clinic, n);
}

async function fillRosters(ctx: Context, sites: readonly OpenSite[]): Promise<void> {
  const ids = new Map<string, Id<'Staff'>>();
  for (const { id, email } of await listStaff(ctx)) ids.set(email.split('@')[0] ?? '', id);
  for (const [name, shown] of Object.entries(NURSES)) {
    const email = `${name}@demo.example`;
    ids.set(name, await addStaff(ctx, { email, name: shown, role: 'doctor', siteIds: 'all' }));
  }
  const validFrom = dayOf(ctx.now, ctx.config.DEFAULT_ZONE);
  for (const [name, place, from, to] of ROSTERS) {
    const staffId = ids.get(name);
    const siteId = sites.find(({ number }) => number === place)?.id;
    if (!staffId || !siteId) continue;
    for (const weekday of WEEK)
      await addRoster(ctx, { staffId, siteId, weekday, from, to, validFrom, validUntil: null });
  }
}

/** Everyone may book a review, due in two weeks; who has two items, a talk as well; who has theirs at a visit, that visit alone. */
async function giveKinds(ctx: Context, clinic: Clinic, person: DemoPatient): Promise<void> {
  const found = await find(ctx, person);
  if (!found) return;
  const { patientId } = found;
  const dueOn = addDays(dayOf(ctx.now, ctx.config.DEFAULT_ZONE), 14);
  const { review, talk, depot } = clinic.services;
  if (person.items.includes('depot')) {
    await giveService(ctx, { patientId, serviceId: depot });
    return;
  }
  await giveService(ctx, { patientId, serviceId: review, dueOn, intervalDays: 30 });
  if (person.items.length > 1) await giveService(ctx, { patientId, serviceId: talk });
}

/** The first demo patient has a visit in two days, at twenty to ten. */
async function bookOwn(ctx: Context, { sites, services }: Clinic): Promise<void> {
  const [person] = DEMO_PATIENTS;
  const site = sites.find(({ number }) => number === person?.place);
  const found = person && (await find(ctx, person));
  if (!site || !found) return;
  const [day] = openDays(site, addDays(dayOf(ctx.now, site.zone), 2), 1);
  const ask = { ...found, serviceId: services.review, siteId: site.id };
  if (day) await bookVisit(ctx, { ...ask, day, time: '09:40' });
}

/** Some come on the first day, so that the desk has somebody to receive. */
async function bookToday(ctx: Context, clinic: Clinic): Promise<void> {
  const people = GENERATED.filter(({ place }) => place === DESK).slice(-TODAY);
  for (const [n, person] of people.entries())
    await book(ctx, clinic, { person, n, dayAt: (site) => dayOf(ctx.now, site.zone) });
}

/** The places, days and times go round, so that a calendar has something everywhere. */
async function bookOne(ctx: Context, clinic: Clinic, n: number): Promise<void> {
  const person = GENERATED[n % GENERATED.length];
  // The second round is half the days on, so that nobody has two on one day.
  const round = Math.floor(n / GENERATED.length);
  const dayAt = (site: OpenSite) =>
    openDays(site, addDays(dayOf(ctx.now, site.zone), 1), DAYS)[
      (n * 5 + round * (DAYS / 2)) % DAYS
    ];
  if (person) await book(ctx, clinic, { person, n, dayAt });
}

interface Wish {
  person: DemoPatient;
  /** Which of the day's free times it is, counted round. */
  n: number;
  dayAt: (site: OpenSite) => string | undefined;
}

async function book(
  ctx: Context,
  { sites, services }: Clinic,
  { person, n, dayAt }: Wish,
): Promise<void> {
  const site = sites.find(({ number }) => number === person.place);
  const found = await find(ctx, person);
  const day = site && dayAt(site);
  if (!day || !found) return;
  const ask = { ...found, serviceId: services.review, siteId: site.id, day };
  const times = await freeTimes(ctx, ask);
  const time = times[(n * 7) % times.length];
  if (time) await bookVisit(ctx, { ...ask, time });
}

async function find(ctx: Context, { channel, address, name }: DemoPatient) {
  const contact = await lockContact(ctx, { channel, value: address });
  const people = contact ? await patientsOf(ctx, contact.id) : [];
  const patient = people.find(({ legalName }) => legalName === name) ?? people[0];
  if (!contact || !patient) return null;
  return { patientId: patient.id, contactId: contact.id };
}
