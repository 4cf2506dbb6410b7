import { patients } from '#console/contract/patients.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildSite } from '../../support/build.js';
import { serveDesk } from '../../support/desk.js';
import type { Visitor } from '../../support/desk.js';
import { testService } from '../../support/service.js';

/** A desk with patients that are enrolled at it, beside their phones. */
export async function patientActsDesk() {
  const service = await testService();
  const { as, signedIn } = await serveDesk(service.app);
  const site = await buildSite(service.app);
  let last = 254_733_000_000;
  const newPhone = () => `+${(last += 1)}`;
  const enrol = (who: Visitor, changes: object = {}) =>
    who.call(patients.enrol, {
      body: {
        ...{ name: 'Amina Otieno', usualSiteId: site.id, language: 'en', level: 'COVERT' },
        ...{ consents: ['texts'], anyway: true, secretNumber: '482715', ...changes },
      },
    });
  const read = async (who: Visitor, id: string) =>
    (await who.call(patients.read, { params: { id } })).details;
  const openBySecret = (who: Visitor, id: string) =>
    who.call(patients.giveSecret, { params: { id }, body: { secret: '482715' } });
  async function prescribe(who: Visitor, id: string, letter?: string) {
    const medicine = await buildMedicine(service.app);
    const body = {
      ...{ programmeId: medicine.programme.id, productId: medicine.product.id, units: 1 },
      ...{ daysSupply: 30, intervalDays: 30, startOn: '2027-03-03', dose: 'one a day', letter },
    };
    const course = await who.call(patients.prescribe, { params: { id }, body });
    return { ...course, medicine };
  }
  /** Texts that wait for a patient, by their state. */
  const waiting = (patientId: string) =>
    asSystem(service.app, (ctx) =>
      ctx.sql<{ state: string }>('SELECT state FROM messages WHERE patient_id = $1 ORDER BY id', [
        patientId,
      ]),
    );
  return { service, as, signedIn, site, newPhone, enrol, read, openBySecret, prescribe, waiting };
}
