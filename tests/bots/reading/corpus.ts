import { readFileSync } from 'node:fs';
import type { Reading } from '../../../src/bots/reading/read.js';

export interface Line {
  phrase: string;
  /** Any of these is right; the first is the best. */
  wanted: string[];
  /** Not read right so far. */
  missed: boolean;
}

/** The lines of a corpus file: `phrase => reading | also right`, after `~` where it is not read right so far; headings after `#`. */
export function linesOf(file: string): Line[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('# ') || line.trim() === '') return [];
    const at = line.lastIndexOf(' => ');
    if (at < 0) throw new Error(`No reading for: ${line}`);
    const wanted = line.slice(at + 4).split(' | ');
    const missed = line.startsWith('~ ');
    const phrase = line.slice(missed ? 2 : 0, at);
    return [{ phrase, missed, wanted: wanted.map((each) => each.trim()) }];
  });
}

/** A reading in the corpus's notation: `item A 2 later`, `digits 58`, `language unknown`. */
export function shown(reading: Reading): string {
  const { is, ...facts } = reading;
  const words = Object.entries(facts).flatMap(([name, value]: [string, unknown]) => {
    if (['single', 'coming', 'item'].includes(name)) return [];
    if (value === true) return [name];
    return Array.isArray(value) ? value.map(String) : [String(value)];
  });
  return [is, ...words].join(' ');
}

const EFFECTS = new Set(
  'opt-out soft-opt-out opt-in danger wrong wrong-number drop none keep pause resume join wipe call tell-me proxy'.split(
    ' ',
  ),
);

/** Whether what was read would change something that the phrase did not ask for. */
export function wrongEffect(got: string, wanted: string[]): boolean {
  const [is = '', named] = got.split(' ');
  const changes = EFFECTS.has(is) || (is === 'language' && named !== undefined);
  const nearDanger = is === 'call' && wanted.includes('danger');
  return changes && !nearDanger && named !== 'unknown' && !wanted.includes(got);
}
