import type { Context } from '#core/kernel/context.js';
import { bookVisit } from '#core/visits/index.js';
import { testApp } from '../../support/app.js';
import { buildClinic } from './clinic.js';

/** Visits that are booked, and what is done to them beside the code. */
export async function bookedWorld() {
  const { app, ownerUrl } = await testApp('2027-03-03T06:30:00Z');
  const friday = { day: '2027-03-05', time: '09:00' };
  async function booked(people = 1) {
    const clinic = await buildClinic(app, { people });
    const person = await clinic.patient();
    const visit = await person.do((ctx) => bookVisit(ctx, { ...person.ask, ...friday }));
    return { ...clinic, person, visit };
  }
  const audited = (ctx: Context) =>
    ctx.sql(
      `INSERT INTO audit_entries (at, actor, action, subject_kind, subject_id) VALUES (now(), 'test', 'test', 'visit', 'x')`,
      [],
    );
  return { app, ownerUrl, friday, booked, audited };
}
