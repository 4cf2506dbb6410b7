import { afterAll, expect, onTestFinished, test } from 'vitest';
import { startFakeTelegram } from '#bots/phones/fake-telegram.js';
import { startFakeTwilio } from '#bots/phones/fake-twilio.js';
import { readConfig } from '#core/kernel/config.js';
import { openProviders } from '../../src/service/providers.js';
import { keySettings } from '../support/keys.js';
import { PUBLIC_URL, TELEGRAM, TWILIO, TWILIO_FROM } from '../support/service.js';

const twilio = await startFakeTwilio(TWILIO);
const telegram = await startFakeTelegram({ token: TELEGRAM.token });
afterAll(() => Promise.all([twilio.close(), telegram.close()]));

/** The providers of a process that has these settings. */
async function opened(settings: Record<string, string>) {
  const providers = await openProviders(readConfig(settings).config, PUBLIC_URL);
  onTestFinished(() => providers.close());
  return providers;
}

const ACCOUNT = {
  TWILIO_ACCOUNT_SID: TWILIO.accountSid,
  TWILIO_AUTH_TOKEN: TWILIO.authToken,
  TWILIO_API_URL: `${twilio.url}/`,
  PUBLIC_URL,
};
const NUMBER = { TWILIO_FROM };
const SERVICE = { TWILIO_MESSAGING_SERVICE_SID: `MG${'2'.repeat(32)}` };
const byService = { messagingServiceSid: SERVICE.TWILIO_MESSAGING_SERVICE_SID };

test.each([
  ['from its number', NUMBER, { from: TWILIO_FROM }],
  ['through its Messaging Service', SERVICE, byService],
  [
    'through its Messaging Service, where it has a number too',
    { ...NUMBER, ...SERVICE },
    byService,
  ],
])('SMS leave by the account of the settings, %s', async (_, sender, taken) => {
  const { channels, fakes } = await opened({ ...ACCOUNT, ...sender });
  await channels.sms?.call({ op: 'send', to: '+254700800300', out: { text: 'hi' }, ref: 'r' });
  expect(twilio.accepted.at(-1)).toMatchObject({
    ...{ ...taken, to: '+254700800300' },
    statusCallback: `${PUBLIC_URL}/webhooks/twilio/status?message=r`,
  });
  expect(fakes.twilio).toBeNull();
});

const BOT = { TELEGRAM_BOT_TOKEN: TELEGRAM.token, TELEGRAM_API_ROOT: telegram.url, PUBLIC_URL };
const SECRET = { TELEGRAM_WEBHOOK_SECRET: TELEGRAM.secret };

test.each([
  ['is posted to where it has a secret', SECRET, TELEGRAM.secret],
  [
    'is posted to where that is asked for',
    { ...SECRET, TELEGRAM_MODE: 'webhook' },
    TELEGRAM.secret,
  ],
  ['asks by itself where that is asked for', { ...SECRET, TELEGRAM_MODE: 'polling' }, null],
  ['asks by itself where it has no secret', {}, null],
])('the bot of the settings %s', async (_, mode, secret) => {
  const { channels, fakes, telegram: hears } = await opened({ ...BOT, ...mode });
  telegram.calls.length = 0;
  await channels.telegram?.call({ op: 'send', to: '92001', out: { text: 'hi' }, ref: 'r' });
  expect(telegram.calls).toMatchObject([{ method: 'sendMessage', payload: { chat_id: 92_001 } }]);
  expect([hears?.secret, fakes.telegram]).toEqual([secret, null]);
  // The phones of a demo post whatever its bot does, with a secret that nobody else has.
  expect(hears?.postSecret).toEqual(secret ?? expect.stringMatching(/^[0-9a-f]{48}$/));
});

test('without settings a demo has fakes of its own on loopback, and a deployment has no provider', async () => {
  const { fakes } = await opened({});
  for (const fake of [fakes.twilio, fakes.telegram])
    expect(fake?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const { KEK_1, INDEX_KEY, PEPPER } = keySettings;
  const DATABASE_URL = 'postgres://sotto@127.0.0.1/sotto';
  expect(await opened({ DATABASE_URL, KEK_1, INDEX_KEY, PEPPER })).toMatchObject({
    channels: { sms: null, telegram: null },
    fakes: { twilio: null, telegram: null },
  });
  const polls = await opened({ ...BOT, DATABASE_URL, KEK_1, INDEX_KEY, PEPPER });
  expect(polls.telegram?.postSecret).toBeNull();
});
