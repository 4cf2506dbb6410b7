import { patients } from '#console/contract/patients.js';
import { buildSite } from '../../support/build.js';
import { serveDesk } from '../../support/desk.js';
import type { Visitor } from '../../support/desk.js';
import { testService } from '../../support/service.js';

/** A desk beside the phones of its patients, and what is asked of a record there. */
export async function patientDesk() {
  const service = await testService();
  const { as } = await serveDesk(service.app);
  const siteId = (await buildSite(service.app)).id;
  let last = 254_722_000_000;
  const newPhone = () => `+${(last += 1)}`;
  const form = (changes: object = {}) => ({
    ...{ name: 'Amina Otieno', usualSiteId: siteId, language: 'en', level: 'COVERT' },
    ...{ consents: ['texts', 'records'], anyway: true, ...changes },
  });
  const enrol = (who: Visitor, changes: object = {}) =>
    who.call(patients.enrol, { body: form(changes) });
  const search = async (who: Visitor, words: string) =>
    (await who.call(patients.search, { body: { words } })).rows.map(({ id }) => id);
  const read = (who: Visitor, id: string) => who.call(patients.read, { params: { id } });
  /** The code in the newest text to a number. */
  async function codeTo(address: string): Promise<string> {
    await service.drain();
    const text = service.twilio.accepted.filter(({ to }) => to === address).at(-1)?.body ?? '';
    return /\d{6}/.exec(text)?.[0] ?? '';
  }
  return { service, as, siteId, newPhone, form, enrol, search, read, codeTo };
}
