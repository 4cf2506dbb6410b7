import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { processesOf, project, temporaryFolder } from './running-sotto.js';

const { folder, remove } = temporaryFolder();
afterAll(remove);
const dataDir = `${folder}/data`;
const env = { PATH: process.env['PATH'], HOME: folder, DATA_DIR: dataDir };
const sotto = (...words: string[]) => ['dist/server/main.js', ...words];

/** Runs one command to its end; gives what it said, or throws what it complained of. */
function run(...words: string[]): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, sotto(...words), {
    cwd: project,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

beforeAll(() => {
  expect(JSON.parse(run('seed', '--json'))).toMatchObject({
    seeded: true,
    joinWords: expect.stringMatching(/^\w+ \w+ \w+$/) as string,
  });
}, 120_000);

test('a clinic that is there is not seeded again, and its schema is up to date', () => {
  expect(run('seed')).toBe('There is a clinic here already.\n');
  expect(JSON.parse(run('migrate', '--json'))).toEqual({ ran: [] });
}, 60_000);

test.each([
  ['stock receive --quantity -5', 'Write a whole number, such as 30.'],
  ['stock count --lot=', 'Write 1 to 40 characters in one line.'],
  ['place add --number 100', 'Write a whole number from 1 to 99.'],
  ['place add --poster A1', 'Write one word of 4 to 16 letters.'],
  ['course add --units 0', 'Write a whole number from 1 to 1000.'],
])('"%s" is refused in a sentence, before anything is opened', (words, sentence) => {
  expect(() => run(...words.split(' '))).toThrow(sentence);
});

test('units kept for those who walk in are promised to nobody, and Ctrl-C ends the talk and the database', async () => {
  const shelf = ['--place', '2', '--product', 'demo-a'];
  expect(JSON.parse(run('stock', 'safety', ...shelf, '--units', '9999', '--json'))).toEqual({
    units: 9999,
  });
  const talk = spawn(process.execPath, sotto('chat', '--as', '+254700000101'), {
    cwd: project,
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    talk.kill();
  });
  let said = '';
  const says = (words: string) =>
    new Promise<void>((resolve) => {
      talk.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes(words)) resolve();
      });
    });
  const prompted = says('> ');
  await prompted;
  const answered = says('not at place 2');
  talk.stdin.write('item a\n');
  await answered;
  const ended = once(talk, 'exit');
  talk.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  expect(processesOf(dataDir)).toEqual([]);
}, 60_000);
