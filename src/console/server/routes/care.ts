import { addMinutes, dayOf } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import { zoneOf } from '#core/patients/index.js';
import { careOf, markInpatient, setCheckIns } from '#core/reminders/index.js';
import { care } from '../../contract/care.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';

const patientOf = ({ id }: { id: string }) => id as Id<'Patient'>;
const DAY_MINUTES = 24 * 60;

/** Between visits: the ward, and the weekly question. */
export function careRoutes(desk: Desk): void {
  desk.on(care.read, 'patient.read', async (ctx, { params }) => {
    const id = patientOf(params);
    const { inpatientSince, nextAt, asks } = await careOf(ctx, id);
    const zone = await zoneOf(ctx, id);
    const on = (at: Date) => dayOf(at, zone);
    return {
      inpatientSince: inpatientSince && on(inpatientSince),
      nextOn: nextAt && on(nextAt),
      asks: asks.map(({ askedAt, says }) => ({ askedOn: on(askedAt), says })),
    };
  });

  desk.on(care.inside, 'patient.edit', async (ctx, { params, body }) => {
    await markInpatient(ctx, patientOf(params), body.inside);
    return DONE;
  });

  desk.on(care.ask, 'patient.edit', async (ctx, { params, body }) => {
    const first = body.asked ? addMinutes(ctx.now, DAY_MINUTES) : null;
    await setCheckIns(ctx, patientOf(params), first);
    return DONE;
  });
}
