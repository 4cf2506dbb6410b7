import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keepOwner } from './keep-owner.js';

/** Writes a file of its owner alone (mode 0600), whole or not at all: whatever is cut off leaves the one before. */
export function writeWhole(file: string, text: string): void {
  const draft = `${file}.new`;
  writeFileSync(draft, text, { mode: 0o600, flush: true });
  keepOwner(path.dirname(file), draft);
  renameSync(draft, file);
}
