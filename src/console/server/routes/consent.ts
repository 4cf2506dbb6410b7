import { askConsent, useConsentCode } from '#core/consent/index.js';
import { perform } from '#core/kernel/context.js';
import { DomainError } from '#core/kernel/errors.js';
import type { ErrorCode } from '#core/kernel/errors.js';
import type { Id } from '#core/kernel/ids.js';
import { consentBySecond, consentBySecret } from '#core/patients/index.js';
import { secondPerson } from '#core/staff/index.js';
import { patients } from '../../contract/patients.js';
import { actorOf } from '../desk.js';
import type { Desk } from '../desk.js';

/** Throws a refusal whose count is committed already. */
export function unlessRefused<T extends object>(outcome: T): Exclude<T, { refused: ErrorCode }> {
  if (isRefused(outcome)) throw new DomainError(outcome.refused);
  return outcome as Exclude<T, { refused: ErrorCode }>;
}

const isRefused = (outcome: object): outcome is { refused: ErrorCode } => 'refused' in outcome;

const present = ({ until }: { until: Date }) => ({ until: until.toISOString() });

/** The patient's code and what stands in for it. */
export function consentRoutes(desk: Desk): void {
  const { app } = desk;
  const about = ({ id }: { id: string }) =>
    ({ patientId: id as Id<'Patient'>, scope: 'details' }) as const;

  desk.on(patients.askCode, 'consent.ask', async (ctx, { params, body }) => {
    const contactId = body.numberId as Id<'Contact'> | undefined;
    const { expiresAt } = await askConsent(ctx, { ...about(params), contactId });
    return { expiresAt: expiresAt.toISOString() };
  });

  desk.raw(patients.giveCode, 'consent.ask', async (http, { params, body }) =>
    present(
      unlessRefused(
        await perform(app, actorOf(http), (ctx) =>
          useConsentCode(ctx, { ...about(params), code: body.code }),
        ),
      ),
    ),
  );

  desk.raw(patients.giveSecret, 'consent.ask', async (http, { params, body }) =>
    present(
      unlessRefused(
        await perform(app, actorOf(http), (ctx) =>
          consentBySecret(ctx, { ...about(params), secret: body.secret }),
        ),
      ),
    ),
  );

  desk.raw(patients.giveSecond, 'consent.ask', async (http, { params, body }) => {
    const approver = await secondPerson(app, body);
    return present(
      await perform(app, actorOf(http), (ctx) =>
        consentBySecond(ctx, { ...about(params), approver }),
      ),
    );
  });
}
