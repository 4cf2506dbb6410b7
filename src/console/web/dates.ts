const day = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const longDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const expiry = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A wall time at a place. */
export interface Local {
  day: string;
  time: string;
}

const noon = (on: string) => new Date(`${on}T12:00:00Z`);

/** `Fri 5 Mar` of `2027-03-05`. */
export const shortDay = (on: string): string => day.format(noon(on)).replace(',', '');

/** `5 Mar 2027`. */
export const datedDay = (on: string): string => expiry.format(noon(on));

/** `Friday 5 March 2027`. */
export const wholeDay = (on: string): string => longDay.format(noon(on)).replace(',', '');

/** `Fri 5 Mar, 09:30`. */
export const moment = ({ day: on, time }: Local): string => `${shortDay(on)}, ${time}`;

/** The day so many days after, or before, another. */
export function dayAfter(on: string, days: number): string {
  const at = noon(on);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
