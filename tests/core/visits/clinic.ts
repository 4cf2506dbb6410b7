import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { addStaff } from '#core/staff/index.js';
import {
  addRoster,
  addService,
  giveService,
  giveServicesAt,
  servicesNotAt,
} from '#core/visits/index.js';
import type { Service } from '#core/visits/index.js';
import { asSystem } from '../../support/app.js';
import { buildPatient, buildSite } from '../../support/build.js';

/** A practitioner; `speciality` as the account says it. */
export function buildPractitioner(app: App, speciality: string | null = null) {
  return asSystem(app, async (ctx) => {
    const email = `${newId().slice(-12)}@clinic.example`;
    const id = await addStaff(ctx, { email, name: 'Somebody', role: 'doctor', siteIds: 'all' });
    await ctx.sql('UPDATE staff SET speciality = $2 WHERE id = $1', [id, speciality]);
    return id;
  });
}

/** Hours on each day from Monday to Saturday. */
export function buildHours(
  app: App,
  at: { staffId: Id<'Staff'>; siteId: Id<'Site'>; from?: string; to?: string },
) {
  const { staffId, siteId, from = '08:00', to = '16:00' } = at;
  return asSystem(app, async (ctx) => {
    for (const weekday of [1, 2, 3, 4, 5, 6])
      await addRoster(ctx, {
        ...{ staffId, siteId, weekday, from, to },
        ...{ validFrom: '2020-01-01', validUntil: null },
      });
  });
}

/** Lets a place give every service but those. */
export async function giveAllBut(
  ctx: Context,
  siteId: Id<'Site'>,
  ...not: Id<'Service'>[]
): Promise<void> {
  const { rev } = await servicesNotAt(ctx, siteId);
  await giveServicesAt(ctx, siteId, { rev, not });
}

/** A place with practitioners on its roster and one service of half an hour. */
export async function buildClinic(
  app: App,
  facts: {
    people?: number;
    from?: string;
    to?: string;
    zone?: string;
    service?: Partial<Omit<Service, 'id' | 'rev'>>;
  } = {},
) {
  const { people = 1, service = {}, from, to, zone } = facts;
  const site = await buildSite(app, { ...(zone && { zone }) });
  const staff: Id<'Staff'>[] = [];
  for (let n = 0; n < people; n += 1) staff.push(await buildPractitioner(app));
  for (const staffId of staff)
    await buildHours(app, { staffId, siteId: site.id, ...(from && { from }), ...(to && { to }) });
  const serviceId = await asSystem(app, (ctx) =>
    addService(ctx, { code: newId(), minutes: 30, ...service }),
  );
  /** A patient who may book it, and what they do themselves. */
  const patient = async (dueOn?: string) => {
    const person = await buildPatient(app, { site });
    const { patientId, contact } = person;
    await asSystem(app, (ctx) => giveService(ctx, { patientId, serviceId, dueOn }));
    const actor = { kind: 'patient', contactId: contact.id, patientIds: [patientId] } as const;
    const ask = { patientId, serviceId, siteId: site.id, contactId: contact.id };
    return {
      ...person,
      ask,
      do: <T>(work: (ctx: Context) => Promise<T>) => perform(app, actor, work),
    };
  };
  return { site, staff, serviceId, patient };
}
