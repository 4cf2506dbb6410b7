import { setTimeout as pause } from 'node:timers/promises';
import { perform } from '#core/kernel/context.js';
import type { App } from '#core/kernel/context.js';
import type { ChannelName } from '#core/kernel/language.js';
import { noteProvider, providersAnswer } from '#core/messaging/index.js';
import type { Post } from '#core/messaging/index.js';
import type { Check } from '#bots/health.js';

const LOOK_MS = 10_000;
const ANSWER_MS = 1_000;
const system = { kind: 'system', name: 'providers' } as const;

/** How each provider stood at the last real call, in whichever process that was. */
export interface Standings {
  /** Told of each call's outcome; only a change is written. */
  heard: (channel: ChannelName, ok: boolean) => void;
  now: () => Promise<Record<ChannelName, Check>>;
  close: () => Promise<void>;
}

/** Follows the providers that are set up; what other processes found is read every ten seconds. */
export function openStandings(app: App, channels: Post['channels']): Standings {
  let known: Record<ChannelName, boolean> = { sms: true, telegram: true };
  let busy: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<unknown>) => {
    busy = busy.then(work).catch((err: unknown) => {
      app.log.warn({ err }, 'how the providers stand is not known to other processes');
    });
    return busy;
  };
  const look = () =>
    inTurn(async () => {
      known = await perform(app, system, providersAnswer);
    });
  const timer = setInterval(() => void look(), LOOK_MS);
  void look();
  const check = (channel: ChannelName): Check => {
    if (!channels[channel]) return 'off';
    return known[channel] ? 'ok' : 'down';
  };
  return {
    heard(channel, ok) {
      if (known[channel] === ok) return;
      known = { ...known, [channel]: ok };
      void inTurn(() => perform(app, system, (ctx) => noteProvider(ctx, channel, ok)));
    },
    async now() {
      // A database that does not answer is told of by its own check.
      await Promise.race([look(), pause(ANSWER_MS, undefined, { ref: false })]);
      return { sms: check('sms'), telegram: check('telegram') };
    },
    async close() {
      clearInterval(timer);
      await busy;
    },
  };
}
