import type { medicines } from '../../contract/medicines.js';
import type { places } from '../../contract/places.js';
import type { services } from '../../contract/services.js';
import type { staff } from '../../contract/staff.js';
import { call } from '../call.js';
import type { Given } from '../call.js';
import { t } from '../texts.js';
import { confirmAct } from './confirm-act.js';
import { parcelsOf } from './place-words.js';
import { touchedWords } from './touched-words.js';

/** Routes that say which booked visits a change would touch, those of a place or a programme also which parcels. */
type Foretells =
  | typeof places.foretold
  | typeof places.serveForetold
  | typeof medicines.programmeForetold
  | typeof services.foretold
  | typeof services.foretoldAt
  | typeof staff.foretold
  | typeof staff.foretoldState;

/** Names the booked visits and the parcels that a change touches and asks before it is made; true where it touches none, or it is wanted all the same. */
export async function foretold<R extends Foretells>(route: R, given: Given<R>): Promise<boolean> {
  const touched = await call(route, given);
  const { visits, holds } = 'holds' in touched ? touched : { visits: touched, holds: null };
  const { consequence: words, also } = touchedWords(visits);
  const consequence = [
    ...(visits.total ? [words] : []),
    ...(holds?.total
      ? [t('touched-parcels', { total: holds.total, parcels: parcelsOf(holds) })]
      : []),
  ].join(' ');
  if (!consequence) return true;
  return confirmAct({ title: t('touched-ask'), consequence, also, act: t('touched-anyway') });
}
