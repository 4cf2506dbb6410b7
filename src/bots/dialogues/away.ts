import type { Act } from '#core/messaging/index.js';
import { awayOf, comeBack, goAway } from '#core/reminders/index.js';
import { listSites } from '#core/sites/index.js';
import { withPatient } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';

/** I am away: one other place at a time, or until when and where I am away already. */
export const away: Play<'away'> = (turn, { skip }) =>
  withPatient(turn, { do: 'away', skip }, async (patient) => {
    const now = await awayOf(turn.ctx, patient.id);
    if (now)
      return {
        line: { name: 'away-now', facts: { other: now.place, until: { day: now.lastDay } } },
        answers: { '1': { do: 'come-back' } },
      };
    const others = (await listSites(turn.ctx)).filter(({ id }) => id !== patient.usualSite?.id);
    const other = others[skip % Math.max(1, others.length)];
    if (!other) return { line: { name: 'no-such-place' } };
    const next: Record<string, Act> =
      others.length > 1 ? { '2': { do: 'away', skip: skip + 1 } } : {};
    return {
      line: { name: 'away', facts: { other: other.number } },
      answers: { '1': { do: 'away-days', site: other.id }, ...next },
    };
  });

/** For how long? */
export const awayDays: Play<'away-days'> = async ({ ctx }, { site }) => {
  const place = (await listSites(ctx)).find(({ id }) => id === site);
  if (!place) return { line: { name: 'no-such-place' } };
  return {
    line: { name: 'away-days', facts: { other: place.number } },
    answers: {
      '1': { do: 'go-away', site, days: 7 },
      '2': { do: 'go-away', site, days: 14 },
      '3': { do: 'go-away', site, days: 28 },
    },
  };
};

/** Agreed, for that place and those days only. */
export const setAway: Play<'go-away'> = (turn, act) =>
  withPatient(turn, { do: 'go-away', ...act }, async (patient) => {
    const { place, lastDay } = await goAway(turn.ctx, patient.id, {
      siteId: act.site,
      days: act.days,
    });
    return { line: { name: 'away-set', facts: { other: place, until: { day: lastDay } } } };
  });

/** I am back. */
export const back: Play<'come-back'> = (turn) =>
  withPatient(turn, { do: 'come-back' }, async (patient) => {
    if (!(await comeBack(turn.ctx, patient.id))) return { line: { name: 'closed-question' } };
    const [usual] = await turn.ctx.sql<{ place: number }>(
      `SELECT s.number AS place FROM patients p JOIN sites s ON s.id = p.usual_site_id WHERE p.id = $1`,
      [patient.id],
    );
    if (!usual) return { line: { name: 'thanks' } };
    return { line: { name: 'away-over', facts: { place: usual.place } } };
  });
