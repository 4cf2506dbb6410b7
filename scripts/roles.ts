// Prints docs/roles.md from the one table of permissions: `npx tsx scripts/roles.ts`.
import { writeFileSync } from 'node:fs';
import { rolesPage } from './roles-page.js';

writeFileSync(new URL('../docs/roles.md', import.meta.url), rolesPage());
