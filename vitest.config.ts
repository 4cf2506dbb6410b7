import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.js';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/temporary.ts', 'tests/support/before-all.ts'],
    reporters: ['default', './tests/support/closing-line.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What a page shows comes a moment after the act, and on a busy machine a longer one.
    expect: { poll: { timeout: 10_000 } },
    sequence: { sequencer: LongestFirst },
    // One more than the cores they are meant for: a file that waits for a provider, a throttle or a browser leaves its core to another.
    maxWorkers: 3,
    // Files share what they import: loading it anew for each took a third of the run.
    isolate: false,
  },
});
