import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import { addService, bookVisit, giveService, visitsOf } from '#core/visits/index.js';
import { asSystem } from '../../support/app.js';
import { buildHours, buildPractitioner } from '../../core/visits/clinic.js';
import { clinic } from './clinic.js';

type Service = Partial<Parameters<typeof addService>[1]>;

/** A clinic where one person at place 2 sees patients from eight to twelve, Monday to Saturday, for twenty minutes each. */
export async function visitClinic(facts: Service = {}) {
  const place = await clinic();
  const { app, siteAt } = place;
  const hours = async (number: number, from = '08:00', to = '12:00') => {
    const staffId = await buildPractitioner(app);
    await buildHours(app, { staffId, siteId: siteAt(number).id, from, to });
    return staffId;
  };
  const nurse = await hours(2);
  const kind = (more: Service = {}) =>
    asSystem(app, (ctx) =>
      addService(ctx, { code: newId(), minutes: 20, noticeMinutes: 0, ...facts, ...more }),
    );
  const service = await kind();
  const give = (
    patientId: Id<'Patient'>,
    more: { serviceId?: Id<'Service'>; dueOn?: string } = {},
  ) => asSystem(app, (ctx) => giveService(ctx, { patientId, serviceId: service, ...more }));
  return {
    ...place,
    ...{ nurse, service, kind, give, hours, phones: place.service },
    /** A patient who may book, and the plain phone in their hand. */
    booker: async (person: Parameters<typeof place.caller>[0] = {}) => {
      const made = await place.caller(person);
      await give(made.person.patientId);
      return made;
    },
    /** The same with a chat on a smart phone. */
    chooser: async (person: Parameters<typeof place.chatter>[0] = {}) => {
      const made = await place.chatter(person);
      await give(made.person.patientId);
      return made;
    },
    visits: (patientId: Id<'Patient'>) => asSystem(app, (ctx) => visitsOf(ctx, patientId)),
    /** Books for somebody as the desk does. */
    book: (patientId: Id<'Patient'>, when: { day: string; time: string }, place = 2) =>
      asSystem(app, (ctx) =>
        bookVisit(ctx, { patientId, serviceId: service, siteId: siteAt(place).id, ...when }),
      ),
  };
}
