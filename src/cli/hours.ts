import { DomainError } from '#core/kernel/errors.js';
import type { Hours } from '#core/sites/index.js';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const SPAN = /^(\w{3})(?:-(\w{3}))? (\d\d:\d\d)-(\d\d:\d\d)$/;

/** Reads `mon-fri 08:00-16:00, sat 09:00-12:00`; refuses anything else with `invalid`. */
export function hoursOf(text: string): Hours {
  const hours: Record<string, [string, string][]> = {};
  for (const part of text.toLowerCase().split(',')) {
    const { days, from, to } = spanOf(part.trim());
    for (const day of days) (hours[day] ??= []).push([from, to]);
  }
  return hours;
}

function spanOf(text: string): { days: string[]; from: string; to: string } {
  const [, first = '', last = first, from = '', to = ''] = SPAN.exec(text) ?? [];
  const [a, b] = [DAYS.indexOf(first), DAYS.indexOf(last)];
  if (a < 0 || b < a || from >= to) throw new DomainError('invalid', { field: 'hours' });
  const days = Array.from({ length: b - a + 1 }, (_, i) => String(a + i + 1));
  return { days, from, to };
}
