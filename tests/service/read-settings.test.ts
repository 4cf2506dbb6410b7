import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
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
