import type { Act, Say } from '#core/messaging/index.js';
import { ownReport } from '#core/reminders/index.js';
import type { OwnReport } from '#core/reminders/index.js';
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
  return {
    line: {
      name: `report-${nextOf(nextVisit, nextPickup)}`,
      facts: {
        ...(nextVisit && { visit: { day: nextVisit } }),
        ...(nextPickup && { pickup: { day: nextPickup } }),
        days: Math.min(daysLeft ?? 0, MOST),
        ...{ kept, visits },
        went: wentOf(covered),
      },
    },
  };
}

const MOST = 999;

function nextOf(visit: string | null, pickup: string | null) {
  if (visit) return pickup ? 'both' : 'visit';
  return pickup ? 'pickup' : 'none';
}

/** Adherence in plain words; the thresholds are those of the measures: 0.95 and 0.80. */
function wentOf(covered: number | null): string {
  if (covered === null) return 'none';
  if (covered >= 0.95) return 'all';
  return covered >= 0.8 ? 'most' : 'some';
}
