import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import { addService, bookVisit } from '#core/visits/index.js';
import { remind } from '#jobs/handlers/remind.js';
import { asSystem, setClock, testApp } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { buildHours, buildPractitioner } from '../visits/clinic.js';
import { change, statesAbout, tasksAbout } from './scheduled.js';

export interface Ladder {
  text?: number | null;
  call?: number;
  withhold?: number;
  see?: number;
  restart?: number;
  onSite?: boolean;
  intervalDays?: number;
}

export type Due = Awaited<ReturnType<Awaited<ReturnType<typeof ladderWorld>>['due']>>;

/** Courses that are due at a place, with the ladder of their programme. */
export async function ladderWorld() {
  const { app } = await testApp(undefined, { SMS_PER_SECOND: 1_000 });
  const post = { app, channels: { sms: null, telegram: null } };
  const at = async (day: string) => {
    await setClock(app, `${day}T09:00:00Z`);
    await app.db.query('DELETE FROM throttles');
    await remind(post);
  };
  /** A course that is due on Wednesday 3 March, of a programme with this ladder. */
  async function due(ladder: Ladder = {}) {
    await setClock(app, '2027-03-03T06:30:00Z');
    const site = await buildSite(app);
    const handover = ladder.onSite ? 'on-site' : 'taken-away';
    const medicine = await buildMedicine(app, { handover });
    await app.db.query(
      `UPDATE programmes SET call_after_days = $2, withhold_after_days = $3, see_after_days = $4,
       restart_after_days = $5, text_after_days = $6 WHERE id = $1`,
      {
        bind: [
          ...[medicine.programme.id, ladder.call ?? null, ladder.withhold ?? null],
          ...[
            ladder.see ?? null,
            ladder.restart ?? null,
            ladder.text === undefined ? 3 : ladder.text,
          ],
        ],
      },
    );
    await buildStock(app, { siteId: site.id, productId: medicine.product.id });
    const person = await buildPatient(app, { site, medicines: [medicine] });
    const { patientId, course } = person;
    await change(app, 'UPDATE courses SET interval_days = $2 WHERE id = $1', [
      course.id,
      ladder.intervalDays ?? 30,
    ]);
    return {
      site,
      person,
      course,
      tasks: () => tasksAbout(app, patientId),
      texts: () => statesAbout(app, course.id),
    };
  }
  type Due = Awaited<ReturnType<typeof due>>;
  /** Books a visit at which the course is given. */
  async function visitFor({ course, site, person }: Due, day: string) {
    const { programmeId } = await serviceOf(course.id);
    const serviceId = await asSystem(app, async (ctx) => {
      const found = 'SELECT id FROM services WHERE programme_id = $1';
      const [known] = await ctx.sql<{ id: Id<'Service'> }>(found, [programmeId]);
      return known?.id ?? addService(ctx, { code: newId(), minutes: 20, programmeId });
    });
    await buildHours(app, { staffId: await buildPractitioner(app), siteId: site.id });
    const ask = { patientId: person.patientId, serviceId, siteId: site.id };
    return asSystem(app, (ctx) => bookVisit(ctx, { ...ask, day, time: '09:00' }));
  }
  const serviceOf = (courseId: string) =>
    asSystem(app, async (ctx) => {
      const [row] = await ctx.sql<{ programmeId: Id<'Programme'> }>(
        'SELECT programme_id AS "programmeId" FROM courses WHERE id = $1',
        [courseId],
      );
      if (!row) throw new Error('no course');
      return row;
    });
  return { app, post, at, due, visitFor, serviceOf };
}
