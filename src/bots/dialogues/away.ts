import { moment } from '#core/messaging/index.js';
import type { Act, Say } from '#core/messaging/index.js';
import {
  awayOf,
  bringAlong,
  comeBack,
  goAway,
  leftBehind,
  placesAway,
  usualPlace,
} from '#core/reminders/index.js';
import type { Brought, LeftBehind } from '#core/reminders/index.js';
import type { Patient } from '#core/patients/index.js';
import { listSites } from '#core/sites/index.js';
import { withHousehold, withPatient } from '../dialogue/patient.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';
import { kept } from './keep-item.js';
import { told } from './visits-take.js';

/** I am away: one other place at a time, or until when and where I am away already. */
export const away: Play<'away'> = (turn, act) =>
  withPatient(turn, { do: 'away', ...act }, async (patient) => {
    const now = await awayOf(turn.ctx, patient.id);
    if (now)
      return {
        line: { name: 'away-now', facts: { other: now.place, until: { day: now.lastDay } } },
        answers: { '1': { do: 'come-back' } },
      };
    const others = await placesAway(turn.ctx, patient.id);
    const named = others.findIndex(({ place }) => String(place) === turn.typed);
    const at = act.typed ? named : act.skip % Math.max(1, others.length);
    const other = others[at];
    if (!other) return { line: { name: 'no-such-place' } };
    const several = others.length > 1;
    const next: Record<string, Act> = several ? { '2': { do: 'away', skip: at + 1 } } : {};
    return {
      line: { name: 'away', facts: { other: other.place, how: several ? 'several' : 'one' } },
      answers: { '1': { do: 'away-days', site: other.siteId }, ...next },
      // A number of two digits is that of a place; one of one digit follows the word for it.
      expects: { do: 'away', skip: 0, typed: true },
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

/** Agreed, for that place and those days only; what was booked or kept before may come along. On a shared phone only by whose absence it is. */
export const setAway: Play<'go-away'> = (turn, act) => {
  return onJourney(turn, { do: 'go-away', ...act }, async (patient) => {
    const { site: siteId, days } = act;
    const gone = await goAway(turn.ctx, patient.id, { siteId, days });
    const facts = { other: gone.place, until: { day: gone.lastDay } };
    const behind = await leftBehind(turn.ctx, patient.id, gone);
    if (!behind.visits && !behind.parcels)
      return { line: { name: behind.bound ? 'away-new' : 'away-set', facts } };
    return {
      line: { name: 'away-bring', facts: { ...facts, what: whatOf(behind) } },
      answers: { '1': { do: 'bring-along' }, '2': { do: 'leave-behind' } },
    };
  });
};

function whatOf({ visits, parcels }: LeftBehind): string {
  if (parcels) return visits ? 'both' : 'kept';
  return visits > 1 ? 'visits' : 'visit';
}

/** What was booked and kept before comes along, as far as there is room. */
export const bring: Play<'bring-along'> = (turn) =>
  onJourney(turn, { do: 'bring-along' }, async (patient) => {
    const away = await awayOf(turn.ctx, patient.id);
    if (!away) return { line: { name: 'closed-question' } };
    return saidOf(await bringAlong(turn.ctx, patient.id, away), away.place);
  });

/** What is at the place that was left comes home, as far as there is room; not once its patient is away again. */
export const bringHome: Play<'bring-home'> = (turn, { site: siteId, lastDay }) =>
  onJourney(turn, { do: 'bring-home', site: siteId, lastDay }, async (patient) => {
    const place = await usualPlace(turn.ctx, patient.id);
    if (!place || (await awayOf(turn.ctx, patient.id)))
      return { line: { name: 'closed-question' } };
    const journey = { siteId, lastDay, home: true };
    return saidOf(await bringAlong(turn.ctx, patient.id, journey), place);
  });

/** For the one who travels; on a shared phone only by them. */
const onJourney = (turn: Turn, then: Act, go: (patient: Patient) => Promise<Say | null>) =>
  withPatient(turn, then, (patient) => withHousehold(turn, { patient, then }, () => go(patient)));

/** One thing is said as if it had been booked or kept just now. */
function saidOf(brought: Brought, other: number): Say {
  const { visits, parcels, left } = brought;
  const [visit] = visits;
  const [parcel] = parcels;
  if (!visit && !parcel) return { line: { name: 'away-no-room', facts: { other } } };
  const alone = !left && visits.length + parcels.length === 1;
  if (alone && visit) return told('visit-booked', visit);
  return alone && parcel ? kept(parcel) : severalOf(brought, other);
}

function severalOf({ visits, left }: Brought, other: number): Say {
  const [visit] = visits;
  const how = left ? 'some' : 'all';
  const lists = { '3': { do: 'visits', skip: 0 }, '4': { do: 'pickups' } } as const;
  if (!visit)
    return { line: { name: 'away-kept', facts: { other, how } }, answers: { '4': lists['4'] } };
  const at = moment(visit.startAt, visit.zone);
  // Each kind of visit may have a usual place of its own.
  const apart = !left && visits.some(({ place }) => place !== other);
  if (apart) return { line: { name: 'home-brought', facts: { at } }, answers: lists };
  return { line: { name: 'away-brought', facts: { other, how, at } }, answers: lists };
}

/** It stays where it is. */
export const leave: Play<'leave-behind'> = () => Promise.resolve({ line: { name: 'away-left' } });

/** I am back; before the last day, what is at the place that was left may come home. */
export const back: Play<'come-back'> = (turn) =>
  onJourney(turn, { do: 'come-back' }, async (patient) => {
    const away = await comeBack(turn.ctx, patient.id);
    const place = await usualPlace(turn.ctx, patient.id);
    if (!place) return { line: { name: 'thanks' } };
    if (!away) return { line: { name: 'away-over', facts: { place } } };
    const { siteId: site, lastDay } = away;
    const journey = { siteId: site, lastDay, home: true };
    const behind = await leftBehind(turn.ctx, patient.id, journey);
    if (behind.visits || behind.parcels)
      return {
        line: { name: 'home-bring', facts: { place, what: whatOf(behind) } },
        answers: { '1': { do: 'bring-home', site, lastDay }, '2': { do: 'leave-behind' } },
      };
    const facts = { place, other: away.place };
    return {
      line: behind.bound ? { name: 'home-stays', facts } : { name: 'away-over', facts: { place } },
    };
  });
