// Prints .env.example and docs/settings.md from the one schema of settings: `npx tsx scripts/settings.ts`.
import { writeFileSync } from 'node:fs';
import { envExample, settingsPage } from './settings-pages.js';

writeFileSync(new URL('../.env.example', import.meta.url), envExample());
writeFileSync(new URL('../docs/settings.md', import.meta.url), settingsPage());
