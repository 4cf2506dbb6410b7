import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import { assertNickname } from '#core/messaging/index.js';
import {
  addCourse,
  changePatient,
  enrol,
  findDuplicates,
  openPatient,
  phoneOf,
  searchPatients,
  settleProposed,
} from '#core/patients/index.js';
import type { Enrol } from '#core/patients/index.js';
import type { z } from 'zod';
import { patients } from '../../contract/patients.js';
import type { Desk } from '../desk.js';
import { presentPatient } from '../presenters/patient.js';
import { consentRoutes } from './consent.js';
import { patientNumberRoutes } from './patient-numbers.js';

const patientOf = ({ id }: { id: string }) => id as Id<'Patient'>;

/** Finding, registering and changing patients. */
export function patientRoutes(desk: Desk): void {
  desk.on(patients.search, 'patient.find', (ctx, { body }) =>
    searchPatients(ctx, body.words, body.page),
  );

  desk.on(patients.likely, 'patient.enrol', async (ctx, { body }) => ({
    rows: await findDuplicates(ctx, body),
  }));

  desk.on(patients.enrol, 'patient.enrol', async (ctx, { body }) => {
    const { anyway, registrationId, ...given } = body;
    if (!anyway && (await findDuplicates(ctx, given)).length)
      throw new DomainError('patient.maybe-known');
    await assertNickname(ctx, given);
    const made = await enrol(ctx, enrolmentOf(ctx, given));
    if (registrationId) await settleProposed(ctx, registrationId as Id<'Registration'>, made);
    const { patientId: id, publicRef, joinWords } = made;
    return { id, publicRef, joinWords };
  });

  desk.on(patients.read, 'patient.read', async (ctx, { params }) =>
    presentPatient(await openPatient(ctx, patientOf(params)), {
      now: ctx.now,
      zone: ctx.config.DEFAULT_ZONE,
    }),
  );

  desk.on(patients.change, 'patient.edit', (ctx, { params, body }) =>
    changePatient(ctx, patientOf(params), {
      ...body,
      usualSiteId: body.usualSiteId as Id<'Site'> | null | undefined,
    }),
  );

  desk.on(patients.prescribe, 'course.prescribe', (ctx, { params, body }) =>
    addCourse(ctx, {
      ...body,
      patientId: patientOf(params),
      programmeId: body.programmeId as Id<'Programme'>,
      productId: body.productId as Id<'Product'>,
      dueOn: body.startOn,
    }),
  );

  consentRoutes(desk);
  patientNumberRoutes(desk);
}

type Ctx = Parameters<typeof enrol>[0];

function enrolmentOf(
  ctx: Ctx,
  given: Omit<z.output<typeof patients.enrol.body>, 'anyway' | 'registrationId'>,
): Enrol {
  const { phone, usualSiteId, clinicNumber, nickname, secretNumber, ...rest } = given;
  return {
    ...rest,
    usualSiteId: usualSiteId as Id<'Site'>,
    ...(clinicNumber && { clinicNumber }),
    ...(nickname && { nickname }),
    ...(secretNumber && { secretNumber }),
    ...(phone && { address: { channel: 'sms', value: phoneOf(ctx, phone) } }),
  };
}
