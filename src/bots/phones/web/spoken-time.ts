/** `09:30` in the zone, from an ISO instant. */
export function hourOf(at: string, zone: string): string {
  return part(at, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `Thursday 4 March` in the zone. */
export function dayOf(at: string, zone: string): string {
  return part(at, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' });
}

/** `Nairobi` of `Africa/Nairobi`. */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

function part(at: string, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', how).format(new Date(at)).replace(',', '');
}
