// Draws docs/wiring.md, and the picture in README.md, from the imports: `npx tsx scripts/wiring.ts`.
import { readFileSync, writeFileSync } from 'node:fs';
import { drawWiring, wiringPage, withWiring } from './wiring-picture.js';

const readme = new URL('../README.md', import.meta.url);
const wiring = await drawWiring();
writeFileSync(readme, withWiring(readFileSync(readme, 'utf8'), wiring));
writeFileSync(new URL('../docs/wiring.md', import.meta.url), wiringPage(wiring));
