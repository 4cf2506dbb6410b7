import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import type { FluentVariable } from '@fluent/bundle';
import { packageRoot } from '#core/kernel/package-root.js';
import { lines } from './lines.js';
import type {
  ChoiceSpec,
  Fact,
  Facts,
  Language,
  Level,
  LineName,
  LineSpec,
  Noun,
} from './lines.js';
import { longest } from './lines/longest.js';
import { speakFact } from './speak-fact.js';

/** Who reads it, and in whose name. */
export interface Style {
  language: Language;
  level: Level;
  brand: string;
  noun?: Noun;
}

/** One button of a calendar: what stands on it, and the key of what it does. */
export interface Cell {
  key: string;
  label: string;
}

/** One line to say, in no language yet. */
export interface Line {
  name: LineName;
  facts?: Facts;
  /** Only these keys of the line's choices; all of them by default. */
  only?: readonly string[];
  /** The facts of each run-time entry, in order; their keys are '1', '2' and so on. */
  entries?: readonly Facts[];
  /** Telegram: rows of buttons above the choices. */
  grid?: readonly (readonly Cell[])[];
}

interface RenderedChoice {
  key: string;
  label: string;
  /** Named inside the SMS's sentences, so it is no numbered line there. */
  inText: boolean;
}

/** A line in a language: what a channel lays out. */
export interface Rendered {
  /** Without choices and without the tail. */
  text: string;
  /** Said on SMS in place of `text`. */
  sms?: string;
  /** Said on SMS only, after all else. */
  tail?: string;
  choices: RenderedChoice[];
  grid: readonly (readonly Cell[])[];
}

type Words = Record<string, FluentVariable>;

const bundles: Record<Language, FluentBundle> = {
  en: bundle('en'),
  sw: bundle('sw'),
  fr: bundle('fr'),
};

/** All texts of a language, in Fluent. */
export function textsOf(language: Language): string {
  return readFileSync(join(packageRoot, 'src/core/messaging/texts', `${language}.ftl`), 'utf8');
}

function bundle(language: Language): FluentBundle {
  const source = textsOf(language);
  // Isolation marks around a value would turn every text into UCS-2.
  const made = new FluentBundle(language, { useIsolating: false });
  const [problem] = made.addResource(new FluentResource(source));
  if (problem) throw new Error(`texts/${language}.ftl`, { cause: problem });
  return made;
}

/** The pattern of a message, or of an attribute written `message.attribute`; null where there is none. */
function said(language: Language, path: string, words: Words): string | null {
  const [id = '', attribute] = path.split('.');
  const message = bundles[language].getMessage(id);
  const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
  if (pattern === null || pattern === undefined) return null;
  const problems: Error[] = [];
  const text = bundles[language].formatPattern(pattern, words, problems);
  if (problems[0]) throw new Error(`texts/${language}.ftl ${path}`, { cause: problems[0] });
  return text;
}

function spoken(language: Language, path: string, words: Words): string {
  const text = said(language, path, words);
  if (text === null) throw new Error(`texts/${language}.ftl has no ${path}`);
  return text;
}

/** A name is said to OPEN readers only, and only where there is one short enough to fit. */
function levelFor(style: Style, facts: Facts): Level {
  const name = facts['name'];
  const fits = typeof name === 'string' && name !== '' && name.length <= longest.name.length;
  return style.level === 'OPEN' && !fits ? 'GENERAL' : style.level;
}

function wordsOf(style: Style, facts: Facts, inOption = false): Words {
  const words: Words = {
    brand: style.brand,
    level: levelFor(style, facts),
    noun: style.noun ?? 'item',
  };
  for (const [name, fact] of Object.entries(facts))
    words[name] = speakFact(fact, style.language, inOption);
  return words;
}

function entriesOf(line: Line, style: Style): RenderedChoice[] {
  const list: LineSpec['entries'] = specOf(line.name).entries;
  if (!list) return [];
  return (line.entries ?? []).slice(0, list.max).map((facts, i) => ({
    key: String(i + 1),
    label: spoken(style.language, `${line.name}.${list.label}`, wordsOf(style, facts, true)),
    inText: false,
  }));
}

function specOf(name: LineName): LineSpec {
  return lines[name];
}

function offered(line: Line, taken: readonly RenderedChoice[]): ChoiceSpec[] {
  const used = new Set(taken.map(({ key }) => key));
  return (specOf(line.name).choices ?? []).filter(
    ({ key }) => !used.has(key) && (line.only?.includes(key) ?? true),
  );
}

/** A tail that names choices is said only while one of them is offered. */
function tailOf(line: Line, choices: readonly ChoiceSpec[], words: Words & { language: Language }) {
  const names = (specOf(line.name).choices ?? []).some(({ inText }) => inText);
  if (names && !choices.some(({ inText }) => inText)) return null;
  return said(words.language, `${line.name}.tail`, words);
}

/** A day or a month begins a sentence with a capital, in French too; the brand is written as it is. */
function begun(text: string, { brand }: Style): string {
  const at = text.startsWith(brand) ? brand.length : 0;
  const rest = text.slice(at).replace(/(?:^|[.?!] )[a-z]/g, (start) => start.toUpperCase());
  return text.slice(0, at) + rest;
}

/** Words a line. Throws where a fact or a text is missing: nothing leaves half filled. */
export function render(line: Line, style: Style): Rendered {
  const { language } = style;
  const words = { ...wordsOf(style, line.facts ?? {}), language };
  const entries = entriesOf(line, style);
  const choices = offered(line, entries);
  const sms = said(language, `${line.name}.sms`, words);
  const tail = tailOf(line, choices, words);
  return {
    text: begun(spoken(language, line.name, words), style),
    ...(sms === null ? {} : { sms: begun(sms, style) }),
    ...(tail === null ? {} : { tail }),
    grid: line.grid ?? [],
    choices: [
      ...entries,
      ...choices.map(({ key, label, inText }) => ({
        key,
        label:
          said(language, `${line.name}.${label}`, words) ??
          spoken(language, `choice.${label}`, words),
        inText: inText ?? false,
      })),
    ],
  };
}

/** The SMS: the text, one numbered line a listed choice, and the tail last. */
export function asSms({ text, sms, tail, choices }: Rendered): string {
  const said = sms ?? text;
  const listed = choices.filter(({ inText }) => !inText).map(({ key, label }) => `${key} ${label}`);
  if (listed.length === 0) return tail === undefined ? said : `${said} ${tail}`;
  return [said, ...listed, ...(tail === undefined ? [] : [tail])].join('\n');
}

/** The short name of a question, where two are open and the patient is asked which is meant. */
export function called(name: LineName, style: Style): string {
  return spoken(style.language, `called.${specOf(name).called ?? 'menu'}`, wordsOf(style, {}));
}

/** The same for a question about one visit: two of them are told apart by when they are. */
export function calledVisit(at: Fact, style: Style): string {
  return spoken(style.language, 'called.visit-at', wordsOf(style, { at }, true));
}

/** The labels of a line's own choices, which need no facts. */
export function choiceLabels(name: LineName, style: Style): { key: string; label: string }[] {
  const words = wordsOf(style, {});
  return (specOf(name).choices ?? []).map(({ key, label }) => ({
    key,
    label:
      said(style.language, `${name}.${label}`, words) ??
      spoken(style.language, `choice.${label}`, words),
  }));
}
