import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ['development'] } },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: [
      'tests/support/temporary.ts',
      'tests/support/built.ts',
      'tests/support/database.ts',
    ],
    reporters: ['default', './tests/support/closing-line.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Files share what they import: loading it anew for each took a third of the run.
    isolate: false,
  },
});
