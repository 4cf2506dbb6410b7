import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Before any test: builds the server and its pages as a start does, if they changed; the tests that look at them look at these. */
export default function setup(): void {
  const prepare = fileURLToPath(new URL('../../scripts/prepare.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [prepare, 'start'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
}
