import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StartRefusal } from '#core/kernel/start-refusal.js';
import { holdFolder } from '#embedded/index.js';
import { asNobody, noOtherUser, publicFolder, runChild, scratchFolder } from './scratch.js';

describe('a data directory has one holder', () => {
  test('a second process is told who holds it and what to do', async () => {
    const folder = scratchFolder();
    const { child, report } = await runChild('holding-child.ts', [folder]);
    expect(report).toBe('held');
    const refused = holdFolder(folder);
    await expect(refused).rejects.toThrow(StartRefusal);
    await expect(refused).rejects.toThrow(
      `Process ${child.pid} already runs on the data directory ${folder}. Stop it first (kill ${child.pid}), or name another folder in DATA_DIR.`,
    );
  });

  test('the same process does not get it twice', async () => {
    const folder = scratchFolder();
    const hold = await holdFolder(folder);
    onTestFinished(() => {
      hold.release();
    });
    await expect(holdFolder(folder)).rejects.toThrow(`Process ${process.pid} already runs`);
  });

  test('once released it is free, and nothing is left in it', async () => {
    const folder = scratchFolder();
    const hold = await holdFolder(folder);
    hold.release();
    hold.release();
    expect(readdirSync(folder)).toEqual([]);
    (await holdFolder(folder)).release();
  });

  test('a killed holder does not count', async () => {
    const folder = scratchFolder();
    const { child } = await runChild('holding-child.ts', [folder]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(readdirSync(folder)).toHaveLength(1);
    const hold = await holdFolder(folder);
    expect(readdirSync(folder)).toHaveLength(1);
    hold.release();
  });

  test('a holder whose number another process has since been given does not count', async () => {
    const folder = scratchFolder();
    const stale = path.join(folder, `held-by-${process.ppid}-0123456789ab`);
    writeFileSync(stale, '');
    (await holdFolder(folder)).release();
    expect(existsSync(stale)).toBe(false);
  });

  test('of eight that start at once, exactly one gets it', { timeout: 60_000 }, async () => {
    const folder = scratchFolder();
    writeFileSync(path.join(folder, `held-by-${process.ppid}-0123456789ab`), '');
    const starts = Array.from({ length: 8 }, () => runChild('holding-child.ts', [folder]));
    const reports = (await Promise.all(starts)).map(({ report }) => report);
    expect(reports.filter((report) => report === 'held')).toHaveLength(1);
    expect(reports.filter((report) => report.includes('already runs'))).toHaveLength(7);
  });

  test('a folder that is in the way of a file is refused in a sentence', async () => {
    const file = path.join(scratchFolder(), 'file');
    writeFileSync(file, '');
    await expect(holdFolder(path.join(file, 'data'))).rejects.toThrow(
      /^The data directory .*file\/data cannot be written by the user \w+ \(ENOTDIR\)\. Give this user/,
    );
  });

  test('a folder where none can be made is refused in a sentence', async () => {
    // Not in this process: what this keeps from happening is a loop without an end.
    const { report } = await runChild('holding-child.ts', ['/proc/none/data']);
    expect(report).toMatch(
      /^StartRefusal: The data directory \/proc\/none\/data cannot be written/,
    );
  });

  test.skipIf(noOtherUser)('a folder of another user is refused in a sentence', async () => {
    const folder = path.join(publicFolder(), 'data');
    mkdirSync(folder, { mode: 0o755 });
    const { report } = await runChild('holding-child.ts', [folder], asNobody);
    expect(report).toContain(
      `StartRefusal: The data directory ${folder} cannot be written by the user nobody (EACCES)`,
    );
  });
});
