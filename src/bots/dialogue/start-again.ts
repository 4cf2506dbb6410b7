import { quarantineContact, startContact } from '#core/patients/index.js';
import type { Turn } from '../turn.js';

/** START opts a number in again; one that had said "not for me" before it stopped is still not shown anything. */
export async function startAgain(turn: Turn): Promise<void> {
  if (turn.contact.state !== 'stopped') return;
  turn.contact = await startContact(turn.ctx, turn.contact);
  if (turn.state.wrongAt) turn.contact = await quarantineContact(turn.ctx, turn.contact);
}
