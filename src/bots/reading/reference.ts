import { findLetter } from './letter.js';
import { findPlace } from './place.js';
import type { Scan } from './scan.js';

/** The letter and the place that a text names, as on the patient's card. */
export interface Reference {
  letter?: string;
  place?: number;
}

export function readReference(scan: Scan): Reference {
  const letterAt = findLetter(scan);
  const letter = letterAt === null ? undefined : scan.words[letterAt]?.toUpperCase();
  const place = findPlace(scan, letterAt);
  return { ...(letter !== undefined && { letter }), ...(place !== undefined && { place }) };
}
