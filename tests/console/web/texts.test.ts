import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FluentResource } from '@fluent/bundle';
import { expect, test } from 'vitest';
import { forbiddenWords } from '../../core/messaging/forbidden-words.js';

const web = fileURLToPath(new URL('../../../src/console/web', import.meta.url));

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );

const files = filesBelow(web);
const read = (ending: string) =>
  files.filter((file) => file.endsWith(ending)).map((file) => readFileSync(file, 'utf8'));

const keys = read('.ftl').flatMap((source) => new FluentResource(source).body.map(({ id }) => id));
const code = read('.ts').join('\n');

/** Keys written whole, `t('key')` or `title: 'key'`, and the starts of those made of parts. */
const written = new Set(
  Array.from(code.matchAll(/'([a-z0-9]+(?:-[a-z0-9]+)*)'/g), ([, key]) => key),
);
const asked = new Set(
  Array.from(
    code.matchAll(/\bt\(\s*'([^']+)'|\btitle: '([a-z0-9-]+)'/g),
    ([, key, title]) => key ?? title,
  ),
);
const starts = Array.from(
  code.matchAll(/\b(?:t|hasText)\(\s*`([^`$]+)\$\{/g),
  ([, start = '']) => start,
);

test('each text that a page asks for is there', () => {
  expect([...asked].filter((key) => !keys.includes(key ?? ''))).toEqual([]);
  expect(starts.filter((start) => !keys.some((key) => key.startsWith(start)))).toEqual([]);
});

test('each text is used, and no key stands in two files', () => {
  const isUsed = (key: string) => written.has(key) || starts.some((start) => key.startsWith(start));
  expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual([]);
});

test('what staff say aloud, or have on the screen, where a handover is refused names no disease, drug or duty', () => {
  const server = readFileSync(join(web, '../server/texts/en.ftl'), 'utf8');
  const said = [...read('.ftl'), server]
    .flatMap((source) => source.split('\n'))
    .filter((line) =>
      /^(?:(?:pickups-)?obstacle-[a-z-]+|course-withheld|pickup-too-early) =/.test(line),
    );
  expect(said).toHaveLength(12);
  const bare = said.join('\n').replaceAll(/^[\w-]+ =/gm, '');
  const isSaid = (word: string) =>
    new RegExp(`(?<![\\p{L}\\d])${word.replaceAll(/[.+]/g, '\\$&')}(?![\\p{L}\\d])`, 'iu').test(
      bare,
    );
  expect(forbiddenWords.en.filter(isSaid)).toEqual([]);
});
