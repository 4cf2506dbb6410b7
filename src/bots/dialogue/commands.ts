import type { Id } from '#core/kernel/ids.js';
import type { Act, ActName, Say } from '#core/messaging/index.js';
import { findSiteByNumber } from '#core/sites/index.js';
import { kindsOf } from '#core/visits/index.js';
import { joinBy } from '../dialogues/join.js';
import { playAct } from '../dialogues/plays.js';
import { languageLacking } from '../dialogues/settings.js';
import type { Reading } from '../reading/read.js';
import { readMove } from '../reading/when/read-move.js';
import { readWhen } from '../reading/when/read-when.js';
import { close, openQuestion } from '../turn.js';
import type { Turn } from '../turn.js';
import { offeredAct } from './offered-act.js';
import { spokeOfParcel } from './spoke-of-parcel.js';
import { whenAsked } from './when-asked.js';

interface Ref {
  letter?: string;
  place?: number;
}
type Command<K> = (
  turn: Turn,
  reading: Extract<Reading, { is: K }>,
  text: string,
) => Promise<Say | null>;

/** Plays a command or a natural try; undefined where the text is none. */
export function obey(turn: Turn, reading: Reading, text: string): Promise<Say | null | undefined> {
  const command = COMMANDS[reading.is] as Command<Reading['is']> | undefined;
  if (command) return command(turn, reading, text);
  const act = PLAIN[reading.is];
  return act ? playAct(turn, act) : Promise.resolve(undefined);
}

/** A visit to book: the kind and the day, as far as they are said. */
async function bookBy(turn: Turn, letter: string | undefined, text: string): Promise<Say | null> {
  const when = readWhen(text, whenAsked(turn));
  // "Book it", where keeping was offered; BOOK alone is of the visits, for who has any to book.
  const ofIt =
    !letter &&
    !when &&
    (/\b(?:it|this|that|one|weka|wekeni)\b(?! miadi)/i.test(text) || !(await mayBook(turn)));
  const keeping = ofIt ? offered(turn, 'keep') : undefined;
  if (keeping) return keeping;
  return playAct(turn, { do: 'book', ...(letter && { letter }), ...(when && { when }) });
}

/** "Can I come tomorrow": for what is kept where that was spoken of, or where there is no visit to book. */
async function comeBy(turn: Turn, text: string): Promise<Say | null> {
  if (spokeOfParcel(turn) || !(await mayBook(turn))) return playAct(turn, { do: 'pickups' });
  return bookBy(turn, undefined, text);
}

/** Whether anyone of this number has a kind of visit. */
async function mayBook({ ctx, patients }: Turn): Promise<boolean> {
  for (const { id, confirmed } of patients)
    if (confirmed && (await kindsOf(ctx, id)).length) return true;
  return false;
}

/** Words that carry something: an item, a place, days, a language. */
const COMMANDS: { [K in Reading['is']]?: Command<K> } = {
  item: (turn, reading) => find(turn, reading),
  keep: (turn, reading) => offeredUnnamed(turn, 'keep', reading) ?? find(turn, reading),
  'tell-me': (turn, reading) => offeredUnnamed(turn, 'tell-me', reading) ?? find(turn, reading),
  none: (turn, reading) => cameForNothing(turn, reading),
  drop: (turn, { letter, ref, item }) => {
    if (letter) return playAct(turn, { do: 'drop-pickup', letter });
    if (item && !offeredAct(turn, 'drop-visit')) return playAct(turn, { do: 'drop-pickup' });
    return playAct(turn, ref ? { do: 'visit-by-ref', ref, then: 'drop' } : dropped(turn));
  },
  book: (turn, { letter, coming }, text) =>
    coming ? comeBy(turn, text) : bookBy(turn, letter, text),
  move: (turn, _, text) => moveBy(turn, text),
  pause: (turn, { days }) => playAct(turn, days ? { do: 'pause', days } : { do: 'pause-choice' }),
  call: (turn, { when }) => playAct(turn, when ? { do: 'call-at', when } : { do: 'call' }),
  language: (turn, { language, unknown }) => {
    if (language) return playAct(turn, { do: 'set-language', language });
    return unknown ? Promise.resolve(languageLacking) : playAct(turn, { do: 'language' });
  },
  join: (turn, { words }) => joinBy(turn, words),
  mine: (turn) => playAct(turn, mine(turn)),
  'other-place': (turn) => offered(turn, 'other-place') ?? find(turn, {}),
  proxy: (turn) => offered(turn, 'send-someone') ?? playAct(turn, { do: 'pickups' }),
};

