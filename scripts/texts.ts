import { writeFileSync } from 'node:fs';
import { textsPage } from './texts-page.js';

writeFileSync(new URL('../docs/texts.md', import.meta.url), textsPage());
