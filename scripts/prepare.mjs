// Runs before `npm start` and `npm test`: installs packages where they are missing or out of date
// and, before a start, builds what changed. Plain Node, as there may be no packages yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(root, ...parts);
const pageFolders = ['src/bots/phones/web', 'src/console/web', 'src/look'].map(path.normalize);
/** Beside what a command prints, which may be read by another program. */
const say = (line) => process.stderr.write(`${line}\n`);

/** A failure that is told in a sentence, after the output of the program that failed. */
class Refusal extends Error {
  constructor(message, output = '') {
    super(message);
    this.output = output;
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const wanted = JSON.parse(fs.readFileSync(at('package.json'), 'utf8')).engines.node;
  const [, leastMajor, leastMinor] = /(\d+)\.(\d+)/.exec(wanted).map(Number);
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw new Refusal(
    `Sotto needs Node ${leastMajor}.${leastMinor} or newer, and this is ${process.versions.node}. Install a newer one and run the command again.`,
  );
}

/** Runs a program in silence; its output is shown only if it fails. */
function run(program, args, { env = process.env, failure }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const pass = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, pass);
    child.on('error', (error) => reject(new Refusal(failure, `${error.message}\n`)));
    child.on('close', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, pass);
      if (code === 0) resolve();
      else reject(new Refusal(failure, output));
    });
  });
}

// ——— packages

const stampFile = at('node_modules', '.sotto-lock');

function lockHash() {
  const lock = fs.readFileSync(at('package-lock.json'));
  return digest([`${process.platform}-${process.arch}`, lock]);
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether npm's own record of what it installed agrees with the lock; packages for development count only if asked. */
function recordAgrees({ withDev }) {
  const record = read(at('node_modules', '.package-lock.json'));
  if (record === '') return false;
  const installed = JSON.parse(record).packages;
  const wanted = JSON.parse(fs.readFileSync(at('package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '' || (!withDev && (entry.dev || entry.devOptional))) return true;
    const found = installed[place];
    if (found === undefined) return Boolean(entry.optional) && !isForHere(entry);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** Optional packages come one for each kind of machine; those that name none serve another that does. */
function isForHere({ os, cpu, libc }) {
  const fits = (list, value) => list === undefined || list.includes(value);
  const named = os !== undefined || cpu !== undefined;
  return named && fits(os, process.platform) && fits(cpu, process.arch) && libc === undefined;
}

function isInstalled(command) {
  const hash = lockHash();
  if (read(stampFile) === hash) return true;
  if (command === 'start' && recordAgrees({ withDev: false })) return true;
  return recordAgrees({ withDev: true });
}

async function install() {
  say('Installing packages; this takes a minute or two, once');
  const { npm_execpath: npm = '', ...env } = process.env;
  // Settings of the npm that started us, meant for it alone.
  for (const name of ['dry_run', 'global', 'workspace', 'package_lock_only', 'prefix']) {
    delete env[`npm_config_${name}`];
  }
  const ours = path.basename(npm) === 'npm-cli.js';
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  await run(ours ? process.execPath : 'npm', ours ? [npm, ...args] : args, {
    env,
    failure:
      'The packages could not be installed. Read what npm says above, check the network, and run the command again.',
  });
  fs.writeFileSync(stampFile, lockHash());
}

// ——— build

/** Paths of the files below a folder, relative to the root, in a steady order. */
function filesBelow(folder, keep = () => true) {
  if (!fs.existsSync(at(folder))) return [];
  return fs
    .readdirSync(at(folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(name, keep) : [name];
    })
    .filter(keep)
    .sort();
}

function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** Runs `build` unless these inputs are those of the last time it worked. */
async function buildIfChanged({ name, files, result, build }) {
  const shared = ['package.json', 'package-lock.json', 'scripts/prepare.mjs'];
  const inputs = [...shared, ...files].flatMap((file) => [file, fs.readFileSync(at(file))]);
  const hash = digest(inputs);
  const stamp = at('dist', `.built-${name.replace(' ', '-')}`);
  if (read(stamp) === hash && fs.existsSync(at('dist', result))) return;
  fs.rmSync(stamp, { force: true });
  say(`Building the ${name}`);
  await build();
  fs.mkdirSync(at('dist'), { recursive: true });
  fs.writeFileSync(stamp, hash);
}

const ofServer = (file) =>
  file.endsWith('.ts') && !pageFolders.some((folder) => file.startsWith(folder + path.sep));

/** Builds with these settings of Vite. */
const vite = (name, config) => () =>
  run(process.execPath, [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '-c', config], {
    env: { ...process.env, NODE_ENV: 'production' },
    failure: `The ${name} could not be built. Mend what is listed above and start again.`,
  });

const buildServer = () =>
  buildIfChanged({
    name: 'server',
    result: 'server/main.js',
    files: [...filesBelow('src', ofServer), ...filesBelow('migrations'), 'vite.config.ts'],
    build: vite('server', 'vite.config.ts'),
  });

/** Builds a page into `dist/<folder>` from its own sources and the look that all pages share. */
async function buildPage({ name, folder, sources, web }) {
  const config = path.join(web, 'vite.config.ts');
  if (!fs.existsSync(at(config))) return;
  await buildIfChanged({
    name,
    result: `${folder}/index.html`,
    files: [...sources, 'src/look'].flatMap((source) => filesBelow(source)),
    build: vite(name, config),
  });
}

const buildPhones = () =>
  buildPage({
    name: 'phones page',
    folder: 'phones',
    sources: ['src/bots/phones'],
    web: 'src/bots/phones/web',
  });

const buildConsole = () =>
  buildPage({
    name: 'console',
    folder: 'console',
    sources: ['src/console/contract', 'src/console/web'],
    web: 'src/console/web',
  });

try {
  checkNode();
  const command = process.argv[2];
  if (!isInstalled(command)) await install();
  if (command === 'start') await Promise.all([buildServer(), buildPhones(), buildConsole()]);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.output}${error.message}\n`);
  process.exitCode = 1;
}
