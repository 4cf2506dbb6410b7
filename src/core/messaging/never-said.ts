import type { Patient } from '../patients/index.js';
import { tokens } from './find-word.js';
import type { Level } from './line-spec.js';

/** Shorter words are initials and measures. */
const SHORTEST = 3;

/** Whose names a text must keep to itself. */
export interface Unnamed {
  /** Names of medicines and of staff of this deployment. */
  kept: readonly string[];
  people: readonly Patient[];
  /** The one patient whom a text that we start is about. */
  about?: Patient | undefined;
  level: Level;
  /** Whether this line is one that says nicknames. */
  saysNicknames: boolean;
}

/**
 * Words that a text may not say to this number: of medicines, of staff, and of its patients' legal names.
 * A nickname may be one of the last by chance or by choice: where nicknames are said, it is.
 */
export function neverSaid({ kept, people, about, level, saysNicknames }: Unnamed): string[] {
  const words = (names: readonly string[]) =>
    names.flatMap(tokens).filter((word) => word.length >= SHORTEST && !/^\d+$/.test(word));
  const open = level === 'OPEN';
  const silent = open && about ? people.filter(({ id }) => id !== about.id) : open ? [] : people;
  const legal = words(silent.flatMap(({ legalName }) => legalName ?? []));
  const chosen = new Set(
    open || saysNicknames ? words(people.flatMap(({ nickname }) => nickname ?? [])) : [],
  );
  return [...words(kept), ...legal.filter((word) => !chosen.has(word))];
}

/** Whether no text says a nickname: it names a medicine, somebody who works here or, where they are given, one of the people. */
export function isNeverSaid(nickname: string, of: Pick<Unnamed, 'kept' | 'people'>): boolean {
  const forbidden = neverSaid({ ...of, level: 'COVERT', saysNicknames: false });
  return tokens(nickname).some((word) => forbidden.includes(word));
}
