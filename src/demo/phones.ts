import type { Router } from '@koa/router';
import { perform } from '#core/kernel/context.js';
import type { App, Context } from '#core/kernel/context.js';
import type { Post } from '#core/messaging/index.js';
import { phonesRouter } from '#bots/phones/phones.js';
import type { DemoPerson, PhonesPorts } from '#bots/phones/phones.js';
import { sweep } from '#jobs/handlers/sweep.js';
import { ownAddress } from '../service/listen.js';
import type { Providers } from '../service/providers.js';
import { stepOn } from './demo-clock.js';
import { demoDesk } from './desk.js';
import { newcomer } from './join-words.js';
import { ledger } from './ledger.js';
import { DEMO_PATIENTS, GENERATED, TELEGRAM_PHONES, UNLINKED } from './people.js';
import type { DemoPatient } from './people.js';

const LANGUAGES = { en: 'English', sw: 'Kiswahili', fr: 'Français' };

/** The two phones of a demo, on the same webhooks as the world's. */
export function demoPhones(
  { post, providers, publicUrl }: { post: Post; providers: Providers; publicUrl: string },
  closing: AbortSignal,
): Router {
  const { app } = post;
  const { config } = app;
  const run = <T>(work: (ctx: Context) => Promise<T>) =>
    perform(app, { kind: 'system', name: 'demo' }, work);
  // The carrier blocks whoever stopped, so it must know from the start.
  for (const { address, stopped } of DEMO_PATIENTS)
    if (stopped) providers.fakes.twilio?.stopped.add(address);
  return phonesRouter({
    webhooks: webhooksOf(providers, { base: ownAddress(config), publicUrl }),
    twilio: providers.fakes.twilio,
    telegram: providers.fakes.telegram,
    people: () => people(app),
    clock: () =>
      run((ctx) => Promise.resolve({ now: ctx.now.toISOString(), zone: config.DEFAULT_ZONE })),
    async moveClock(step, held) {
      const addresses = held.map(({ channel, address: value }) => ({ channel, value }));
      await stepOn(app, step, addresses);
      await sweep(post);
    },
    ledger: () => run(ledger),
    desk: demoDesk(app),
    consoleUrl: `http://localhost:${config.CONSOLE_PORT}`,
    brand: config.BRAND,
    country: config.DEFAULT_COUNTRY,
    closing,
  });
}

/** Where the webhooks are, and what the providers would sign with. */
function webhooksOf(
  { twilio, gateway, telegram }: Providers,
  where: { base: string; publicUrl: string },
): PhonesPorts['webhooks'] {
  const { authToken = '', accountSid = '', from = null } = twilio ?? {};
  return {
    ...where,
    twilioAuthToken: authToken,
    twilioAccountSid: accountSid,
    twilioFrom: from ?? '+254711000000',
    telegramSecret: telegram?.postSecret ?? '',
    gatewaySecret: gateway?.secret ?? null,
  };
}

/** Everyone whose phone can be held; a shared number once. */
async function people(app: App): Promise<DemoPerson[]> {
  const all = [...DEMO_PATIENTS, ...GENERATED].filter(
    (person, i, list) => list.findIndex(({ address }) => address === person.address) === i,
  );
  const { linked, joinWords } = await newcomer(app);
  const { address, secretNumber } = UNLINKED;
  const last: DemoPerson = {
    key: `telegram:${address}`,
    channel: 'telegram',
    address,
    title: linked ? 'Linked by three words' : 'Not linked yet: JOIN and three words',
    language: 'en',
    level: 'COVERT',
    phone: TELEGRAM_PHONES[address] ?? '',
    secretNumber,
    ...(joinWords ? { hint: `To link it, send JOIN ${joinWords}` } : {}),
  };
  return [...all.map(personOf), last];
}

function personOf(person: DemoPatient): DemoPerson {
  const { channel, address, language, level, items, nickname, stopped, hasReady } = person;
  const phone = TELEGRAM_PHONES[address];
  // Its patient knows it by a letter, whatever it is.
  const letters = items.map((_, n) => 'AB'.charAt(n)).join(', ');
  const parts = [LANGUAGES[language], level, `item ${letters}`];
  if (items.includes('daily')) parts.push('given each day');
  if (items.includes('depot')) parts.push('given at a visit');
  if (nickname) parts.push('shared by Blue and Green');
  if (stopped) parts.push('opted out');
  if (hasReady) parts.push('something is ready');
  return {
    key: channel === 'sms' ? address : `telegram:${address}`,
    channel,
    address,
    title: parts.join(' · '),
    language,
    level,
    secretNumber: secretNumbers(address),
    ...(phone ? { phone } : {}),
  };
}

/** `482715`, or `271829 (Blue), 314158 (Green)` where two share a phone. */
function secretNumbers(address: string): string {
  return [...DEMO_PATIENTS, ...GENERATED]
    .filter((person) => person.address === address)
    .map(({ secretNumber, nickname }) =>
      nickname ? `${secretNumber} (${nickname})` : secretNumber,
    )
    .join(', ');
}
