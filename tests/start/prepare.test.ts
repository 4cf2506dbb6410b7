import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

const project = path.join(import.meta.dirname, '..', '..');
const page = 'src/bots/phones/web';

/** A small project with our scripts and settings, without packages. */
function smallProject(): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'sotto-'));
  const ours = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts'];
  for (const name of [...ours, '.npmrc', 'scripts']) {
    cpSync(path.join(project, name), path.join(root, name), { recursive: true });
  }
  write(root, 'src/main.ts', "import { name } from '#core/name.js';\nconsole.log(name);\n");
  write(root, 'src/core/name.ts', "export const name: string = 'sotto';\n");
  write(root, 'migrations/first.ts', 'export const up = 1;\n');
  write(root, `${page}/index.html`, '<title>phones</title>');
  write(
    root,
    `${page}/vite.config.ts`,
    "export default { root: import.meta.dirname, build: { outDir: '../../../../dist/phones' } };\n",
  );
  return root;
}

function passingProject(): string {
  const root = smallProject();
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  return root;
}

/** Settings under which npm reaches nobody and knows nothing yet. */
const offline = (root: string) => ({
  npm_config_registry: 'http://127.0.0.1:9',
  npm_config_cache: path.join(root, 'cache'),
  npm_config_fetch_retries: '0',
});

function write(root: string, name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}

interface Outcome {
  code: number | null;
  out: string;
  error: string;
}

function prepare(root: string, command: string, env: NodeJS.ProcessEnv = {}): Outcome {
  const script = path.join(root, 'scripts', 'prepare.mjs');
  const options = { encoding: 'utf8', env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, command], options);
  return { code: status, out: stdout, error: stderr };
}

const done = (error: string): Outcome => ({ code: 0, out: '', error });

describe('before a start', { timeout: 60_000 }, () => {
  let root = '';
  const built = (name: string) => path.join(root, 'dist', name);
  /** What the built server says. */
  const said = () =>
    spawnSync(process.execPath, [built('server/main.js')], { encoding: 'utf8' }).stdout;
  beforeAll(() => {
    root = smallProject();
    symlinkSync(path.join(project, 'node_modules'), path.join(root, 'node_modules'));
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test('the server and the phones page are built', () => {
    expect(prepare(root, 'start')).toEqual(done('Building the server\nBuilding the phones page\n'));
    expect(said()).toBe('sotto\n');
    expect(readFileSync(built('phones/index.html'), 'utf8')).toContain('phones');
    expect(existsSync(built('server/migrations/first.js'))).toBe(true);
  });

  test('a second start builds nothing, says nothing and takes less than a second', () => {
    const from = performance.now();
    expect(prepare(root, 'start')).toEqual(done(''));
    expect(performance.now() - from).toBeLessThan(1_000);
  });

  test('only the part that changed is built', () => {
    const page = statSync(built('phones/index.html')).mtimeMs;
    write(root, 'src/core/name.ts', "export const name = 'other';\n");
    expect(prepare(root, 'start')).toEqual(done('Building the server\n'));
    expect(said()).toBe('other\n');
    expect(statSync(built('phones/index.html')).mtimeMs).toBe(page);
  });

  test('a migration that was taken back is gone from what was built', () => {
    rmSync(path.join(root, 'migrations/first.ts'));
    write(root, 'migrations/second.ts', 'export const up = 2;\n');
    expect(prepare(root, 'start')).toEqual(done('Building the server\n'));
    expect(existsSync(built('server/migrations/first.js'))).toBe(false);
    expect(existsSync(built('server/migrations/second.js'))).toBe(true);
  });

  test('what was built and has been removed by hand is built again', () => {
    rmSync(built('server'), { recursive: true });
    prepare(root, 'start');
    expect(existsSync(built('server/main.js'))).toBe(true);
  });

  test('a fault in the source is shown, and the next start tries again', () => {
    write(root, 'src/core/name.ts', "export const name = 'wrong;\n");
    const { code, error } = prepare(root, 'start');
    expect(code).toBe(1);
    expect(error).toContain('src/core/name.ts:1:21');
    expect(error).toMatch(/Mend what is listed above and start again\.\n$/);
    expect(error).not.toContain('prepare.mjs');
    write(root, 'src/core/name.ts', "export const name = 'mended';\n");
    expect(prepare(root, 'start')).toEqual(done('Building the server\n'));
  });

  test('a test run builds nothing', () => {
    write(root, 'src/core/name.ts', "export const name = 'later';\n");
    expect(prepare(root, 'test')).toEqual(done(''));
    expect(said()).toBe('mended\n');
  });
});

describe('before anything else', { timeout: 60_000 }, () => {
  test('packages that are as the lock says pass; else they are installed, and where that fails npm is heard and a next step given', () => {
    const root = passingProject();
    mkdirSync(path.join(root, 'node_modules'));
    const record = path.join(root, 'node_modules', '.package-lock.json');
    cpSync(path.join(project, 'node_modules', '.package-lock.json'), record);
    expect(prepare(root, 'test')).toEqual(done(''));
    const text = readFileSync(record, 'utf8');
    writeFileSync(record, text.replace(/("node_modules\/koa": \{\s+"version": ")/, '$19'));
    const { code, out, error } = prepare(root, 'test', offline(root));
    expect(code).toBe(1);
    expect([out, error.split('\n')[0]]).toEqual([
      '',
      'Installing packages; this takes a minute or two, once',
    ]);
    expect(error).toContain('ECONNREFUSED');
    expect(error).toMatch(/check the network, and run the command again\.\n$/);
  });

  test('in a fresh clone the packages are installed, once', () => {
    const root = passingProject();
    // One package, from the clone itself: npm needs no network for it.
    const own = { name: 'own', version: '1.0.0' };
    const all = { name: 'small', version: '1.0.0', dependencies: { own: 'file:own' } };
    const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      engines: object;
    };
    const lock = {
      ...{ name: all.name, version: all.version, lockfileVersion: 3, requires: true },
      packages: {
        '': { ...all, engines },
        'node_modules/own': { resolved: 'own', link: true },
        own: { version: own.version },
      },
    };
    write(root, 'own/package.json', JSON.stringify(own));
    write(root, 'package.json', JSON.stringify({ ...all, engines }));
    write(root, 'package-lock.json', JSON.stringify(lock));
    const installing = 'Installing packages; this takes a minute or two, once\n';
    expect(prepare(root, 'test', offline(root))).toEqual(done(installing));
    expect(existsSync(path.join(root, 'node_modules/own/package.json'))).toBe(true);
    expect(prepare(root, 'test', offline(root))).toEqual(done(''));
  });

  test('a Node that is too old is told so in one sentence', () => {
    const root = passingProject();
    const file = path.join(root, 'package.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/>=\d+\.\d+/, '>=99.1'));
    expect(prepare(root, 'start')).toEqual({
      code: 1,
      out: '',
      error: `Sotto needs Node 99.1 or newer, and this is ${process.versions.node}. Install a newer one and run the command again.\n`,
    });
  });
});
