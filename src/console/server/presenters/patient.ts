import type { z } from 'zod';
import { dayOf } from '#core/kernel/dates.js';
import type { PatientRecord } from '#core/patients/index.js';
import type { PatientView } from '../../contract/patient-views.js';
import { localOf } from './visit.js';

/** A record as it leaves: instants as text, and as wall time in the zone of the service where people read it; the contract names the fields. */
export function presentPatient(
  record: PatientRecord,
  { now, zone }: { now: Date; zone: string },
): z.input<typeof PatientView> {
  const { opened, details, ...rest } = record;
  return {
    ...rest,
    ask: { ...rest.ask, ways: [...rest.ask.ways] },
    opened: opened && {
      why: opened.why,
      until: opened.until && localOf(opened.until, zone),
      secondsLeft: opened.until && Math.ceil((opened.until.getTime() - now.getTime()) / 1000),
    },
    details: details && {
      ...details,
      since: details.since.toISOString(),
      numbers: details.numbers.map(({ levelAgreedAt, ...number }) => ({
        ...number,
        levelAgreedOn: levelAgreedAt && dayOf(levelAgreedAt, zone),
      })),
      consents: details.consents.map(({ givenAt, withdrawnAt, ...consent }) => ({
        ...consent,
        givenAt: givenAt.toISOString(),
        withdrawnAt: withdrawnAt?.toISOString() ?? null,
      })),
    },
  };
}
