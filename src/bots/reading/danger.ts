import { saysAlone } from './lexicon.js';
import type { Match } from './lexicon.js';
import type { Item, Scan } from './scan.js';
import { tags } from './words/tags.js';
import type { Tag } from './words/words.js';

/** What is danger where both stand near each other, whichever comes first. */
const TOGETHER: readonly (readonly [one: readonly Tag[], other: readonly Tag[], reach?: number])[] =
  [
    [tags('weary no-reason'), tags('life')],
    [tags('swallowed took'), tags('whole poisons')],
    [tags('swell'), tags('body'), 5],
    [tags('breath'), tags('hard')],
    [tags('blood'), tags('much-blood')],
    [tags('chest'), tags('ache')],
    [tags('person victim'), tags('still')],
    [tags('person victim'), tags('swallowed took-mine')],
    [tags('victim'), tags('ill'), 7],
    [tags('body'), tags('aside'), 6],
    [tags('gravely'), tags('ill'), 5],
    [tags('weapon'), tags('wielded')],
  ];
const NEAR = 4;

/** Whether a text tells of danger to someone: to life, by blood, breath, swelling, poison or another's hand. */
export function tellsOfDanger(scan: Scan): boolean {
  const together = TOGETHER.some(
    ([one, other, reach = NEAR]) => scan.near(one, other, reach) || scan.near(other, one, reach),
  );
  return (
    together ||
    namesDanger(scan) ||
    tookTooMany(scan) ||
    isKilled(scan) ||
    scan.near(['neg'], ['breath'], 3) ||
    scan.near(['beats'], ['me', 'victim'], 2)
  );
}

/** "I took too many", alone or of tablets; "swallowed 40 panadol". */
function tookTooMany(scan: Scan): boolean {
  const last = scan.items.at(-1);
  const tooMany = scan.near(['overtook'], ['pills'], 3) || last?.tags.has('overtook') === true;
  return tooMany || scan.items.some(({ tags: said }, at) => tookMany(scan, said, at));
}

function tookMany(scan: Scan, said: ReadonlySet<Tag>, at: number): boolean {
  if (said.has('swallowed')) return isMany(scan, at);
  return said.has('took') && !isFetched(scan) && countsPills(scan.items.slice(at + 1, at + 5));
}

/** "20 tablets", "vidonge 20": no hour and no day. */
function countsPills(items: readonly Item[]): boolean {
  const pills = items.findIndex(({ tags: said }) => said.has('pills'));
  const beside = [items[pills - 1], items[pills + 1]].map((item) => Number(item?.digits ?? 0));
  return pills >= 0 && Math.max(...beside) >= MANY;
}

/** They were brought home, or are told of for a month. */
const isFetched = (scan: Scan): boolean =>
  scan.has('place', 'collect', 'came', 'months') || scan.words.some((word) => HOME.has(word));

const HOME = new Set(
  'from home left remaining month toka kutoka nyumbani zimebaki mwezi chez reste restent mois'.split(
    ' ',
  ),
);

/** Whether a number of tablets follows that nobody takes at once. */
function isMany({ items }: Scan, at: number): boolean {
  const numbers = items.slice(at + 1, at + 5).flatMap(({ digits }) => digits ?? []);
  return numbers.some((digits) => Number(digits) >= MANY);
}

/** Regimens of tuberculosis reach seven a day. */
const MANY = 8;

const SOMEBODY = new Set('he she they il elle ils'.split(' '));

/** "He will kill me", but not "the queue is killing me". */
function isKilled(scan: Scan): boolean {
  if (!scan.has('kills')) return false;
  const byThing = scan.has('laugh') || scan.near(['thing'], ['kills'], 5);
  return !byThing || scan.words.some((word) => SOMEBODY.has(word));
}

/** A phrase of danger outside every idiom ("dying to know"), unless it starts where the idiom does and reaches further. */
function namesDanger({ words, matches }: Scan): boolean {
  let free = 0;
  for (let at = 0; at < words.length; at++) {
    const idiom = longest(matches[at] ?? [], 'idiom');
    const danger = longest(matches[at] ?? [], 'danger');
    if (idiom > 0 && idiom >= danger) free = Math.max(free, at + idiom);
    else if (danger > 0 && at >= free && !idiomWithin({ matches, at, length: danger })) {
      if (!isOfDevice(words, at, danger)) return true;
    }
  }
  return false;
}

const DYING = new Set('die dying dieing kufa mourir'.split(' '));
/** All that may stand between a thing and its dying. */
const ABOUT_TO = new Set(
  'is are was almost nearly just now soon low about to going gonna will can may yangu yetu iko ipo karibu inakaribia inataka ni na ya va est presque en train de bientot'.split(
    ' ',
  ),
);

/** "My battery is about to die", "betri inakaribia kufa": what dies is a thing. */
function isOfDevice(words: readonly string[], at: number, length: number): boolean {
  const [said, before] = [words.slice(at, at + length), words.slice(Math.max(0, at - 4), at)];
  const device = before.findLastIndex((word) => saysAlone(word, 'device'));
  if (device < 0 || !said.some((word) => DYING.has(word))) return false;
  const rest = [...before.slice(device + 1), ...said.filter((word) => !DYING.has(word))];
  return rest.every((word) => ABOUT_TO.has(word));
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
