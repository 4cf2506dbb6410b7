import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Checkpoint } from '#core/audit/index.js';
import type { Config } from '#core/kernel/config.js';
import { makeFolder } from '#embedded/index.js';

type Place = Pick<Config, 'DATA_DIR'>;

/** The name of the file that signed checkpoints are kept in. */
export const CHECKPOINTS = 'audit-checkpoints.jsonl';
const fileIn = ({ DATA_DIR }: Place) => path.resolve(DATA_DIR, CHECKPOINTS);

/** Where a worker keeps the signed heads of the audit chain, one a line; throws StartRefusal where it cannot be written. */
export function openCheckpoints(place: Place): (checkpoint: Checkpoint) => void {
  const file = fileIn(place);
  makeFolder(path.dirname(file));
  // A write that was cut off must not spoil the next one.
  if (existsSync(file) && !readFileSync(file, 'utf8').endsWith('\n')) appendFileSync(file, '\n');
  return (checkpoint) => {
    appendFileSync(file, `${JSON.stringify(checkpoint)}\n`);
  };
}

/** The newest that was kept here whole; null where none was. */
export function lastCheckpoint(place: Place): Checkpoint | null {
  const file = fileIn(place);
  if (!existsSync(file)) return null;
  const whole = readFileSync(file, 'utf8')
    .split('\n')
    .findLast((line) => line.endsWith('}'));
  return whole ? (JSON.parse(whole) as Checkpoint) : null;
}
