import type { Config } from '../kernel/config.js';
import type { Contact, Patient } from '../patients/index.js';
import type { Outgoing } from './channel.js';
import { addAsk } from './conversation.js';
import type { Ask, Conversation } from './conversation.js';
import { refusal } from './gate.js';
import { lines } from './lines.js';
import type { LineName, LineSpec } from './lines.js';
import { neverSaid } from './never-said.js';
import { asSms, render } from './render.js';
import type { Rendered, Style } from './render.js';
import { answerable, answersOf } from './say.js';
import type { Say } from './say.js';

/** A question stays open this long when nothing else ends it. */
const QUESTION_MINUTES = 15;

/** A text worded for one person, or the gate's reason against it. */
export type Composed = { out: Outgoing; style: Style } | { denied: string };

/** Who began, until when it takes an answer, and of which notice it is. */
interface How {
  started: boolean;
  until?: number | null;
  about?: Ask['about'];
}

/** Who will read it, and where its answers are noted. */
export interface Reader {
  contact: Contact;
  config: Config;
  state: Conversation;
  now: Date;
  /** Names of medicines and of staff, which the gate looks for. */
  kept: readonly string[];
  /** The patients of this number, whose names the gate looks for. */
  people?: readonly Patient[];
  /** The one of them whom a text that we start is about. */
  about?: Patient | undefined;
}

/** Nicknames that may be said where the level or the question allows it, and those of others, never said. */
function namesOf(
  { people = [], about, kept, contact: { level } }: Reader,
  line: LineName,
): { ownNames: string[]; forbiddenNames: string[] } {
  const saysNicknames = line === 'which-person';
  const never = neverSaid({ kept, people, about, level, saysNicknames });
  const names = (of: readonly Patient[]) => of.flatMap(({ nickname }) => nickname ?? []);
  if (!about) return { ownNames: names(people), forbiddenNames: never };
  const others = people.filter(({ id }) => id !== about.id);
  return { ownNames: names([about]), forbiddenNames: [...names(others), ...never] };
}

/** How a contact is spoken to. */
export function styleOf(contact: Contact, config: Config): Style {
  const { language, level } = contact;
  return { language, level, brand: config.BRAND, noun: config.ITEM_NOUN };
}

/**
 * Words a say for a contact, passes it through the gate, and notes in the conversation what its answers do.
 * `until` (milliseconds) is when its question closes; null leaves it open; by default 15 minutes.
 */
export function compose(say: Say, to: Reader, how: How): Composed {
  const { contact, config, state, now } = to;
  const style = styleOf(contact, config);
  const spec: LineSpec = lines[say.line.name];
  const keys = (spec.choices ?? []).map(({ key }) => key).filter(answerable(say));
  const only = say.line.only ? keys.filter((key) => say.line.only?.includes(key)) : keys;
  const rendered = render({ ...say.line, only }, style);
  const said = asSms(rendered);
  const refused = refusal(said, { ...style, kind: say.line.name, ...namesOf(to, say.line.name) });
  if (refused) return { denied: refused.rule };

  const n = say.again && state.asks[0] ? state.asks[0].n : note(say, rendered, { state, now, how });
  return { out: layOut(rendered, contact, n), style };
}

/** Notes a text and what its answers do; gives its number. */
function note(
  say: Say,
  { choices, grid }: Rendered,
  to: { state: Conversation; now: Date; how: How },
): number {
  const { state, now, how } = to;
  const spec: LineSpec = lines[say.line.name];
  const at = now.getTime();
  const menu = say.line.name === 'menu' || say.line.name === 'menu-first';
  state.session = how.started || !spec.asks ? null : at;
  return addAsk(state, {
    line: say.line.name,
    at,
    until: how.until === undefined ? (menu ? null : at + QUESTION_MINUTES * 60_000) : how.until,
    question: spec.asks,
    started: how.started,
    answers: answersOf(
      say,
      [...grid.flat(), ...choices].map(({ key }) => key),
    ),
    ...(say.expects ? { expects: say.expects } : {}),
    ...(how.about ? { about: how.about } : {}),
  });
}

function layOut(rendered: Rendered, contact: Contact, n: number): Outgoing {
  if (contact.channel === 'sms') return { text: asSms(rendered) };
  const cells = rendered.grid.flatMap((row) =>
    row.map(({ key, label }, at) => ({
      ...{ label, data: `1:${n}:${key}` },
      ...(at > 0 && { beside: true as const }),
    })),
  );
  const choices = rendered.choices.map(({ key, label }) => ({ label, data: `1:${n}:${key}` }));
  const buttons = [...cells, ...choices];
  return { text: rendered.text, buttons, silent: contact.level === 'COVERT' };
}
