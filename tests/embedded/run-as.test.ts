import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findBinaries, type Binaries } from '#embedded/binaries.js';
import { newCredentials, saveCredentials } from '#embedded/credentials.js';
import { makeCluster } from '#embedded/make-cluster.js';
import { runAsUser } from '#embedded/run-as.js';
import {
  asNobody,
  noOtherUser,
  publicFolder,
  runChild,
  scratchFolder,
  startScratch,
  notRoot,
  postmasterOf,
  value,
} from './scratch.js';

/** The programs and all they need, in a folder that only we can enter. */
function copyOfPrograms(folder: string): Binaries {
  const { postgres } = findBinaries();
  const [from, to] = [path.join(path.dirname(postgres), '..'), path.join(folder, 'native')];
  const linked = spawnSync('cp', ['-al', from, to]).status === 0;
  if (!linked) cpSync(from, to, { recursive: true, force: true });
  const program = (name: string) => path.join(folder, 'native', 'bin', name);
  return { initdb: program('initdb'), postgres: program('postgres') };
}

describe('whoever starts it', () => {
  test.skipIf(notRoot)(
    'root without user namespaces runs it as an existing user, though only root can enter',
    async () => {
      const folder = path.join(scratchFolder(), 'postgres');
      mkdirSync(folder, { mode: 0o700 });
      const data = path.join(folder, 'data');
      const programs = copyOfPrograms(folder);
      const runAs = runAsUser(65534, 65534);
      const credentials = newCredentials();
      await makeCluster({ binaries: programs, runAs, data, durable: false }, credentials);
      saveCredentials(folder, credentials);
      const { ownerUrl } = await startScratch(folder);
      expect(statSync(data).uid).toBe(65534);
      expect(statSync(`/proc/${postmasterOf(folder)}`).uid).toBe(65534);
      expect(await value(ownerUrl, 'SELECT 1')).toBe(1);
    },
  );

  test.skipIf(noOtherUser)(
    'an ordinary user runs it, root after them, and they again',
    async () => {
      const folder = path.join(publicFolder(), 'postgres');
      const theirs = await runChild('postgres-child.ts', [folder, 'and-stop'], asNobody);
      await once(theirs.child, 'exit');
      expect(theirs.report).toContain('sotto_owner');
      expect(statSync(path.join(folder, 'data')).uid).toBe(65534);
      await (await startScratch(folder)).stop();
      const again = await runChild('postgres-child.ts', [folder, 'and-stop'], asNobody);
      expect(again.report).toBe(theirs.report);
      // Killed in the middle of stopping it, it would leave it running.
      await once(again.child, 'exit');
    },
  );

  test.skipIf(noOtherUser)("an ordinary user is told that root's data is not theirs", async () => {
    const folder = publicFolder();
    mkdirSync(path.join(folder, 'data'), { mode: 0o700 });
    const { report } = await runChild('postgres-child.ts', [folder], asNobody);
    expect(report).toContain('belongs to another user (number 0). Start as that user');
  });
});
