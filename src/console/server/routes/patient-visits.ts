import type { Id } from '#core/kernel/ids.js';
import {
  changeKind,
  deskVisitsOf,
  kindsOf,
  listServices,
  takeServiceAway,
} from '#core/visits/index.js';
import { visits } from '../../contract/visits.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';
import { presentVisit } from '../presenters/visit.js';

const ids = ({ id, serviceId }: { id: string; serviceId: string }) => ({
  patientId: id as Id<'Patient'>,
  serviceId: serviceId as Id<'Service'>,
});

/** The visits of one patient, and the kinds on their card. */
export function patientVisitRoutes(desk: Desk): void {
  desk.on(visits.ofPatient, 'visit.read', async (ctx, { params, query }) => {
    const patientId = params.id as Id<'Patient'>;
    const { rows, total } = await deskVisitsOf(ctx, patientId, query);
    const kinds = await kindsOf(ctx, patientId);
    const codes = new Map((await listServices(ctx)).map(({ id, code }) => [id, code]));
    return {
      rows: rows.map(presentVisit),
      total,
      kinds: kinds.map(({ site, away: _, serviceId, ...kind }) => ({
        ...kind,
        serviceId,
        siteId: site?.id ?? null,
        code: codes.get(serviceId) ?? '',
      })),
    };
  });

  desk.on(visits.giveKind, 'visit.book', async (ctx, { params, body }) => {
    const siteId = body.siteId as Id<'Site'> | null;
    return { letter: await changeKind(ctx, { ...ids(params), ...body, siteId }) };
  });

  desk.on(visits.takeKind, 'visit.book', async (ctx, { params }) => {
    await takeServiceAway(ctx, ids(params));
    return DONE;
  });
}
