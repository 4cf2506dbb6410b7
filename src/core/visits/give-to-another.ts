import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import { newId } from '../kernel/ids.js';
import { orNull } from '../kernel/or-null.js';
import { chooseSlot, endOver } from './take-slot.js';
import type { Chosen } from './take-slot.js';
import { isInTrouble } from './trouble.js';
import { lockVisit } from './visit.js';
import type { Visit } from './visit.js';

const THERE = `
  SELECT id FROM slots WHERE staff_id = $1 AND service_id = $2 AND site_id = $3 AND start_at = $4
    AND end_at = $5 ORDER BY taken DESC LIMIT 1`;
const OPEN = `
  INSERT INTO slots (id, staff_id, site_id, service_id, start_at, end_at, capacity)
  VALUES ($6, $1, $3, $2, $4, $5, $7) RETURNING id`;

/** Gives a visit that cannot stay with its practitioner to another who is free at its time: nothing else of it changes, and its patient need not know. Its patient is locked; false where nobody is free. */
export async function giveToAnother(ctx: Context, seen: Visit): Promise<boolean> {
  const chosen = await whoIsFree(ctx, seen);
  if (!chosen) return false;
  const visit = await lockVisit(ctx, seen.id);
  if (visit.slotId !== seen.slotId || !(await isInTrouble(ctx, visit.id))) return false;
  await endOver(ctx, chosen);
  const { turn, plan } = chosen;
  const at = [turn.staffId, visit.serviceId, visit.siteId, turn.startAt, turn.endAt];
  const [there] = await ctx.sql<{ id: Visit['slotId'] }>(THERE, at);
  const [slot] = there
    ? [there]
    : await ctx.sql<{ id: Visit['slotId'] }>(OPEN, [...at, newId(), plan.service.capacity]);
  if (!slot) return false;
  await ctx.sql('UPDATE visits SET slot_id = $2 WHERE id = $1', [visit.id, slot.id]);
  await record(ctx, 'visit.given-over', { kind: 'visit', id: visit.id });
  return true;
}

async function whoIsFree(ctx: Context, visit: Visit): Promise<Chosen | null> {
  const { id, patientId, serviceId, siteId, day, time } = visit;
  const ask = { patientId, serviceId, siteId, day, time, moving: id };
  const wanted = { ...ask, override: true, beyond: true };
  const chosen = await orNull(() => chooseSlot(ctx, wanted));
  if (!chosen) return null;
  const { staffId, startAt, endAt } = chosen.turn;
  const same = +startAt === +visit.startAt && +endAt === +visit.endAt;
  return same && staffId !== visit.staffId ? chosen : null;
}
