import type { PlaceView } from '../../contract/places.js';
import places from '../texts/en/places.ftl?raw';
import { addTexts, t } from '../texts.js';
import { statusChip } from './status-chip.js';

addTexts(places);

const LOOKS = { open: 'ready', closed: 'soon', retired: 'plain' } as const;

/** A place's state in colour, drawing and word. */
export const placeChip = (state: PlaceView['state']) =>
  statusChip(LOOKS[state], t(`place-state-${state}`));
