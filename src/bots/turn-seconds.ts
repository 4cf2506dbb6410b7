import { Histogram } from 'prom-client';
import type { ChannelName } from '#core/kernel/language.js';
import type { Incoming } from './incoming.js';

/** How long turns take, by channel, in the buckets that Prometheus' clients share. */
export type TurnSeconds = Histogram<'channel'>;

/** A histogram that no register holds yet. */
export function turnSeconds(): TurnSeconds {
  return new Histogram({
    name: 'sotto_turn_seconds',
    help: 'From a text that was taken in to its answer, by channel',
    labelNames: ['channel'],
    registers: [],
  });
}

/** Takes texts in as `receive` does, and notes how long each took, those that failed among them. */
export function timed<T>(
  turns: TurnSeconds,
  receive: (incoming: Incoming) => Promise<T>,
): (incoming: Incoming) => Promise<T> {
  return async (incoming) => {
    const channel: ChannelName = incoming.from.channel;
    const end = turns.startTimer({ channel });
    try {
      return await receive(incoming);
    } finally {
      end();
    }
  };
}
