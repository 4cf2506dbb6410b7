import type { Say } from '#core/messaging/index.js';
import { join, patientsOf, proposeRegistration } from '#core/patients/index.js';
import { findSiteByPoster } from '#core/sites/index.js';
import { onceADay } from '../dialogue/once-a-day.js';
import { askUnlock } from '../dialogue/patient.js';
import type { Turn } from '../turn.js';

/** JOIN and three words, or a place's poster word; what does not fit gets the line that everyone unknown gets. */
export async function joinBy(turn: Turn, words: readonly string[]): Promise<Say | null> {
  const [word] = words;
  const site = words.length === 1 && word ? await findSiteByPoster(turn.ctx, word) : null;
  if (site) {
    const fresh = await proposeRegistration(turn.ctx, turn.contact, site.id);
    const facts = { days: 14 };
    return { line: fresh ? { name: 'proposed', facts } : { name: 'proposed-waiting' } };
  }
  const { contact, ctx, incoming } = turn;
  const result = await join(ctx, { contact, address: incoming.from }, words);
  const enrolled = turn.patients.some(({ confirmed }) => confirmed);
  if (result === 'paused' && !enrolled) return onceADay(turn, { line: { name: 'unknown' } });
  if (typeof result === 'string') return { line: { name: enrolled ? 'join-refused' : 'unknown' } };
  turn.contact = result.contact;
  turn.patients = await patientsOf(ctx, contact.id);
  const patient = turn.patients.find(({ id }) => id === result.patientId);
  return patient ? askUnlock(turn, patient, { do: 'menu' }) : { line: { name: 'unknown' } };
}
