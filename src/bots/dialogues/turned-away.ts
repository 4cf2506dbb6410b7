import type { Id } from '#core/kernel/ids.js';
import type { Act, Say } from '#core/messaging/index.js';
import type { Patient } from '#core/patients/index.js';
import { livePickupsOf, lookForParcel } from '#core/pickups/index.js';
import type { Pickup } from '#core/pickups/index.js';
import { availability, nextBest, reportTurnedAway } from '#core/stock/index.js';
import type { Offer } from '#core/stock/index.js';
import { courseOf, withPatient } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';
import { findItem, keepThere, otherFacts } from './find-item.js';

/** I came, it was not there: thanks, no question, the next best place, to which what is kept moves; where nobody knows which place it was, one that has it. What we had said is ready is looked for. */
export const turnedAway: Play<'turned-away'> = (turn, act) =>
  withPatient(turn, { do: 'turned-away', ...act }, async (patient) => {
    const { course, site, live, there } = await whatWasMissing(turn, patient, act);
    if (!course) return { line: { name: 'no-item' } };
    if (!site) return findItem(turn, { course: course.id });
    let sought = false;
    for (const { id } of there) sought = (await lookForParcel(turn.ctx, id)) || sought;
    await reportTurnedAway(turn.ctx, course, site);
    const [best] = nextBest(await availability(turn.ctx, course), site);
    const keep = best && { site: best.site.id, ...(live && { instead: live.id }) };
    const answers = keep ? await keepThere(turn, course, keep) : {};
    if (sought) return lookedFor(turn, best, answers);
    const tell: Act = { do: 'tell-me', course: course.id, site };
    if (!best) return { line: { name: 'turned-away-nowhere' }, answers: { '1': tell } };
    return {
      line: { name: 'turned-away', facts: otherFacts(turn, best) },
      answers: { ...answers, '2': tell },
    };
  });

/** It is still theirs, and there is no need to come before we text again. */
function lookedFor(
  turn: Turn,
  best: Offer | undefined,
  answers: Readonly<Record<string, Act>>,
): Say {
  if (!best) return { line: { name: 'turned-away-kept-nowhere' } };
  const { other, amount } = otherFacts(turn, best);
  return { line: { name: 'turned-away-kept', facts: { other, amount } }, answers };
}

/** What was said, else what is kept, first what is ready, else the first item at the usual place: nothing more is asked of who came for nothing. */
async function whatWasMissing(
  turn: Turn,
  patient: Patient,
  said: { course?: Id<'Course'>; site?: Id<'Site'> },
) {
  const kept = readyFirst(await livePickupsOf(turn.ctx, patient.id));
  const first = kept.find(({ courseId }) => !said.course || courseId === said.course) ?? kept[0];
  const wanted = said.course ?? first?.courseId;
  const course = (wanted && courseOf(patient, wanted)) ?? patient.courses[0];
  const site = said.site ?? first?.siteId ?? patient.usualSite?.id;
  const here = kept.filter(({ siteId }) => siteId === site);
  const there = here.filter(({ courseId }) => !said.course || courseId === said.course);
  return { course, site, live: here.find(({ courseId }) => courseId === course?.id), there };
}

const readyFirst = (kept: readonly Pickup[]): Pickup[] =>
  kept.toSorted((a, b) => Number(b.state === 'ready') - Number(a.state === 'ready'));
