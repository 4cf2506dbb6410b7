import { join } from 'node:path';
import { defineConfig, mergeConfig } from 'vite';
import server from '../vite.config.js';

const main = (name: string) => join(import.meta.dirname, `${name}.ts`);

/** What is measured is built as the service is; only its ways in are others. */
export default mergeConfig(
  server,
  defineConfig({
    build: {
      outDir: join(import.meta.dirname, '..', 'dist', 'bench'),
      rolldownOptions: {
        input: { run: main('run'), serve: main('serve'), 'serve-console': main('serve-console') },
      },
    },
  }),
);
