import { expect, test } from 'vitest';
import { hear } from '#bots/channels/hear.js';
import { turnQueue } from '#bots/channels/turn-queue.js';
import type { Incoming } from '#bots/incoming.js';

const forever = () => new Promise<string>(() => undefined);

/** A line of one number that is full. */
function full(key = 'one') {
  const queue = turnQueue();
  for (let i = 0; i < 20; i += 1) void queue(key, forever);
  return queue;
}

test('turns of one key follow each other, and those of another do not wait', async () => {
  const queue = turnQueue();
  const order: string[] = [];
  const turn = (name: string, ms: number) => async () => {
    await new Promise((later) => setTimeout(later, ms));
    order.push(name);
    return name;
  };
  await Promise.all([
    queue('one', turn('first', 40)),
    queue('one', turn('second', 0)),
    queue('two', turn('other', 5)),
  ]);
  expect(order).toEqual(['other', 'first', 'second']);
});

test('what is dropped of a flood is answered at a steady pace', async () => {
  const queue = full();
  const start = performance.now();
  const ends = await Promise.all(
    Array.from({ length: 50 }, async () => {
      expect(await queue('one', forever)).toBeNull();
      return performance.now() - start;
    }),
  );
  expect(Math.max(...ends)).toBeGreaterThan(450);
  expect(await queue('two', () => Promise.resolve('heard'))).toBe('heard');
});

test('none is held for longer than three seconds', async () => {
  const queue = full();
  const start = performance.now();
  await Promise.all(Array.from({ length: 1_000 }, () => queue('one', forever)));
  expect(performance.now() - start).toBeLessThan(5_000);
});

test('behind a full line one text is still heard that stops us or speaks of danger, and no other', async () => {
  const heard: string[] = [];
  const text = (said: string): Incoming => ({
    ...{ provider: 'twilio', externalId: said, from: { channel: 'sms', value: 'one' } },
    event: { is: 'text', text: said },
  });
  const free: (() => void)[] = [];
  const line = turnQueue();
  for (let i = 0; i < 20; i += 1)
    void line('one', () => new Promise<void>((done) => free.push(done)));
  const receive = ({ externalId }: Incoming) => {
    heard.push(externalId);
    return Promise.resolve(null);
  };
  const ends = ['MENU', 'STOP', 'acha', `${'please '.repeat(20)}STOP`].map((said) =>
    hear({ queue: line, receive }, text(said)),
  );
  while (free.length || heard.length === 0) {
    free.pop()?.();
    await new Promise((later) => setImmediate(later));
  }
  await Promise.all(ends);
  expect(heard).toEqual(['STOP']);
});
