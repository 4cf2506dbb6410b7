import type { PlaceView, TouchedView } from '../../contract/places.js';
import places from '../texts/en/places.ftl?raw';
import { addTexts, t } from '../texts.js';
import { statusChip } from './status-chip.js';

addTexts(places);

/** How many parcels a question names. */
const NAMED = 12;

/** The numbers of the parcels that an act moves, `41, 42 …`. */
export function parcelsOf({ total, holds }: TouchedView): string {
  const named = holds.slice(0, NAMED).map(({ parcel }) => parcel);
  return `${named.join(', ')}${total > named.length ? ' …' : ''}`;
}

const LOOKS = { open: 'ready', closed: 'soon', retired: 'plain' } as const;

/** A place's state in colour, drawing and word. */
export const placeChip = (state: PlaceView['state']) =>
  statusChip(LOOKS[state], t(`place-state-${state}`));
