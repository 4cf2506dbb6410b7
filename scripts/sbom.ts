// Writes what the service is made of to dist/sbom.cdx.json; fails where a locked package is not in it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Lock } from './sbom-of.js';
import { missingFrom, sbomOf } from './sbom-of.js';

const root = new URL('../', import.meta.url);
const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as Lock;
const sbom = sbomOf();
const missing = missingFrom(sbom, lock);
if (missing.length) throw new Error(`not in the description: ${missing.join(', ')}`);
mkdirSync(new URL('dist/', root), { recursive: true });
writeFileSync(new URL('dist/sbom.cdx.json', root), `${JSON.stringify(sbom, null, 2)}\n`);
process.stdout.write(`${sbom.components.length} packages are in dist/sbom.cdx.json.\n`);
