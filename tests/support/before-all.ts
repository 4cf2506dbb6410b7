import type { TestProject } from 'vitest/node';
import { build } from './built.js';
import { startDatabase } from './database.js';

/** What a run needs before its first test, made side by side; gives what ends it. */
export default async function beforeAll(project: TestProject): Promise<() => Promise<void>> {
  const [stop] = await Promise.all([startDatabase(project), build()]);
  return stop;
}
