import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '#core/kernel/config.js';
import { settings } from '#core/kernel/settings.js';
import { StartRefusal } from '#core/kernel/start-refusal.js';

/** Settings that any word fits. */
const FREE = new Set(['HOST', 'DATA_DIR', 'NODE_ENV']);
const folder = mkdtempSync(path.join(tmpdir(), 'sotto-config-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const key = () => randomBytes(32).toString('base64');
const keys = { KEK_1: key(), INDEX_KEY: key(), PEPPER: key() };
const DATABASE_URL = 'postgres://sotto@127.0.0.1/sotto';
const real = { DATABASE_URL, ...keys };

function refusal(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof StartRefusal) return error.message;
    throw error;
  }
  throw new Error('it started');
}

test('without settings it is a demo on loopback, with the defaults', () => {
  const { config, keys: given } = readConfig({});
  expect(config).toMatchObject({ demo: true, BOTS_PORT: 3001, HOST: '127.0.0.1', BRAND: 'Baobab' });
  expect(given).toBeNull();
});

test('with a database and keys it is none, and every version of the key is there', () => {
  const { config, keys: given } = readConfig({ ...real, KEK_2: key() });
  expect(config.demo).toBe(false);
  expect(Object.keys(given?.keks ?? {})).toEqual(['1', '2']);
});

test('every wrong setting is told at once', () => {
  const said = refusal({
    BOTS_PORT: '99999',
    SMS_PER_SECOND: '0',
    TWILIO_ACCOUNT_SID: 'nonsense',
    DEFAULT_COUNTRY: 'Kenya',
    LOG_LEVEL: 'loud',
    PUBLIC_URL: 'no address',
    INDEX_KEY: 'c2hvcnQ=',
    DATABASE_URL: 'mysql://sotto@127.0.0.1/sotto',
    TELEGRAM_MODE: 'webhook',
    HOST: '0.0.0.0',
  });
  for (const name of [
    'BOTS_PORT',
    'SMS_PER_SECOND',
    'TWILIO_ACCOUNT_SID',
    'DEFAULT_COUNTRY',
    'LOG_LEVEL',
    'PUBLIC_URL',
    'INDEX_KEY',
    'DATABASE_URL',
    // What is right by itself is looked over beside what is not.
    'TELEGRAM_WEBHOOK_SECRET',
  ])
    expect(said).toContain(`  - ${name}`);
  // Nor is a setting told twice, or for what another's fault made of it.
  expect(said).not.toContain('HOST');
  expect(said.match(/TWILIO/g)).toHaveLength(1);
  expect(said).toContain('keys generate');
});

test('a setting may be a file; one that cannot be read is told', () => {
  const file = path.join(folder, 'pepper');
  writeFileSync(file, `${keys.PEPPER}\n`);
  const rest = lacking('PEPPER');
  expect(readConfig({ ...rest, PEPPER_FILE: file }).keys?.pepper).toBe(keys.PEPPER);
  const { KEK_1, ...others } = real;
  const kek = path.join(folder, 'kek');
  writeFileSync(kek, `${KEK_1}\n`);
  expect(readConfig({ ...others, KEK_1_FILE: kek }).keys?.keks).toEqual({ 1: KEK_1 });
  expect(refusal({ ...rest, PEPPER_FILE: path.join(folder, 'none') })).toContain('PEPPER_FILE');
  expect(refusal({ ...real, PEPPER_FILE: file })).toContain(
    'PEPPER: is given, and PEPPER_FILE too',
  );
});

test('an empty setting is none, and one we do not know is left alone', () => {
  expect(readConfig({ BRAND: '', SOMETHING_FILE: '/none', PATH: '/bin' }).config.BRAND).toBe(
    'Baobab',
  );
});

test('a blank around a setting is not part of it', () => {
  const { config } = readConfig({ ...real, PUBLIC_URL: ' https://sotto.example.org ', BRAND: ' ' });
  expect(config).toMatchObject({ PUBLIC_URL: 'https://sotto.example.org', BRAND: 'Baobab' });
});

test('what is wrong is told once, in words', () => {
  const names = Object.keys(settings.shape).filter((name) => !FREE.has(name));
  const said = refusal(Object.fromEntries(names.map((name) => [name, '-?#'])));
  const told = said.split('\n').filter((line) => line.startsWith('  - '));
  expect(new Set(told).size).toBe(told.length);
  for (const name of names) expect(said).toMatch(new RegExp(`^  - ${name}: [a-z]`, 'm'));
  expect(said).not.toMatch(/pattern|Invalid|expected/);
});

test('an address may end in a slash: what follows it begins with one', () => {
  const { config } = readConfig({ ...real, PUBLIC_URL: 'https://sotto.example.org/' });
  expect(config.PUBLIC_URL).toBe('https://sotto.example.org');
});

