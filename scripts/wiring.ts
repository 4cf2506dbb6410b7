// Draws docs/wiring.md from the imports: `npx tsx scripts/wiring.ts`.
import { writeFileSync } from 'node:fs';
import { wiringPage } from './wiring-picture.js';

writeFileSync(new URL('../docs/wiring.md', import.meta.url), await wiringPage());
