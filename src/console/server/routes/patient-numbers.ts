import { perform } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { assertNickname } from '#core/messaging/index.js';
import {
  addHelper,
  addNumber,
  askHelper,
  askNumberCode,
  changeNumber,
  endHelper,
  proveNumber,
  proveNumberAtDesk,
  stopTelling,
} from '#core/patients/index.js';
import { untieNumber } from '#core/pickups/index.js';
import { patients } from '../../contract/patients.js';
import { DONE } from '../../contract/route.js';
import { actorOf } from '../desk.js';
import type { Desk } from '../desk.js';
import { unlessRefused } from './consent.js';

const linkOf = ({ id, numberId }: { id: string; numberId: string }) => ({
  patientId: id as Id<'Patient'>,
  contactId: numberId as Id<'Contact'>,
});

const helperOf = ({ id, helperId }: { id: string; helperId: string }) => ({
  patientId: id as Id<'Patient'>,
  helperId: helperId as Id<'Helper'>,
});

/** A patient's numbers, and who helps them. */
export function patientNumberRoutes(desk: Desk): void {
  const { app } = desk;

  desk.on(patients.addNumber, 'patient.edit', async (ctx, { params, body }) => {
    await assertNickname(ctx, body);
    return { id: await addNumber(ctx, { ...body, patientId: params.id as Id<'Patient'> }) };
  });

  desk.on(patients.changeNumber, 'patient.edit', async (ctx, { params, body }) => {
    await assertNickname(ctx, body);
    await changeNumber(ctx, linkOf(params), body);
    return DONE;
  });

  desk.on(patients.removeNumber, 'patient.edit', async (ctx, { params }) => {
    await untieNumber(ctx, linkOf(params));
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

  desk.on(patients.askHelper, 'patient.edit', async (ctx, { params, body }) => {
    await askHelper(ctx, helperOf(params), body);
    return DONE;
  });

  desk.on(patients.stopTelling, 'patient.edit', async (ctx, { params }) => {
    await stopTelling(ctx, helperOf(params));
    return DONE;
  });

  desk.on(patients.endHelper, 'patient.edit', async (ctx, { params }) => {
    await endHelper(ctx, helperOf(params));
    return DONE;
  });
}
