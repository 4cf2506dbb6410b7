import type { DeskOutcome, DeskParcel } from '../contract.js';

/** What the desk says after an act on a parcel, as it was before. */
export function deskWords({ parcel, state }: DeskParcel, outcome: DeskOutcome): string {
  switch (outcome) {
    case 'done':
      return state === 'held'
        ? `Parcel ${parcel} is ready. Its phone is being told.`
        : `Parcel ${parcel} is handed over.`;
    case 'wrong':
      return `That is not the number of parcel ${parcel}. Please look at the phone again.`;
    case 'locked':
      return 'Too many wrong numbers at this place. Move the clock on by an hour, then try again.';
    case 'not-now':
      return `That cannot be done with parcel ${parcel} now. Nothing has changed.`;
  }
}
