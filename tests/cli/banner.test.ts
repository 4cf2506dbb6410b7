import { expect, test } from 'vitest';
import type { Config } from '#core/kernel/config.js';
import { readConfig } from '#core/kernel/config.js';
import { banner } from '../../src/cli/banner.js';

/** What a demo with these settings says in the end. */
function said(settings: Record<string, string>): string {
  const config: Config = readConfig({ PUBLIC_URL: 'https://sotto.example', ...settings }).config;
  return banner({ config, services: ['console', 'bots', 'worker'], joinWords: null });
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
