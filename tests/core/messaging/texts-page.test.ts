import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { textsPage } from '../../../scripts/texts-page.js';

test('docs/texts.md shows the lines as they are now', () => {
  const page = readFileSync(new URL('../../../docs/texts.md', import.meta.url), 'utf8');
  expect(page, 'make it again: npx tsx scripts/texts.ts').toBe(textsPage());
});
