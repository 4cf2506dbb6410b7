import type { Reading } from './reading.js';
import { readReference } from './reference.js';
import { bare } from './scan.js';
import type { Item, Scan } from './scan.js';
import { tags } from './words/tags.js';

const COMMAND_OF_NONE = tags('none place filler');
const TOLD = tags('came turned-away nothing gone');
const NOT_TURNED_AWAY = tags('if ahead code call why later');

/** "I came, it was not there", told of what happened, never asked or supposed. */
export const turnedAway = (scan: Scan): Reading | null => {
  if (scan.question) return null;
  const told = isNoneCommand(scan) || (tellsOfNone(scan) && scan.unknown <= 4);
  return told ? { is: 'none', ...readReference(scan) } : null;
};

function tellsOfNone(scan: Scan): boolean {
  const away = scan.says('turned-away');
  if (scan.has(...NOT_TURNED_AWAY) || (scan.has('nobody') && !away)) return false;
  return (away || cameBeforeNothing(scan) || lackedWhenCame(scan)) && !asksAfterwards(scan);
}

function isNoneCommand(scan: Scan): boolean {
  const said = bare(scan.items);
  const allowed = (item: Item) => COMMAND_OF_NONE.some((tag) => item.tags.has(tag));
  return (
    said.some((item) => item.tags.has('none')) &&
    said.every((item) => item.digits !== undefined || allowed(item))
  );
}

/** "There was none, is it there now". */
function asksAfterwards(scan: Scan): boolean {
  const told = scan.items.findLastIndex((item) => TOLD.some((tag) => item.tags.has(tag)));
  return scan.items
    .slice(told + 1)
    .some((item) => item.tags.has('got-any') || item.words.join(' ') === 'is it');
}

function lackedWhenCame(scan: Scan): boolean {
  return scan.has('when-came') && scan.has('nothing', 'gone');
}

/** "I came and there was none", but not "I came, I don't have my card". */
function cameBeforeNothing(scan: Scan): boolean {
  const came = scan.at('came');
  if (came < 0) return false;
  return scan.items.some(
    (item, at) =>
      at > came && (item.tags.has('nothing') || item.tags.has('gone')) && !ownLack(scan, at),
  );
}

function ownLack(scan: Scan, at: number): boolean {
  const lack = scan.items[at]?.words.join(' ') ?? '';
  const own = lack === 'sina' || scan.items[at - 1]?.words.at(-1) === 'i';
  return own && ['dont have', 'dont have it', 'havent', 'sina'].includes(lack);
}
