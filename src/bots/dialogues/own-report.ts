import type { Act, Say } from '#core/messaging/index.js';
import { ownReport } from '#core/reminders/index.js';
import type { Next, OwnReport } from '#core/reminders/index.js';
import { withPatient, withUnlock } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';

/** My own report, after the secret number wherever it is read. */
export const report: Play<'report'> = (turn) => {
  const then: Act = { do: 'report' };
  return withPatient(turn, then, (patient) =>
    withUnlock(turn, { patient, then, always: true }, async () =>
      said(await ownReport(turn.ctx, patient.id)),
    ),
  );
};

function said({ nextVisit, nextPickup, daysLeft, kept, visits, covered }: OwnReport): Say {
  const { name, ...where } = whereOf(nextVisit, nextPickup);
  return {
    line: {
      name,
      facts: {
        ...(nextVisit && { visit: { day: nextVisit.day } }),
        ...(nextPickup && { pickup: { day: nextPickup.day } }),
        ...where,
        // Before the first handover there is nothing to count.
        days: daysLeft === null ? 'none' : Math.min(daysLeft, MOST),
        ...{ kept, visits },
        went: wentOf(covered),
      },
    },
  };
}

const MOST = 999;

/** Which line says what comes next, and the places in it; 0 where a place is not in doubt. */
function whereOf(visit: Next | null, pickup: Next | null) {
  const [place, place2] = [visit?.place ?? 0, pickup?.place ?? 0];
  if (!visit || !pickup)
    return { name: `report-${nextOf(visit, pickup)}`, place: place + place2 } as const;
  if (!place && !place2) return { name: 'report-both' } as const;
  return place === place2
    ? ({ name: 'report-there', place } as const)
    : ({ name: 'report-apart', place, place2 } as const);
}

function nextOf(visit: Next | null, pickup: Next | null) {
  if (visit) return 'visit';
  return pickup ? 'pickup' : 'none';
}

/** Adherence in plain words; the thresholds are those of the measures: 0.95 and 0.80. */
function wentOf(covered: number | null): string {
  if (covered === null) return 'none';
  if (covered >= 0.95) return 'all';
  return covered >= 0.8 ? 'most' : 'some';
}
