import { expect, test } from 'vitest';
import { closeAll } from '../../src/service/close-all.js';

test('a part that cannot be closed keeps no other open, and is told of at the end', async () => {
  const closed: string[] = [];
  const part = (name: string) => () => Promise.resolve(closed.push(name));
  const parts = [
    part('webhooks'),
    () => Promise.reject(new Error('Telegram is gone')),
    () => {
      throw new Error('so is the database');
    },
    part('worker'),
    part('pools'),
  ];
  await expect(closeAll(parts)).rejects.toThrow('Telegram is gone');
  expect(closed).toEqual(['webhooks', 'worker', 'pools']);
  await expect(closeAll([part('all')])).resolves.toBeUndefined();
});
