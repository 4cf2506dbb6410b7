import { expect } from 'vitest';
import { moveClock } from './app.js';
import type { TestService } from './service.js';

/** A phone in a talk: what is typed or pressed on it, and what it then shows. */
interface Phone {
  service: TestService;
  /** Types a text and gives what is said to it. */
  type(text: string): Promise<string[]>;
  /** What arrived unasked since last looked at. */
  arrived(): string[];
}

/** Things that happen beside a talk: a step's name in the script, and what it does. */
export type Steps = Readonly<Record<string, () => Promise<unknown>>>;

export interface Talk {
  /** The holder's secret number, for `{secret}` (right) and `{wrong}`. */
  secret?: string;
  /** Values for other `{names}` in what is typed. */
  words?: Readonly<Record<string, string>>;
  steps?: Steps;
  /** Told each text as it was said. */
  hear?: (text: string) => void;
}

const MINUTE_STEP = /^(\d+) (minute|hour|day)s?( later)$/;
/** What follows by itself has its time to be sent. */
const MOMENT = 'a moment later';
const MINUTES = { minute: 1, hour: 60, day: 1440 } as const;

/** A plain phone: its texts go through the signed webhook. */
export function plainPhone(service: TestService, number: string): Phone {
  const { accepted } = service.twilio;
  let seen = accepted.length;
  return {
    service,
    async type(text) {
      const { status, texts } = await service.postSms(number, text);
      expect(status).toBe(200);
      return texts;
    },
    arrived() {
      const fresh = accepted.slice(seen).filter(({ to }) => to === number);
      seen = accepted.length;
      return fresh.map(({ body }) => body);
    },
  };
}

/** A smart phone: `[Label]` presses that button, anything else is typed; a text shows its buttons under it. */
export function smartPhone(service: TestService, user: number): Phone {
  let seen = new Map<number, string>();
  const fresh = () => {
    const now = new Map(
      service
        .chat(user)
        .filter(({ deleted, from }) => !deleted && from === 'bot')
        .map((message) => [message.messageId, shown(message)] as const),
    );
    const changed = [...now].filter(
      ([id, text]) => text !== '' && textOf(seen.get(id)) !== textOf(text),
    );
    seen = now;
    return changed.map(([, text]) => text);
  };
  fresh();
  return {
    service,
    async type(text) {
      // One text a second a chat: the clock moves so that none waits.
      await moveClock(service.app, 1 / 20);
      const label = /^\[(.*)\]$/.exec(text)?.[1];
      await (label === undefined ? service.write(user, text) : service.press(user, label));
      return fresh();
    },
    arrived: fresh,
  };
}

const textOf = (said: string | undefined) => said?.split('\n[')[0];

function shown(message: ReturnType<TestService['chat']>[number]): string {
  const labels = [...message.buttons, ...message.keyboard].flat().map(({ text }) => `[${text}]`);
  return [message.text, ...(labels.length ? [labels.join(' ')] : [])].join('\n');
}

/**
 * Plays a script and compares what happened with it, line by line: `> ` is typed, `* ` is a step
 * (`2 hours later`, `a moment later`, or one of `steps`), all else is what the phone shows. The two digits' places
 * and codes are drawn anew each time, so they stand as `N`, `####` (a parcel's) and `######` (of one time).
 */
export async function play(phone: Phone, script: string, talk: Talk = {}): Promise<void> {
  const expected = lined(script);
  const actual: string[] = [];
  let asked = '';
  for (const line of expected) {
    if (!/^[>*]/.test(line)) continue;
    actual.push(line);
    const said = line.startsWith('*')
      ? await happen(phone, { name: line.slice(2), talk })
      : await phone.type(filled(line.slice(2), { asked, talk }));
    if (talk.hear) said.forEach(talk.hear);
    asked = said.findLast((text) => secretDigits(text, '000000')) ?? asked;
    actual.push(...said.flatMap((text) => masked(text).split('\n')));
  }
  expect(actual.join('\n')).toBe(expected.join('\n'));
}

const lined = (script: string) =>
  script
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

async function happen(
  phone: Phone,
  { name, talk }: { name: string; talk: Talk },
): Promise<string[]> {
  const { service } = phone;
  const [, count, unit] = MINUTE_STEP.exec(name) ?? [];
  if (count) {
    await moveClock(service.app, Number(count) * MINUTES[unit as keyof typeof MINUTES]);
    await service.sweep();
  } else if (name === MOMENT) {
    await service.drain();
  } else {
    const step = talk.steps?.[name];
    if (!step) throw new Error(`no step "${name}"`);
    await step();
    await service.drain();
  }
  return phone.arrived();
}

function filled(typed: string, { asked, talk }: { asked: string; talk: Talk }): string {
  const text = typed === '(nothing)' ? '' : typed;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (name === 'secret') return secretDigits(asked, talk.secret ?? '482715');
    if (name === 'wrong') return wrongDigits(asked, talk.secret ?? '482715');
    return talk.words?.[name] ?? whole;
  });
}

const CODE = /(?<!\d)\d{4}(?!\d)/g;
const ONE_TIME = /(?<!\d)\d{6}(?!\d)/g;
const ORDINALS = /(?<=\bya )\d(?= na | tu)|\d(?=st |nd |rd |th |(?:er|e) (?:et|chiffre))/g;

/** The two digits that a question about the secret number asks for. */
export function secretDigits(question: string, secret: string): string {
  const places = [...question.matchAll(ORDINALS)].map(([place]) => Number(place));
  return places.map((place) => secret[place - 1] ?? '').join('');
}

/** The pickup code in a text, if it has one. */
export const readCode = (text: string): string[] => text.match(CODE) ?? [];

/** Two digits that are surely not those. */
function wrongDigits(question: string, secret: string): string {
  const right = secretDigits(question, secret);
  return Array.from(right, (digit) => String((Number(digit) + 1) % 10)).join('');
}

/** What is drawn anew at each run, in one form. */
function masked(text: string): string {
  return text
    .replace(CODE, '####')
    .replace(ONE_TIME, '######')
    .replace(ORDINALS, '§')
    .replace(/§(?:st|nd|rd|th|er|e) /g, 'Nth ')
    .replaceAll('§', 'N');
}
