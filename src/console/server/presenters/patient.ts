import type { z } from 'zod';
import type { PatientRecord } from '#core/patients/index.js';
import type { PatientView } from '../../contract/patient-views.js';

/** A record as it leaves: instants as text; the contract names the fields. */
export function presentPatient(record: PatientRecord): z.input<typeof PatientView> {
  const { opened, details, ...rest } = record;
  return {
    ...rest,
    opened: opened && { why: opened.why, until: opened.until?.toISOString() ?? null },
    details: details && {
      ...details,
      since: details.since.toISOString(),
      consents: details.consents.map(({ givenAt, withdrawnAt, ...consent }) => ({
        ...consent,
        givenAt: givenAt.toISOString(),
        withdrawnAt: withdrawnAt?.toISOString() ?? null,
      })),
    },
  };
}
