import { z } from 'zod';
import { isZone } from './dates.js';

const port = z.coerce.number('must be a port number').int().min(0).max(65_535);
const key = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length === 32, 'must be base64 of 32 bytes');
const urlOf = (protocol: RegExp, said: string) => z.url({ protocol, error: `must be ${said}` });
const url = urlOf(/^https?$/, 'an address that begins with http:// or https://');
/** Paths are added to it. */
const base = url
  .refine((text) => !/[?#]/.test(text), 'must end before any ? or #, as paths are added to it')
  .transform((text) => text.replace(/\/+$/, ''));
const postgres = urlOf(/^postgres(ql)?$/, 'postgres://user:password@host/database');
const whole = (least: number, most?: number) => {
  const bounds = `from ${least}${most === undefined ? '' : ` to ${most}`}`;
  const number = z.coerce.number(`must be a whole number ${bounds}`).int().min(least);
  return most === undefined ? number : number.max(most);
};
const budget = whole(1);
const oneOf = <const T extends readonly string[]>(...words: T) =>
  z.enum(words, `must be ${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`);
const secret = (least: number) => z.string().min(least, `must be at least ${least} characters`);
const optional = <T extends z.ZodType>(type: T) => type.optional();

/**
 * Every setting, what it means and its default; `.env.example` and docs/settings.md are printed from here.
 * Each may be given as NAME_FILE instead: the path of a file that holds the value.
 */
export const settings = z.object({
  BOTS_PORT: port.default(3001).describe('Port of the webhooks (and, in a demo, the phones).'),
  CONSOLE_PORT: port.default(3000).describe('Port of the staff console.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on; a demo keeps to loopback.'),
  TRUSTED_PROXIES: whole(0, 9)
    .default(0)
    .describe(
      'Reverse proxies of yours that stand before the service; each adds to X-Forwarded-For, which is ignored at 0.',
    ),
  DATABASE_URL: optional(postgres).describe(
    'PostgreSQL 15 or newer. Without it: demo mode, with a PostgreSQL of its own under DATA_DIR.',
  ),
  MIGRATE_DATABASE_URL: optional(postgres).describe(
    'The owner of the tables; only migrations use it. Without it the user of DATABASE_URL owns them, and only triggers keep history as it was.',
  ),
  REDIS_URL: optional(urlOf(/^rediss?$/, 'redis://host:6379')).describe(
    'Redis for the job queue. Without it: the same PostgreSQL.',
  ),
  REDIS_ALLOW_VOLATILE: oneOf('0', '1')
    .default('0')
    .describe('1 accepts a Redis without AOF or with eviction, which can lose nudges.'),
  DATA_DIR: z
    .string()
    .default('.data')
    .describe(
      'Where a worker keeps signed checkpoints of its history, on a disk that stays; a demo its data and keys too.',
    ),
  PUBLIC_URL: optional(base).describe(
    'Public base of the webhooks, https://sotto.example.org; signatures are checked against it.',
  ),
  SMS_PROVIDER: oneOf('twilio', 'http')
    .default('twilio')
    .describe("Who carries SMS: Twilio, or an HTTP gateway with Africa's Talking's field names."),
  SMS_NUMBER: optional(z.string().regex(/^\+?\d{3,15}$/, 'must be digits, or E.164')).describe(
    'Number or short code that patients text, printed on their card; else TWILIO_FROM.',
  ),
  SMS_HTTP_URL: optional(url).describe(
    'Where the gateway takes texts; username and from stand behind the ?, as it names them.',
  ),
  SMS_HTTP_KEY: optional(secret(8)).describe('Key of the gateway.'),
  SMS_HTTP_SECRET: optional(
    z.string().regex(/^[\w-]{16,256}$/, 'must be 16 to 256 of A-Z a-z 0-9 _ -'),
  ).describe(
    'What the gateway shows our webhooks: /webhooks/sms/messages?secret=… or the header X-Gateway-Secret.',
  ),
  TWILIO_ACCOUNT_SID: optional(
    z.string().regex(/^AC[0-9a-f]{32}$/, 'must be AC and 32 hex digits'),
  ).describe('Twilio account.'),
  TWILIO_AUTH_TOKEN: optional(secret(8)).describe('Twilio auth token; it signs webhooks.'),
  TWILIO_FROM: optional(z.string().regex(/^\+\d{6,15}$/, 'must be E.164')).describe(
    'Number that texts come from.',
  ),
  TWILIO_MESSAGING_SERVICE_SID: optional(
    z.string().regex(/^MG[0-9a-f]{32}$/, 'must be MG and 32 hex digits'),
  ).describe('Messaging Service to send through, instead of TWILIO_FROM.'),
  TWILIO_API_URL: base.default('https://api.twilio.com').describe("Twilio's API."),
  TELEGRAM_BOT_TOKEN: optional(z.string().regex(/^\d+:[\w-]{20,}$/, 'is not a bot token')).describe(
    'Telegram bot token.',
  ),
  TELEGRAM_API_ROOT: base.default('https://api.telegram.org').describe('Bot API server.'),
  TELEGRAM_WEBHOOK_SECRET: optional(
    z.string().regex(/^[\w-]{16,256}$/, 'must be 16 to 256 of A-Z a-z 0-9 _ -'),
  ).describe('Secret of the Telegram webhook.'),
  TELEGRAM_MODE: optional(oneOf('webhook', 'polling')).describe(
    'webhook where TELEGRAM_WEBHOOK_SECRET is set, else polling.',
  ),
  INDEX_KEY: optional(key).describe('Key of the blind indexes, base64 of 32 bytes.'),
  PEPPER: optional(key).describe('Pepper of codes and digests, base64 of 32 bytes.'),
  BRAND: z
    .string()
    .regex(/^\p{L}{1,11}$/u, 'must be 1 to 11 letters, such as Baobab')
    .default('Baobab')
    .describe('Name in texts: up to 11 letters that say nothing.'),
  ITEM_NOUN: oneOf('item', 'order', 'parcel').default('item').describe('Word for what is kept.'),
  EMERGENCY_NUMBER: optional(
    z.string().regex(/^\+?[\d ]{3,16}$/, 'must be 3 to 16 digits, such as 112'),
  ).describe('Number given to a person in danger.'),
  DEFAULT_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters, such as KE')
    .default('KE')
    .describe('For local phone numbers.'),
  REPLY_COUNTRIES: optional(
    z.string().regex(/^[A-Z]{2}(,[A-Z]{2})*$/, 'must be like KE,UG'),
  ).describe(
    'Countries whose phones are answered although nobody knows them; else DEFAULT_COUNTRY alone.',
  ),
  DEFAULT_ZONE: z
    .string()
    .refine(isZone, 'is no IANA time zone')
    .default('Africa/Nairobi')
    .describe('Time zone of new places (IANA).'),
  SMS_PER_SECOND: z.coerce
    .number('must be a number above 0')
    .positive()
    .default(10)
    .describe('Texts sent per second.'),
  KEEP_BODIES_DAYS: whole(1, 3_650).default(90).describe('Days that sealed texts are kept.'),
  CODES_PER_PERSON: budget
    .default(60)
    .describe('One-time codes an hour that one person of the staff may have sent.'),
  CODES_PER_PREFIX: budget
    .default(30)
    .describe('One-time codes an hour to numbers that differ in their last three digits alone.'),
  CODES_PER_SITE: budget
    .default(200)
    .describe('One-time codes an hour that the people of one place may have sent.'),
  REPLIES_PER_PREFIX: budget
    .default(30)
    .describe('Replies a day to unknown numbers that differ in their last three digits alone.'),
  REPLIES_PER_DAY: budget.default(500).describe('Replies a day to unknown numbers in all.'),
  PASSWORD_PROFILE: oneOf('composed', 'nist')
    .default('composed')
    .describe(
      'Staff passwords: composed has 8 of four kinds of characters; nist has length and a blocklist alone.',
    ),
  METRICS_TOKEN: optional(secret(16)).describe('Bearer token of /metrics; open in a demo.'),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent')
    .default('info')
    .describe('How much is logged.'),
  NODE_ENV: optional(z.string()).describe('production refuses a demo and weak keys.'),
});

export type Settings = z.infer<typeof settings>;
