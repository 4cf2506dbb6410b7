import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lastCheckpoint, openCheckpoints } from '../../src/service/checkpoints.js';
import { temporaryFolder } from '../start/running-sotto.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);
const place = { DATA_DIR: folder };
const file = path.join(folder, 'audit-checkpoints.jsonl');
const head = (seq: number) => ({ seq, hash: 'aa', signature: 'bb' });

test('a checkpoint whose writing was cut off hides neither the one before nor the one after', () => {
  expect(lastCheckpoint(place)).toBeNull();
  writeFileSync(file, '');
  expect(lastCheckpoint(place)).toBeNull();
  openCheckpoints(place)(head(1));
  expect(lastCheckpoint(place)).toEqual(head(1));
  appendFileSync(file, '{"seq":2,"hash":"a');
  expect(lastCheckpoint(place)).toEqual(head(1));
  openCheckpoints(place)(head(3));
  expect(lastCheckpoint(place)).toEqual(head(3));
});