/** "Drop it" and "change the day", of the visit or the parcel that was just told of. */
function dropped(turn: Turn): Act {
  return offeredAct(turn, 'drop-visit') ?? offeredAct(turn, 'drop-pickup') ?? { do: 'drop-some' };
}

/** "When", "where do I come": what is kept where that was spoken of last, else the visits. */
const mine = (turn: Turn): Act =>
  spokeOfParcel(turn) ? { do: 'pickups' } : { do: 'visits', skip: 0, orKept: true };

/** A visit to move: which one and to when, as far as they are said. */
function moveBy(turn: Turn, text: string): Promise<Say | null> {
  const { ref, when } = readMove(text, whenAsked(turn));
  const to = when && { when };
  if (ref !== undefined) return playAct(turn, { do: 'visit-by-ref', ref, then: 'move', ...to });
  const offered = offeredAct(turn, 'visit-days');
  if (offered) return playAct(turn, { ...offered, ...to });
  const other = offeredAct(turn, 'leave-visit') ?? offeredAct(turn, 'pickup-days');
  return playAct(turn, other ?? { do: 'move-some', ...to });
}

/** Words that need nothing more. */
const PLAIN: Partial<Record<Reading['is'], Act>> = {
  menu: { do: 'menu' },
  pickups: { do: 'pickups' },
  resume: { do: 'resume' },
  who: { do: 'who' },
  help: { do: 'help' },
  'carrier-help': { do: 'help' },
  details: { do: 'details' },
  away: { do: 'away', skip: 0 },
  home: { do: 'come-back' },
  wipe: { do: 'wipe' },
  thanks: { do: 'thanks' },
  'opt-in': { do: 'menu' },
  wrong: { do: 'wrong' },
  'other-came': { do: 'call' },
  visits: { do: 'visits', skip: 0 },
  'forgot-secret': { do: 'forgot-secret' },
  later: { do: 'later' },
  report: { do: 'report' },
  log: { do: 'log' },
};

/** The open question's act, unless the person named an item or a place of their own: then that is asked after first. */
function offeredUnnamed(turn: Turn, name: ActName, { letter, place }: Ref) {
  return letter === undefined && place === undefined ? offered(turn, name) : undefined;
}

/** The act that the open question offers under some digit, said in words. */
function offered(turn: Turn, name: ActName): Promise<Say | null> | undefined {
  const open = openQuestion(turn);
  const act = Object.values(open?.answers ?? {}).find((each) => each.do === name);
  if (!open || !act) return undefined;
  close(turn, open);
  return playAct(turn, act);
}

async function find(turn: Turn, ref: Ref): Promise<Say | null> {
  const where = await siteOf(turn, ref);
  if (where === 'unknown') return { line: { name: 'no-such-place' } };
  const course = courseByLetter(turn, ref.letter);
  return playAct(turn, {
    do: 'find-item',
    ...(course && { course }),
    ...(where && { site: where }),
  });
}

async function cameForNothing(turn: Turn, ref: Ref): Promise<Say | null> {
  const where = await siteOf(turn, ref);
  if (where === 'unknown') return { line: { name: 'no-such-place' } };
  const course = courseByLetter(turn, ref.letter);
  return playAct(turn, {
    do: 'turned-away',
    ...(course && { course }),
    ...(where && { site: where }),
  });
}

async function siteOf({ ctx }: Turn, { place }: Ref): Promise<Id<'Site'> | 'unknown' | null> {
  if (place === undefined) return null;
  return (await findSiteByNumber(ctx, place))?.id ?? 'unknown';
}

/** The course that a letter names, where only one of this number's patients has it. */
function courseByLetter({ patients, state }: Turn, letter?: string): Id<'Course'> | null {
  if (!letter) return null;
  const people = patients.filter(({ id }) => !state.person || id === state.person);
  const meant = people.flatMap(({ courses }) => courses.filter((each) => each.letter === letter));
  return meant.length === 1 ? (meant[0]?.id ?? null) : null;
}
