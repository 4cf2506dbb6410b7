import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { rolesPage } from '../../scripts/roles-page.js';
import { envExample, settingsPage } from '../../scripts/settings-pages.js';
import { drawWiring, wiringPage, withWiring } from '../../scripts/wiring-picture.js';

const page = (name: string) => readFile(new URL(`../../${name}`, import.meta.url), 'utf8');

test('the settings page and .env.example say what the schema says', async () => {
  expect(await page('docs/settings.md')).toBe(settingsPage());
  expect(await page('.env.example')).toBe(envExample());
});

test('the pictures of the wiring show the imports as they are', async () => {
  const wiring = await drawWiring();
  expect(await page('docs/wiring.md')).toBe(wiringPage(wiring));
  const readme = await page('README.md');
  expect(withWiring(readme, wiring)).toBe(readme);
});

test('the page of the roles says what the table of permissions says', async () => {
  expect(await page('docs/roles.md')).toBe(rolesPage());
});

const ROOT = new URL('../../', import.meta.url);
const inFolder = (folder: string) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' }).map(
    (name) => `/${folder}/${name}`,
  );

test('every file and page that a page names is there', async () => {
  const files = ['src', 'tests', 'docs', 'scripts', 'bench', 'migrations'].flatMap(inFolder);
  const pages = [...files.filter((name) => name.endsWith('.md')), '/README.md'];
  pages.push('/CONTRIBUTING.md', '/SECURITY.md');
  const missing: string[] = [];
  for (const name of pages) {
    const text = await page(name.slice(1));
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)/g))
      if (!existsSync(new URL(target, new URL(`.${name}`, ROOT))))
        missing.push(`${name}: ${target}`);
    // As short as it can be told: `stock/availability.ts`.
    for (const [, file = ''] of text.matchAll(/`([\w./-]+\.(?:ts|mjs|css|ftl))`/g))
      if (!existsSync(new URL(file, ROOT)) && !files.some((known) => known.endsWith(`/${file}`)))
        missing.push(`${name}: ${file}`);
  }
  expect(missing).toEqual([]);
});
