import type { Config } from '#core/kernel/config.js';
import { DEMO_PASSWORD, DEMO_SIGN_INS } from '../demo/accounts.js';
import { realChannels } from '../service/real-channels.js';
import type { ServiceName } from '../service/start-service.js';

/** What is up. */
export interface Up {
  config: Config;
  services: readonly ServiceName[];
  /** The three words that link Telegram user 9002 of a demo; null where it is linked or none are known. */
  joinWords: string | null;
}

const SPOKEN = { sms: 'SMS', telegram: 'Telegram' };

/** What a start says in the end: where to look. */
export function banner({ config, services, joinWords }: Up): string {
  const base = `http://localhost:${config.BOTS_PORT}`;
  if (!config.demo) {
    const ready = services.includes('bots') ? ` Readiness: ${base}/readyz` : '';
    return `\nSotto is up: ${services.join(', ')}.${ready}`;
  }
  return [
    '',
    ...whatLeaves(config),
    '',
    ...(services.includes('bots') ? [`  Two phones    ${base}/phones      send 1 and see`] : []),
    ...(services.includes('console') ? desk(config) : []),
    '  Staff acts    npm run sotto -- --help',
    ...(joinWords
      ? [`  Telegram 9002 is not linked yet: JOIN ${joinWords}  (within 7 days of the first start)`]
      : []),
    '  Who is who    docs/demo.md',
    '',
    'Ctrl-C stops it; the data stays. npm start -- --fresh begins again.',
  ].join('\n');
}

function desk({ CONSOLE_PORT }: Config): string[] {
  return [
    `  The desk      http://localhost:${CONSOLE_PORT}      sign in as one of:`,
    ...DEMO_SIGN_INS.map(({ email, about }) => `                  ${email.padEnd(26)} ${about}`),
    `                password ${DEMO_PASSWORD}; the codes are on the sign-in page`,
  ];
}

function whatLeaves(config: Config): string[] {
  const demo = 'Sotto runs as a DEMO: made-up patients, a database and keys of its own';
  const real = realChannels(config).map((channel) => SPOKEN[channel]);
  if (!real.length) return [`${demo}, nothing leaves this machine.`];
  return [
    `${demo}. ${real.join(' and ')} of a real provider:`,
    'what follows for the made-up patients is sent to their numbers, which may be somebody’s.',
  ];
}
