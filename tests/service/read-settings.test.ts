import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '#core/kernel/config.js';
import { brandRefusal } from '#core/messaging/index.js';
import { demoKeys } from '../../src/service/demo-keys.js';
import { ownAddress } from '../../src/service/listen.js';
import { project } from '../start/running-sotto.js';

test('words that a text may not say are told beside the other wrong settings', () => {
  const { status, stderr } = spawnSync(process.execPath, ['dist/server/main.js', 'migrate'], {
    cwd: project,
    env: { PATH: process.env['PATH'], BRAND: 'Pharmacy', BOTS_PORT: 'none' },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('  - BOTS_PORT: ');
  expect(stderr).toContain('  - BRAND "Pharmacy" suggests health');
});

test('a demo on ::1 finds its own webhooks', () => {
  expect(ownAddress({ HOST: '::1', BOTS_PORT: 3001 })).toBe('http://[::1]:3001');
  expect(ownAddress({ HOST: '127.0.0.1', BOTS_PORT: 3001 })).toBe('http://127.0.0.1:3001');
});

test('a brand may carry the accents that a plain SMS does, and no others', () => {
  expect(readConfig({ BRAND: 'Été' }).config.BRAND).toBe('Été');
  expect(brandRefusal('Été')).toBeNull();
  expect(brandRefusal('Őz')).toContain('letters that a plain SMS can carry');
});

test('keys that were half written are made anew, whole, for their owner alone', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sotto-keys-'));
  writeFileSync(path.join(folder, 'keys.json.new'), '{ "keks": { "1": "', { mode: 0o600 });
  const made = demoKeys(folder);
  expect(Buffer.from(made.pepper, 'base64')).toHaveLength(32);
  expect(readdirSync(folder)).toEqual(['keys.json']);
  expect(statSync(path.join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
  expect(demoKeys(folder)).toEqual(made);
  rmSync(folder, { recursive: true });
});
