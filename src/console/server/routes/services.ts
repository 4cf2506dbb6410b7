import type { z } from 'zod';
import type { Id } from '#core/kernel/ids.js';
import { may } from '#core/kernel/actor.js';
import type { Context } from '#core/kernel/context.js';
import { pageOfProgrammes } from '#core/medicines/index.js';
import { readSite } from '#core/sites/index.js';
import {
  addService,
  addSpeciality,
  changeService,
  changeSpeciality,
  giveServicesAt,
  listServices,
  listSpecialities,
  removeSpeciality,
  servicesNotAt,
  touchedBy,
} from '#core/visits/index.js';
import { services } from '../../contract/services.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';

/** What visits are for. */
export function serviceRoutes(desk: Desk): void {
  desk.on(services.list, 'visit.read', async (ctx) => ({
    services: await listServices(ctx),
    specialities: await listSpecialities(ctx),
    programmes: await programmesOf(ctx),
  }));

  desk.on(services.add, 'service.manage', async (ctx, { body }) => ({
    id: await addService(ctx, named(body)),
  }));

  desk.on(services.change, 'service.manage', async (ctx, { params, body }) => {
    await changeService(ctx, params.id as Id<'Service'>, named(body));
    return DONE;
  });

  desk.on(services.foretold, 'service.manage', (ctx, { params, body }) =>
    touchedBy(ctx, { kind: 'service', id: params.id }, () =>
      changeService(ctx, params.id as Id<'Service'>, named(body)),
    ),
  );

  desk.on(services.addSpeciality, 'service.manage', async (ctx, { body }) => ({
    id: await addSpeciality(ctx, body.code),
  }));

  desk.on(services.changeSpeciality, 'service.manage', async (ctx, { params, body }) => {
    await changeSpeciality(ctx, params.id as Id<'Speciality'>, body);
    return DONE;
  });

  desk.on(services.removeSpeciality, 'service.manage', async (ctx, { params }) => {
    await removeSpeciality(ctx, params.id as Id<'Speciality'>);
    return DONE;
  });

  desk.on(services.notAt, 'visit.read', (ctx, { params }) =>
    servicesNotAt(ctx, params.id as Id<'Site'>),
  );

  desk.on(services.foretoldAt, 'service.manage', (ctx, asked) =>
    touchedBy(ctx, { kind: 'site', id: asked.params.id }, () => giveAt(ctx, asked)),
  );

  desk.on(services.giveAt, 'service.manage', async (ctx, asked) => {
    await giveAt(ctx, asked);
    return readSite(ctx, asked.params.id as Id<'Site'>);
  });
}

const giveAt = (
  ctx: Context,
  { params, body }: { params: { id: string }; body: z.output<typeof services.giveAt.body> },
) =>
  giveServicesAt(ctx, params.id as Id<'Site'>, {
    rev: body.rev,
    not: body.not.map((id) => id as Id<'Service'>),
  });

/** There are no more (`programmes_few`). */
const MOST = 500;

/** Those that may be given at a visit, for who may say so. */
async function programmesOf(ctx: Context): Promise<{ id: string; code: string }[]> {
  if (!may(ctx.actor, 'programme.manage')) return [];
  return (await pageOfProgrammes(ctx, { page: 1, size: MOST, down: false })).rows;
}

function named<T extends { specialityId: string | null; programmeId: string | null }>(typed: T) {
  return {
    ...typed,
    specialityId: typed.specialityId as Id<'Speciality'> | null,
    programmeId: typed.programmeId as Id<'Programme'> | null,
  };
}
