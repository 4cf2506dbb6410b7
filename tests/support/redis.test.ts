import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { testRedis } from './redis.js';

test('without a Redis its tests are skipped with a reason, which is a failure where it is required, as by .ci/run', async () => {
  vi.stubEnv('PATH', '');
  vi.stubEnv('TEST_REDIS_URL', undefined);
  vi.stubEnv('SOTTO_REQUIRE_REDIS', undefined);
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    write.mockRestore();
  });
  const reason = 'Redis tests skipped: TEST_REDIS_URL is not set and no redis-server is on PATH.';
  expect(await testRedis()).toBe(reason);
  const ci = readFileSync(new URL('../../.ci/run', import.meta.url), 'utf8');
  const [, name = '', value = ''] = /^(\w*REDIS\w*)=(\w+) npm run check$/m.exec(ci) ?? [];
  vi.stubEnv(name, value);
  await expect(testRedis()).rejects.toThrow(reason);
});
