import { expect, test, vi } from 'vitest';
import type { TestModule } from 'vitest/node';
import config from '../../vitest.config.js';
import ClosingLine from './closing-line.js';

/** A file of a run as a reporter sees it. */
function file(states: string[], faults = 0): TestModule {
  const tests = states.map((state) => ({ result: () => ({ state }) }));
  const seen = {
    errors: () => Array<null>(faults).fill(null),
    children: { allTests: () => tests },
  };
  return seen as unknown as TestModule;
}

/** What the reporter says at the end of a run. */
function lineOf(files: TestModule[], errors: unknown[] = []): string {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  new ClosingLine().onTestRunEnd(files, errors);
  const said = write.mock.calls.map(([text]) => text).join('');
  write.mockRestore();
  return said;
}

test('a run ends with how many passed and failed; a file or a run that fails counts too', () => {
  expect(config.test?.reporters).toContain('./tests/support/closing-line.ts');
  expect(lineOf([file(['passed', 'passed']), file(['passed'])])).toBe('3 passed, 0 failed\n');
  expect(lineOf([file(['passed', 'failed', 'skipped']), file([], 1)], ['unhandled'])).toBe(
    '1 passed, 3 failed, 1 skipped\n',
  );
});
