import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
const migrations = readdirSync(join(root, 'migrations'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => [`migrations/${basename(file, '.ts')}`, join(root, 'migrations', file)]);

/** The server, as few files: loading each of ours by itself took a start a second longer. Packages stay outside; each migration is a file of its own. */
export default defineConfig({
  root,
  publicDir: false,
  logLevel: 'error',
  build: {
    ssr: true,
    outDir: join(root, 'dist', 'server'),
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: {
      input: { main: join(root, 'src', 'main.ts'), ...Object.fromEntries(migrations) },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
