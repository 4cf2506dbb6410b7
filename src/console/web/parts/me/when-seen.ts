const when = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** `Fri 5 Mar, 09:30`, on the clock of this device. */
export const whenSeen = (instant: string): string => when.format(Date.parse(instant));
