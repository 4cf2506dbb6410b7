import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The calendar brings a font for buttons that we do not show, as data that the page's policy forbids. */
const withoutIconFont = {
  name: 'without-icon-font',
  transform: (code: string, id: string) =>
    id.includes('@fullcalendar') && code.includes('@font-face')
      ? code.replace(/@font-face\s*\{[^}]*fcicons[^}]*\}/, '')
      : null,
};

export default defineConfig({
  plugins: [withoutIconFont],
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