const withoutIndex = lacking('INDEX_KEY');

function lacking(name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(real).filter(([each]) => each !== name));
}

const GATEWAY = {
  ...{ SMS_PROVIDER: 'http', SMS_HTTP_URL: 'https://gateway.example' },
  ...{ SMS_HTTP_KEY: 'a-key-of-the-tests', SMS_HTTP_SECRET: 'g'.repeat(32) },
};
const refused: [string, Record<string, string>, RegExp][] = [
  ['a database without keys', { DATABASE_URL }, /KEK_1, INDEX_KEY, PEPPER/],
  ['a missing key', withoutIndex, /INDEX_KEY: is missing/],
  [
    'a short key',
    { ...real, PEPPER: randomBytes(16).toString('base64') },
    /PEPPER: must be base64 of 32 bytes/,
  ],
  ['a short KEK', { ...real, KEK_1: 'abcd' }, /KEK_1: must be base64 of 32 bytes/],
  ['a repeated key', { ...real, PEPPER: keys.INDEX_KEY }, /PEPPER: is the same as INDEX_KEY/],
  [
    'a key that is spelt in two ways',
    { ...real, PEPPER: keys.INDEX_KEY.replace(/=+$/, '') },
    /PEPPER: is the same as INDEX_KEY/,
  ],
  ['a repeated KEK', { ...real, KEK_2: keys.KEK_1 }, /KEK_2: is the same as KEK_1/],
  [
    'a sample key',
    { ...real, PEPPER: Buffer.alloc(32, 7).toString('base64') },
    /PEPPER: is a sample/,
  ],
  [
    'a key that was counted up',
    {
      ...real,
      PEPPER: Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 7 + 250) % 256)).toString(
        'base64',
      ),
    },
    /PEPPER: is a sample/,
  ],
  [
    'a key that was typed',
    { ...real, PEPPER: Buffer.from('0123456789abcdef!"$%&/()=?QWERTZ').toString('base64') },
    /PEPPER: is a sample/,
  ],
  ['production as a demo', { NODE_ENV: 'production' }, /DATABASE_URL: is needed/],
  ['production without keys', { NODE_ENV: 'production', DATABASE_URL }, /KEK_1/],
  ['a demo for all to see', { HOST: '0.0.0.0' }, /HOST: a demo keeps to/],
  ['a zone that is none', { DEFAULT_ZONE: 'Mars/Base' }, /DEFAULT_ZONE/],
  ['half an account', { TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}` }, /TWILIO_AUTH_TOKEN: set both/],
  [
    'an account that sends from nowhere',
    {
      TWILIO_ACCOUNT_SID: `AC${'1'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: '12345678',
      PUBLIC_URL: 'https://a.test',
    },
    /TWILIO_FROM/,
  ],
  [
    'a webhook without its secret',
    { TELEGRAM_MODE: 'webhook' },
    /TELEGRAM_WEBHOOK_SECRET: is needed/,
  ],
  [
    'a webhook without its address',
    { TELEGRAM_WEBHOOK_SECRET: 's'.repeat(20) },
    /PUBLIC_URL: is needed/,
  ],
  ...['SMS_HTTP_URL', 'SMS_HTTP_KEY', 'SMS_HTTP_SECRET'].map(
    (name): [string, Record<string, string>, RegExp] => [
      `a gateway without ${name}`,
      { ...GATEWAY, [name]: '' },
      /are needed for SMS_PROVIDER=http/,
    ],
  ),
  ...['https://a.test/x?y=1', 'https://a.test/#x'].map(
    (PUBLIC_URL): [string, Record<string, string>, RegExp] => [
      `webhooks at ${PUBLIC_URL}, to which no path can be added,`,
      { PUBLIC_URL },
      /PUBLIC_URL: must end before/,
    ],
  ),
  [
    'a bot without its token',
    { TELEGRAM_WEBHOOK_SECRET: 's'.repeat(20), PUBLIC_URL: 'https://a.test' },
    /TELEGRAM_BOT_TOKEN: is needed/,
  ],
  [
    'a number to send from without its account',
    { ...real, TWILIO_FROM: '+254711000000' },
    /TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN: are needed/,
  ],
  [
    'a gateway that is not chosen, where nobody else is,',
    { ...GATEWAY, SMS_PROVIDER: '' },
    /SMS_PROVIDER: must be http/,
  ],
  ['a brand that is too long', { BRAND: 'BaobabBaobabs' }, /BRAND: must be/],
];

test.each(refused)('%s keeps it from starting', (_, env, sentence) => {
  expect(refusal(env)).toMatch(sentence);
});

test('no refusal tells a key', () => {
  const said = refusal({ ...real, KEK_2: keys.KEK_1, BOTS_PORT: 'x' });
  for (const secret of Object.values(keys)) expect(said).not.toContain(secret);
});
