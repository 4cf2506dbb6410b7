import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { KeySettings } from '#core/kernel/config.js';
import { makeFolder, writeWhole } from '#embedded/index.js';

/** Fresh keys, each 32 random bytes in base64. */
export function newKeySettings(): KeySettings {
  const key = () => randomBytes(32).toString('base64');
  return { keks: { 1: key() }, indexKey: key(), pepper: key() };
}

/** The demo's own keys under DATA_DIR (mode 0600), made at its first start. */
export function demoKeys(dataDir: string): KeySettings {
  const file = path.resolve(dataDir, 'keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as KeySettings;
  const keys = newKeySettings();
  makeFolder(path.dirname(file));
  writeWhole(file, `${JSON.stringify(keys, null, 2)}\n`);
  return keys;
}
