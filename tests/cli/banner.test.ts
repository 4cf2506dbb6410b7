import { expect, test } from 'vitest';
import type { Config } from '#core/kernel/config.js';
import { readConfig } from '#core/kernel/config.js';
import { banner, type Up } from '../../src/cli/banner.js';

/** What a demo with these settings says in the end. */
function said(settings: Record<string, string>, up: Partial<Up> = {}): string {
  const config: Config = readConfig({ PUBLIC_URL: 'https://sotto.example', ...settings }).config;
  return banner({ config, services: ['console', 'bots', 'worker'], joinWords: null, ...up });
}

const TWILIO = {
  TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: '2'.repeat(32),
  TWILIO_FROM: '+254711000000',
};
const GATEWAY = {
  SMS_PROVIDER: 'http',
  SMS_HTTP_URL: 'https://gateway.example/send?username=a&from=b',
  SMS_HTTP_KEY: 'k'.repeat(32),
  SMS_HTTP_SECRET: 's'.repeat(32),
};
const BOT = { TELEGRAM_BOT_TOKEN: '7000000000:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' };

test.each([
  [{}, 'a database and keys of its own, nothing leaves this machine.'],
  [TWILIO, 'of its own. SMS of a real provider:'],
  [GATEWAY, 'of its own. SMS of a real provider:'],
  [BOT, 'of its own. Telegram of a real provider:'],
  [{ ...TWILIO, ...BOT }, 'of its own. SMS and Telegram of a real provider:'],
])('a demo says what leaves this machine: %#', (settings, sentence) => {
  const words = said(settings);
  expect(words).toContain(sentence);
  expect(words.includes('nothing leaves this machine')).toBe(!words.includes('real provider'));
});

test('a demo says where to look of what runs alone, and how 9002 is linked while it is not', () => {
  const phones = 'http://localhost:3001/phones';
  const desk = 'http://localhost:3000 ';
  const whole = said({}, { joinWords: 'one two three' });
  for (const words of [phones, desk, 'Telegram 9002 is not linked yet: JOIN one two three'])
    expect(whole).toContain(words);
  expect(said({})).not.toContain('9002');
  for (const [service, looks] of [
    ['worker', [false, false]],
    ['bots', [true, false]],
    ['console', [false, true]],
  ] as const) {
    const words = said({}, { services: [service] });
    expect([words.includes(phones), words.includes(desk)]).toEqual(looks);
    expect(words.includes('password')).toBe(looks[1]);
  }
});
