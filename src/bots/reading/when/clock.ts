/** An hour as it was said, and how many terms it took. */
export interface Clock {
  hour: number;
  minute: number;
  /** `saa`: counted from six or as on a watch; `saa-words`: from six; `exact`: of 24; `bare`: of twelve. */
  style: 'saa' | 'saa-words' | 'exact' | 'bare';
  half?: 'am' | 'pm';
  length: number;
}

/** An hour as it is counted on a watch; of 24 where it can be no other. */
export const bare = (hour: number, minute: number): Clock => ({
  hour,
  minute,
  style: hour > 12 || hour === 0 ? 'exact' : 'bare',
  length: 1,
});

/** "9"; null for more than two digits. */
export function hourOf(digits: string): Clock | null {
  const hour = Number(digits);
  return digits.length <= 2 ? bare(hour, 0) : null;
}

/** "0930", "1430", "930"; "2027" is a year. */
export function hhmm(digits: string): Clock | null {
  const [hour, minute] = [Number(digits.slice(0, -2)), Number(digits.slice(-2))];
  const year = digits.startsWith('202') || digits.startsWith('203');
  if (digits.length > 4 || year || hour > 23 || minute > 59) return null;
  const clock = bare(hour, minute);
  return digits.startsWith('0') ? { ...clock, style: 'exact' } : clock;
}

/** Every hour of the day that a clock may mean. */
export function timesOf({ hour, minute, style, half }: Clock): string[] {
  if (hour > 23 || minute > 59) return [];
  return [...new Set(hoursOf(hour, style, half))].map((each) => `${two(each)}:${two(minute)}`);
}

function hoursOf(hour: number, style: Clock['style'], half: Clock['half']): number[] {
  const twelve = hour % 12;
  if (half && hour <= 12) return [half === 'pm' ? twelve + 12 : twelve];
  if (style === 'exact' || hour > 12) return [hour];
  const watch = [twelve, twelve + 12];
  if (style === 'bare') return watch;
  const fromSix = [twelve + 6, (twelve + 18) % 24];
  return style === 'saa-words' ? fromSix : [...fromSix, ...watch];
}

const two = (number: number): string => String(number).padStart(2, '0');
