import { DomainError } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import { joinLink } from '#core/messaging/index.js';
import {
  findPatientByRef,
  newJoinWords,
  openPatient,
  setConsents,
  startRehearsal,
  stopRehearsal,
} from '#core/patients/index.js';
import { forgetPatient } from '#core/pickups/index.js';
import { closePatient, mergePatients } from '#core/visits/index.js';
import { patientActs } from '../../contract/patient-acts.js';
import { DONE } from '../../contract/route.js';
import type { Desk } from '../desk.js';

const patientOf = ({ id }: { id: string }) => id as Id<'Patient'>;

/** What is done to a whole record, and with its person at the desk. */
export function patientActRoutes(desk: Desk): void {
  const { config } = desk.app;

  desk.on(patientActs.rehearse, 'patient.edit', async (ctx, { params, body }) => {
    const contactId = body.numberId as Id<'Contact'>;
    await startRehearsal(ctx, { patientId: patientOf(params), contactId });
    return DONE;
  });

  desk.on(patientActs.stopRehearsal, 'patient.edit', async (ctx, { params }) => {
    await stopRehearsal(ctx, patientOf(params));
    return DONE;
  });

  desk.on(patientActs.consents, 'patient.edit', async (ctx, { params, body }) => {
    await setConsents(ctx, patientOf(params), body);
    return DONE;
  });

  desk.on(patientActs.joinWords, 'patient.edit', async (ctx, { params, body }) => {
    const joinWords = await newJoinWords(ctx, patientOf(params), body);
    const telegram = await joinLink(ctx, joinWords);
    const sms = config.SMS_NUMBER ?? config.TWILIO_FROM ?? null;
    return { joinWords, telegram, brand: config.BRAND, sms };
  });

  desk.on(patientActs.setState, 'patient.edit', async (ctx, { params, body }) => {
    await closePatient(ctx, patientOf(params), body);
    return DONE;
  });

  desk.on(patientActs.merge, 'patient.merge', async (ctx, { params, body }) => {
    const intoId = await findPatientByRef(ctx, body.intoRef);
    await mergePatients(ctx, { doubleId: patientOf(params), intoId });
    return { id: intoId };
  });

  desk.on(patientActs.erase, 'patient.erase', async (ctx, { params, body }) => {
    const id = patientOf(params);
    const { publicRef } = await openPatient(ctx, id);
    if (publicRef !== body.publicRef.replaceAll(' ', '').toUpperCase())
      throw new DomainError('invalid', { publicRef: 'other' });
    await forgetPatient(ctx, id, body.rev);
    return DONE;
  });
}
