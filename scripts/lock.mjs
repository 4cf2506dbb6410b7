// Drops from package-lock.json the optional packages that the lock itself does not hold:
// `npm ci` refuses a lock that names a platform package its registry could not serve.
// `--check` only says whether there are any.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const held = (from, name) => {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (lock.packages[`${at}${at ? '/' : ''}node_modules/${name}`]) return true;
    if (!at) return false;
  }
};

const missing = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    if (held(path, name)) continue;
    missing.push(`${path} → ${name}`);
    delete entry.optionalDependencies[name];
  }
}

if (process.argv.includes('--check')) {
  if (missing.length) {
    console.error(`package-lock.json names packages it does not hold; run: node scripts/lock.mjs`);
    process.exit(1);
  }
} else if (missing.length) {
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Dropped ${missing.length} names from package-lock.json.`);
}
