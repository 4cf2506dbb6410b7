import { startContact } from '#core/patients/index.js';
import type { Turn } from '../turn.js';

/** START opts a number in again, as what it was when it stopped. */
export async function startAgain(turn: Turn): Promise<void> {
  if (turn.contact.state === 'stopped') turn.contact = await startContact(turn.ctx, turn.contact);
}
