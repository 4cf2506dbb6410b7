import { readFileSync } from 'node:fs';
import { Keys } from './keys.js';
import { settings } from './settings.js';
import type { Settings } from './settings.js';
import { StartRefusal } from './start-refusal.js';

/** The settings of this process, checked. */
export interface Config extends Settings {
  /** No DATABASE_URL: everything runs here, on loopback, with made keys. */
  demo: boolean;
}

/** Keys as settings give them, base64; a demo makes its own. */
export interface KeySettings {
  keks: Record<number, string>;
  indexKey: string;
  pepper: string;
}

// The one place that reads the environment.
// eslint-disable-next-line no-restricted-syntax -- settings begin here
const environment = process.env;

/** Whether a fault's stack is to be shown, before any setting has been checked. */
export function wantsDebug(): boolean {
  return environment['LOG_LEVEL'] === 'debug';
}

/** What speaks against settings that are each right, as sentences that begin with a setting's name. */
export type Check = (config: Config) => string[];

/** Reads the environment (and NAME_FILE files), or throws one StartRefusal that lists every wrong setting. */
export function readConfig(
  env: NodeJS.ProcessEnv = environment,
  check: Check = () => [],
): { config: Config; keys: KeySettings | null } {
  const wrong: string[] = [];
  const given = withFiles(env, wrong);
  const { config, faults } = parse(given);
  wrong.push(...faults.map(({ name, message }) => `${name}: ${message}`));
  const told = (line: string) => faults.some(({ name }) => line.includes(name));
  const further = config ? [...contradictions(config), ...check(config)] : [];
  wrong.push(...further.filter((line) => !told(line)));
  const keys = readKeys(given);
  if (given['DATABASE_URL'] || keys) wrong.push(...keyFaults(keys));
  if (wrong.length || !config) {
    const list = [...new Set(wrong)].map((line) => `  - ${line}`).join('\n');
    throw new StartRefusal(
      `These settings keep Sotto from starting:\n${list}\nThey are described in docs/settings.md; \`npm run sotto -- keys generate\` makes keys.`,
    );
  }
  return { config, keys };
}

/** The key ring; call it once the settings are known to be right. */
export function makeKeys({ keks, indexKey, pepper }: KeySettings): Keys {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const ring = Object.entries(keks).map(([version, kek]) => [Number(version), bytes(kek)] as const);
  return new Keys(new Map(ring), bytes(indexKey), bytes(pepper));
}

/** The settings, without those that are wrong by themselves, so that the rest can be looked over too. */
function parse(given: Record<string, string>) {
  const first = settings.safeParse(given);
  const issues = first.error?.issues ?? [];
  const faults = issues.map(({ path, message }) => ({ name: path.join('.'), message }));
  const names = new Set(faults.map(({ name }) => name));
  const usable = Object.entries(given).filter(([name]) => !names.has(name));
  const { data } = first.success ? first : settings.safeParse(Object.fromEntries(usable));
  // Asked of what was given: a wrong address of a database makes no demo.
  return { config: data ? { ...data, demo: !given['DATABASE_URL'] } : null, faults };
}

function withFiles(env: NodeJS.ProcessEnv, wrong: string[]): Record<string, string> {
  const given: Record<string, string> = {};
  const known = (name: string) => name in settings.shape || /^KEK_\d+$/.test(name);
  for (const [name, typed = ''] of Object.entries(env)) {
    // A blank that came along from a file or a paste belongs to no setting.
    const value = typed.trim();
    if (!value) continue;
    if (known(name)) given[name] = value;
    const target = name.endsWith('_FILE') ? name.slice(0, -5) : '';
    if (!known(target)) continue;
    if (env[target]) wrong.push(`${target}: is given, and ${name} too; keep one of them`);
    try {
      given[target] = readFileSync(value, 'utf8').trim();
    } catch {
      wrong.push(`${name}: the file cannot be read`);
    }
  }
  return given;
}

const sendsBy = (c: Config) => Boolean(c.TWILIO_FROM ?? c.TWILIO_MESSAGING_SERVICE_SID);

