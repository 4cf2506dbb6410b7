import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: here('../../../dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    // The console may load nothing from data: or inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
