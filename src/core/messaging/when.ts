/** A day, the first day of a stretch (`from`), a part of the day and an hour, as far as a text names them; a wall time is `'09:40'`. */
export interface Moment {
  day?: string;
  from?: string;
  part?: 'morning' | 'afternoon' | 'evening';
  time?: string;
}

/**
 * What a text says of when. `which`: it can mean one of two; `again`: no such day, one that is over, or
 * words that leave it open.
 */
export type When =
  | ({ is: 'when' } & Moment)
  | { is: 'which'; options: Moment[] }
  | { is: 'again'; why: 'impossible' | 'past' | 'unclear' };