/** What settings may not say together, each with its sentence. */
const CONTRADICTIONS: readonly [(config: Config) => boolean, string][] = [
  [
    (c) => Boolean(c.TWILIO_ACCOUNT_SID) !== Boolean(c.TWILIO_AUTH_TOKEN),
    'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN: set both or neither',
  ],
  [
    (c) => Boolean(c.TWILIO_ACCOUNT_SID) && !sendsBy(c),
    'TWILIO_FROM: or TWILIO_MESSAGING_SERVICE_SID is needed to send',
  ],
  [
    (c) => c.SMS_PROVIDER === 'http' && !(c.SMS_HTTP_URL && c.SMS_HTTP_KEY && c.SMS_HTTP_SECRET),
    'SMS_HTTP_URL, SMS_HTTP_KEY, SMS_HTTP_SECRET: are needed for SMS_PROVIDER=http',
  ],
  [
    (c) => Boolean(c.TWILIO_ACCOUNT_SID ?? c.TELEGRAM_WEBHOOK_SECRET) && !c.PUBLIC_URL,
    'PUBLIC_URL: is needed with a real provider, for its webhooks',
  ],
  [
    (c) => c.TELEGRAM_MODE === 'webhook' && !c.TELEGRAM_WEBHOOK_SECRET,
    'TELEGRAM_WEBHOOK_SECRET: is needed for TELEGRAM_MODE=webhook',
  ],
  [
    (c) => Boolean(c.TELEGRAM_WEBHOOK_SECRET ?? c.TELEGRAM_MODE) && !c.TELEGRAM_BOT_TOKEN,
    'TELEGRAM_BOT_TOKEN: is needed with TELEGRAM_WEBHOOK_SECRET or TELEGRAM_MODE',
  ],
  [
    (c) => !c.demo && c.SMS_PROVIDER === 'twilio' && !c.TWILIO_ACCOUNT_SID && sendsBy(c),
    'TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN: are needed with TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID',
  ],
  [
    (c) => c.SMS_PROVIDER === 'twilio' && !c.TWILIO_ACCOUNT_SID && Boolean(c.SMS_HTTP_URL),
    'SMS_PROVIDER: must be http for SMS_HTTP_URL to be used',
  ],
  [
    (c) => c.demo && c.NODE_ENV === 'production',
    'DATABASE_URL: is needed where NODE_ENV=production',
  ],
  [
    (c) => c.demo && !['127.0.0.1', 'localhost', '::1'].includes(c.HOST),
    'HOST: a demo keeps to 127.0.0.1; set DATABASE_URL to serve others',
  ],
];

function contradictions(config: Config): string[] {
  return CONTRADICTIONS.filter(([test]) => test(config)).map(([, sentence]) => sentence);
}

function readKeys(given: Record<string, string>): KeySettings | null {
  const keks: Record<number, string> = {};
  for (const [name, value] of Object.entries(given))
    if (name.startsWith('KEK_')) keks[Number(name.slice(4))] = value;
  const { INDEX_KEY: indexKey = '', PEPPER: pepper = '' } = given;
  return Object.keys(keks).length || indexKey || pepper ? { keks, indexKey, pepper } : null;
}

/** Bytes that nobody drew: few different ones, each as far from the one before, or all of them typed. */
function isSample(bytes: Buffer): boolean {
  const steps = bytes.subarray(1).map((byte, i) => byte - (bytes[i] ?? 0));
  const typed = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  return new Set(bytes).size < 12 || new Set(steps).size === 1 || typed;
}

/** Keys must be there, whole, different from each other, and not a pattern such as a sample. */
function keyFaults(keys: KeySettings | null): string[] {
  if (!keys) return ['KEK_1, INDEX_KEY, PEPPER: are needed with DATABASE_URL'];
  const wrong: string[] = [];
  if (!Object.keys(keys.keks).length) wrong.push('KEK_1: is missing');
  const all: [string, string][] = Object.entries(keys.keks).map(([v, kek]) => [`KEK_${v}`, kek]);
  all.push(['INDEX_KEY', keys.indexKey], ['PEPPER', keys.pepper]);
  const seen = new Map<string, string>();
  for (const [name, text] of all) {
    const bytes = Buffer.from(text, 'base64');
    if (!text) wrong.push(`${name}: is missing`);
    else if (bytes.length !== 32) wrong.push(`${name}: must be base64 of 32 bytes`);
    else if (isSample(bytes)) wrong.push(`${name}: is a sample; make one of its own`);
    // Two spellings of base64 may be one key.
    const spelt = bytes.toString('base64');
    const twin = seen.get(spelt);
    if (text && twin) wrong.push(`${name}: is the same as ${twin}`);
    seen.set(spelt, name);
  }
  return wrong;
}
