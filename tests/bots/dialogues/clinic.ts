import { collect, livePickupsOf, markReady } from '#core/pickups/index.js';
import type { Config } from '#core/kernel/config.js';
import type { Id } from '#core/kernel/ids.js';
import { findSite } from '#core/sites/index.js';
import type { Site } from '#core/sites/index.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import type { BuildPatient } from '../../support/build.js';
import { testService } from '../../support/service.js';
import { plainPhone, smartPhone } from '../../support/transcript.js';

/** Units of the one medicine at each place, by the place's number. */
export type Shelves = Readonly<Record<number, number>>;

/** A service with places and stock: as in the demo, 2 and 5 have it, 3 has one course, 4 has none. */
export async function clinic(
  shelves: Shelves = { 2: 30, 3: 1, 4: 0, 5: 30 },
  changes: Partial<Config> = {},
) {
  const service = await testService('2027-03-03T06:30:00Z', changes);
  const { app } = service;
  const medicine = await buildMedicine(app);
  const places = new Map<number, Site>();
  const put = (place: number, quantity: number, product = medicine.product) =>
    buildStock(app, { siteId: siteAt(place).id, productId: product.id, quantity });
  const siteAt = (place: number) => {
    const site = places.get(place);
    if (!site) throw new Error(`no place ${place}`);
    return site;
  };
  for (const [place, quantity] of Object.entries(shelves)) {
    places.set(Number(place), await buildSite(app, { number: Number(place), windowCapacity: 1 }));
    if (quantity) await put(Number(place), quantity);
  }
  const enrol = (facts: BuildPatient & { place?: number } = {}) =>
    buildPatient(app, { site: siteAt(facts.place ?? 2), medicines: [medicine], ...facts });
  let user = 9300;
  return {
    service,
    app,
    medicine,
    siteAt,
    put,
    enrol,
    /** A patient and the plain phone in their hand. */
    caller: async (facts: BuildPatient & { place?: number } = {}) => {
      const person = await enrol(facts);
      return { person, phone: plainPhone(service, person.address) };
    },
    /** A patient and the chat on their smart phone. */
    chatter: async (facts: BuildPatient & { place?: number } = {}) => {
      user += 1;
      const person = await enrol({ channel: 'telegram', address: String(user), ...facts });
      return { person, user, phone: smartPhone(service, user) };
    },
    ...desk(service),
  };
}

/** What staff do beside a talk. */
function desk({ app }: Awaited<ReturnType<typeof testService>>) {
  const live = (patientId: Id<'Patient'>) => asSystem(app, (ctx) => livePickupsOf(ctx, patientId));
  return {
    live,
    /** Marks all that is kept for a patient as prepared. */
    prepare: async (patientId: Id<'Patient'>) => {
      for (const { id, state } of await live(patientId))
        if (state === 'held') await asSystem(app, (ctx) => markReady(ctx, id));
    },
    handOver: (site: Site, code: string) =>
      asSystem(app, async (ctx) => {
        const open = await findSite(ctx, site.id);
        if (!open) throw new Error('no site');
        return collect(ctx, { site: open, code });
      }),
    /** The worklist: kinds of the open tasks about a number, oldest first. */
    tasksOf: (contactId: Id<'Contact'>) =>
      asSystem(app, async (ctx) => {
        const rows = await ctx.sql<{ kind: string }>(
          `SELECT kind FROM tasks WHERE contact_id = $1 AND state = 'open' ORDER BY created_at`,
          [contactId],
        );
        return rows.map(({ kind }) => kind);
      }),
    /** Where a patient asked in vain: places by their numbers. */
    unmetOf: (patientId: Id<'Patient'>) =>
      asSystem(app, async (ctx) => {
        const rows = await ctx.sql<{ place: number }>(
          `SELECT s.number AS place FROM unmet_asks u JOIN sites s ON s.id = u.site_id
           JOIN courses c ON c.id = u.course_id WHERE c.patient_id = $1 ORDER BY 1`,
          [patientId],
        );
        return rows.map(({ place }) => place);
      }),
    stateOf: (contactId: Id<'Contact'>) =>
      asSystem(app, async (ctx) => {
        const [row] = await ctx.sql<{ state: string }>(
          'SELECT state FROM contact_points WHERE id = $1',
          [contactId],
        );
        return row?.state;
      }),
  };
}
