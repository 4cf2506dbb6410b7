import type { Incoming } from '../incoming.js';
import { read } from '../reading/read.js';
import type { TurnQueue } from './turn-queue.js';

/** Where what a channel took in is heard. */
export interface Intake {
  queue: TurnQueue;
  receive: (incoming: Incoming) => Promise<string | null>;
}

/** Has a number's message heard in its turn; gives what is answered, or null. */
export function hear({ queue, receive }: Intake, incoming: Incoming): Promise<string | null> {
  return queue(
    incoming.from.value,
    () => receive(incoming),
    () => mustBeHeard(incoming),
  );
}

/** An opt-out is short; a flood of long texts is not read. */
const LONGEST = 60;

/** Whether somebody stops us, or speaks of danger. */
function mustBeHeard({ event, language = 'en' }: Incoming): boolean {
  if (event.is === 'opted') return event.out;
  if (event.is !== 'text' || event.text.length > LONGEST) return event.is === 'blocked';
  return ['opt-out', 'soft-opt-out', 'danger'].includes(read(event.text, { language }).is);
}
