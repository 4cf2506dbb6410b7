import { expect, test } from 'vitest';
import { makeLog } from '#core/kernel/log.js';

/** What one error becomes in the log. */
function logged(err: unknown): { err: { type: string; code?: string; stack?: string } } {
  let line = '';
  makeLog('info', { write: (text) => (line = text) }).error({ err }, 'a request failed');
  return JSON.parse(line) as ReturnType<typeof logged>;
}

test('an error is written by name, code and frames; of its message nothing, lines like frames among it', () => {
  const typed = 'my number is +254700000101\n    at home (+254700000102:1:1)\nat noon';
  const broken = Object.assign(new TypeError(typed), {
    code: '22P02',
    detail: typed,
    cause: new Error(typed),
  });
  const { err } = logged(broken);
  expect([err.type, err.code]).toEqual(['TypeError', '22P02']);
  expect(err.stack).toMatch(/^ {4}at .*log\.test\.ts:\d+:\d+\)?\n/);
  expect(JSON.stringify(err)).not.toMatch(/2547|home|noon/);
});

test('a message that was changed later hides no frames; what is no error is written by its type', () => {
  const renamed = new Error('one');
  renamed.message = 'another';
  expect(logged(renamed).err.stack).toContain('log.test.ts');
  expect(logged('+254700000101').err).toEqual({ type: 'string' });
});
