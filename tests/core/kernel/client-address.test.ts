import { expect, test } from 'vitest';
import { clientAddress } from '#core/kernel/client-address.js';

const behind = (proxies: number, forwarded: string) =>
  clientAddress({ peer: '10.0.0.1', forwarded }, proxies);

test('without proxies of ours, what is forwarded counts for nothing', () => {
  expect(behind(0, '203.0.113.9')).toBe('10.0.0.1');
});

test('behind proxies, the entry that the outermost of ours added counts, whatever stands left of it', () => {
  expect(behind(1, '203.0.113.9')).toBe('203.0.113.9');
  expect(behind(1, '198.51.100.7, 203.0.113.9')).toBe('203.0.113.9');
  expect(behind(2, '1.1.1.1,203.0.113.9 , 10.0.0.2')).toBe('203.0.113.9');
  expect(behind(1, '198.51.100.7, 2001:db8::9')).toBe('2001:db8::9');
});

test('where an entry is missing, or is no address, the peer counts', () => {
  expect(behind(1, '')).toBe('10.0.0.1');
  expect(behind(2, '203.0.113.9')).toBe('10.0.0.1');
  expect(behind(1, '203.0.113.9, unknown')).toBe('10.0.0.1');
});
