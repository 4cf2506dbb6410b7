import type { PhonesState } from '../contract.js';

/** The id of the last thing that each held phone received; 0 where it received nothing. */
export function lastArrivals(all: PhonesState, held: { sms: string; telegram: string }) {
  const number = all.people.find(({ key }) => key === held.sms)?.address ?? '';
  return {
    sms: last(all.threads[number]),
    telegram: last(all.chats[held.telegram]),
  };
}

function last(entries: readonly { id: number; side: string }[] = []): number {
  return entries.findLast(({ side }) => side !== 'person')?.id ?? 0;
}
