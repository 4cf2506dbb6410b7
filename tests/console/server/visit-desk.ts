import { visits } from '#console/contract/visits.js';
import { buildPatient } from '../../support/build.js';
import { testDesk } from '../../support/desk.js';
import { buildClinic } from '../../core/visits/clinic.js';

/** A desk on a Wednesday, half past nine at the place, and the clinics that are built for it. */
export async function visitDesk() {
  const { app, as } = await testDesk('2027-03-03T06:30:00Z');
  async function clinic(facts: Parameters<typeof buildClinic>[1] = {}) {
    const made = await buildClinic(app, facts);
    const desk = await as('front-desk', [made.site.id]);
    const book = async (day: string, time: string, more: object = {}) => {
      const { patientId } = await buildPatient(app, { site: made.site });
      const ask = { patientId, serviceId: made.serviceId, siteId: made.site.id };
      return desk.call(visits.book, { body: { ...ask, day, time, ...more } });
    };
    return { ...made, desk, book, siteId: made.site.id };
  }
  return { app, as, clinic };
}
