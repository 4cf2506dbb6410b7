import { perform } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import {
  addHelper,
  addNumber,
  askNumberCode,
  changeNumber,
  endHelper,
  proveNumber,
  proveNumberAtDesk,
  removeNumber,
} from '#core/patients/index.js';
import { patients } from '../../contract/patients.js';
import { DONE } from '../../contract/route.js';
import { actorOf } from '../desk.js';
import type { Desk } from '../desk.js';
import { unlessRefused } from './consent.js';

const linkOf = ({ id, numberId }: { id: string; numberId: string }) => ({
  patientId: id as Id<'Patient'>,
  contactId: numberId as Id<'Contact'>,
});

/** A patient's numbers, and who helps them. */
export function patientNumberRoutes(desk: Desk): void {
  const { app } = desk;

  desk.on(patients.addNumber, 'patient.edit', async (ctx, { params, body }) => ({
    id: await addNumber(ctx, { ...body, patientId: params.id as Id<'Patient'> }),
  }));

  desk.on(patients.changeNumber, 'patient.edit', async (ctx, { params, body }) => {
    await changeNumber(ctx, linkOf(params), body);
    return DONE;
  });

  desk.on(patients.removeNumber, 'patient.edit', async (ctx, { params }) => {
    await removeNumber(ctx, linkOf(params));
    return DONE;
  });

  desk.on(patients.sendNumberCode, 'patient.edit', async (ctx, { params }) => {
    const { expiresAt } = await askNumberCode(ctx, linkOf(params));
    return { expiresAt: expiresAt.toISOString() };
  });

  desk.raw(patients.proveNumber, 'patient.edit', async (http, { params, body: { code } }) => {
    const link = linkOf(params);
    if (code === undefined)
      await perform(app, actorOf(http), (ctx) => proveNumberAtDesk(ctx, link));
    else
      unlessRefused(
        await perform(app, actorOf(http), (ctx) => proveNumber(ctx, { ...link, code })),
      );
    return DONE;
  });

  desk.on(patients.addHelper, 'patient.edit', async (ctx, { params, body }) => ({
    id: await addHelper(ctx, params.id as Id<'Patient'>, body.name),
  }));

  desk.on(patients.endHelper, 'patient.edit', async (ctx, { params }) => {
    await endHelper(ctx, params.id as Id<'Patient'>, params.helperId as Id<'Helper'>);
    return DONE;
  });
}
