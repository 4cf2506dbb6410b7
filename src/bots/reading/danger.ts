import type { Match } from './lexicon.js';
import type { Scan } from './scan.js';
import type { Tag } from './words/words.js';

/** Whether a text tells of danger to someone: to life, by blood, breath, swelling, poison or another's hand. */
export function tellsOfDanger(scan: Scan): boolean {
  return (
    namesDanger(scan) ||
    tookTooMany(scan) ||
    scan.near(['weary'], ['life'], 4) ||
    scan.near(['swell'], ['body'], 5) ||
    scan.near(['body'], ['swell'], 5) ||
    scan.near(['neg', 'hard'], ['breath'], 3) ||
    scan.near(['breath'], ['hard'], 3) ||
    scan.near(['blood'], ['much-blood'], 3) ||
    scan.near(['much-blood'], ['blood'], 3)
  );
}

/** "I took too many", alone or of tablets. */
function tookTooMany(scan: Scan): boolean {
  const last = scan.items.at(-1);
  return scan.near(['overtook'], ['pills'], 3) || last?.tags.has('overtook') === true;
}

/** A phrase of danger outside every idiom ("dying to know"), unless it starts where the idiom does and reaches further. */
function namesDanger({ words, matches }: Scan): boolean {
  let free = 0;
  for (let at = 0; at < words.length; at++) {
    const idiom = longest(matches[at] ?? [], 'idiom');
    const danger = longest(matches[at] ?? [], 'danger');
    if (idiom > 0 && idiom >= danger) free = Math.max(free, at + idiom);
    else if (danger > 0 && at >= free && !idiomWithin({ matches, at, length: danger })) return true;
  }
  return false;
}

/** "Phone can die": an idiom that begins before its word of danger ends. */
function idiomWithin({
  matches,
  at,
  length,
}: {
  matches: Match[][];
  at: number;
  length: number;
}): boolean {
  const inside = matches.slice(at + 1, at + length);
  return inside.some((found, i) => longest(found, 'idiom') > length - i - 1);
}

function longest(matches: Match[], tag: Tag): number {
  const lengths = matches.map(({ length, meanings }) =>
    meanings.some((each) => each.tag === tag) ? length : 0,
  );
  return Math.max(0, ...lengths);
}
