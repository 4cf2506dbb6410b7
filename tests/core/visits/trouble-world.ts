import { expect } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { bookVisit, findVisit } from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import { moveVisits } from '#jobs/handlers/visits.js';
import { asSystem } from '../../support/app.js';
import { testService } from '../../support/service.js';
import { buildClinic } from './clinic.js';

/** Visits that are booked, and what takes them off. */
export async function troubleWorld() {
  const service = await testService('2027-03-03T06:30:00Z');
  const { app } = service;
  const friday = { day: '2027-03-05', time: '09:00' };
  async function booked(people = 1) {
    const clinic = await buildClinic(app, { people });
    const person = await clinic.patient();
    const visit = await person.do((ctx) => bookVisit(ctx, { ...person.ask, ...friday }));
    const texts = () =>
      service.twilio.accepted.filter(({ to }) => to === person.address).map(({ body }) => body);
    return { ...clinic, person, visit, texts };
  }
  const now = (visit: Visit) => asSystem(app, (ctx) => findVisit(ctx, visit.id));
  const move = async () => {
    await moveVisits({ app });
    await service.drain();
  };
  /** Visits in each slot of a place, as the slots count them and as they are. */
  async function takenAt(siteId: Id<'Site'>): Promise<number[]> {
    const rows = await asSystem(app, (ctx) =>
      ctx.sql<{ taken: number; are: number }>(
        `SELECT o.taken, (SELECT count(*)::int FROM visits v WHERE v.slot_id = o.id AND occupies(v.state) = 1) AS are
       FROM slots o WHERE o.site_id = $1 ORDER BY 1`,
        [siteId],
      ),
    );
    expect(rows.map(({ taken }) => taken)).toEqual(rows.map(({ are }) => are));
    return rows.map(({ taken }) => taken);
  }
  return { service, app, friday, booked, now, move, takenAt };
}
