import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Lock } from '../../scripts/sbom-of.js';
import { missingFrom, sbomOf } from '../../scripts/sbom-of.js';

const file = new URL('../../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock;

test('every locked package is in the description of what the service is made of, by its version', () => {
  const sbom = sbomOf();
  expect(missingFrom(sbom, lock)).toEqual([]);
  const rest = sbom.components.filter(({ name }) => name !== 'koa');
  expect(missingFrom({ components: rest }, lock)).toEqual([
    expect.stringMatching(/^koa@\d/) as string,
  ]);
}, 30_000);
