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
