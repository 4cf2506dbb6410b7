import type { ClockStep, DeskAnswer, PhonesState, TakenAnswer } from '../../contract.js';

/** Everything the page shows, as it is now. */
export async function readState(): Promise<PhonesState> {
  return answer(await fetch('/phones/api/state'));
}

/** Sends a text, typed on either phone. */
export function send(key: string, text: string): Promise<PhonesState> {
  return post('send', { key, text });
}

/** Presses a button under a message. */
export function press(key: string, messageId: number, data: string): Promise<PhonesState> {
  return post('press', { key, messageId, data });
}

/** Shares the holder's own number. */
export function shareContact(key: string): Promise<PhonesState> {
  return post('contact', { key });
}

/** Blocks the bot, or lets it in again. */
export function block(key: string, blocked: boolean): Promise<PhonesState> {
  return post('block', { key, blocked });
}

/** Rings the service. */
export function call(key: string): Promise<PhonesState> {
  return post('call', { key });
}

/** Gives a plain phone the number that was typed. */
export function take(number: string): Promise<TakenAnswer> {
  return post<TakenAnswer>('take', { number });
}

/** Moves the demo's clock forward; `held` are the keys of whose phones are held. */
export function moveClock(step: ClockStep, held: readonly string[]): Promise<PhonesState> {
  return post('clock', { step, held });
}

/** At the desk: a parcel is prepared. */
export function makeReady(id: string): Promise<DeskAnswer> {
  return post<DeskAnswer>('desk/ready', { id });
}

/** At the desk: a parcel is handed over by the four digits that were shown. */
export function handOver(id: string, code: string): Promise<DeskAnswer> {
  return post<DeskAnswer>('desk/hand-over', { id, code });
}

/** Calls `changed` whenever something may have, until the returned function is called; that the line broke or stands again too. */
export function follow(changed: () => void): () => void {
  const events = new EventSource('/phones/api/events');
  for (const of of ['changed', 'open', 'error']) events.addEventListener(of, changed);
  return () => {
    events.close();
  };
}

async function post<Answer = PhonesState>(verb: string, body: unknown): Promise<Answer> {
  const response = await fetch(`/phones/api/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return answer(response);
}

async function answer<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw new Error(`The service answered ${response.status}.`);
  return (await response.json()) as Answer;
}
