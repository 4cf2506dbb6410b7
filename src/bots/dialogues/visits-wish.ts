import { DomainError } from '#core/kernel/errors.js';
import type { Act, Acts, Moment, Say } from '#core/messaging/index.js';
import type { Patient } from '#core/patients/index.js';
import { findVisit, whereOf } from '#core/visits/index.js';
import type { Ask, Visit, Where } from '#core/visits/index.js';
import { withPatient } from '../dialogue/patient.js';
import type { Turn } from '../turn.js';

/** What is to be booked where; `visit` is one that is to be moved to it. */
export type Wish = Acts['wait-for-day'];

export const CLOSED: Say = { line: { name: 'closed-question' } };

/** The wish alone, of an act that holds more. */
export function wishOf({ service, site, there, visit, part }: Wish): Wish {
  const more = { ...(there && { there }), ...(visit && { visit }), ...(part && { part }) };
  return { service, site, ...more };
}

/** Whose free days and times are looked for, and where: who is away has them at the other place until then, unless a place was named. */
export async function askOf({ ctx }: Turn, { id: patientId }: Patient, wish: Wish): Promise<Ask> {
  const { service: serviceId, visit } = wish;
  const where = await whereOf(ctx, patientId, serviceId);
  return { patientId, serviceId, ...placesIn(where, wish), ...(visit && { moving: visit }) };
}

/** What is given at the own place alone leads there, whatever was named. */
function placesIn(
  { usual, away, own }: Where,
  { site, there }: Wish,
): Pick<Ask, 'siteId' | 'away'> {
  const named = there ?? ![usual?.id, away?.id].includes(site);
  if (named && !own) return { siteId: site };
  const siteId = usual?.id ?? site;
  return away ? { siteId, away: { siteId: away.id, through: away.lastDay } } : { siteId };
}

/** Goes on with the patient whose visit is to be moved, else with the one of this number, or asks which. */
export async function withWish(
  turn: Turn,
  then: Act & Wish,
  go: (patient: Patient) => Promise<Say | null>,
): Promise<Say | null> {
  if (!then.visit) return withPatient(turn, then, go);
  const visit = await findVisit(turn.ctx, then.visit);
  const patient = visit && ownerOf(turn, visit);
  if (!patient) return CLOSED;
  turn.state.person = patient.id;
  return go(patient);
}

/** Whose visit it is among those whom this number may act for. */
export function ownerOf({ patients }: Turn, { patientId }: Visit): Patient | null {
  return patients.find(({ id, confirmed }) => confirmed && id === patientId) ?? null;
}

/** What is free there; nothing where the place does not give that service any more. */
export async function freeOrNone(look: () => Promise<string[]>): Promise<string[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [];
  }
}

const PARTS = {
  morning: ['00:00', '12:00'],
  afternoon: ['12:00', '17:00'],
  evening: ['16:00', '24:00'],
} as const;

/** The times of a part of the day; all where it has none. */
export function timesIn(times: readonly string[], part: Moment['part']): readonly string[] {
  const [from, to] = part ? PARTS[part] : (['00:00', '24:00'] as const);
  const within = times.filter((time) => time >= from && time < to);
  return within.length ? within : times;
}
