import { addDays, dayOf } from '#core/kernel/dates.js';
import type { Act, Say } from '#core/messaging/index.js';
import { changeContact, changeUsualSite } from '#core/patients/index.js';
import type { ContactChange } from '#core/patients/index.js';
import { listSites } from '#core/sites/index.js';
import { levelAnswers } from '../dialogue/level-again.js';
import { withPatient, withUnlock } from '../dialogue/patient.js';
import { visitsOf } from '#core/visits/index.js';
import type { Play } from '../dialogue/play.js';
import type { Turn } from '../turn.js';

async function change(turn: Turn, what: ContactChange, name: Say['line']['name']): Promise<Say> {
  turn.contact = await changeContact(turn.ctx, turn.contact, what);
  return { line: { name } };
}

/** A fixed question whose answers lead on. */
const ask = (name: Say['line']['name'], answers: Record<string, Act>) => (): Promise<Say> =>
  Promise.resolve({ line: { name }, answers });

export const help = ask('help', {
  '1': { do: 'language' },
  '2': { do: 'pause-choice' },
  '3': { do: 'details' },
  '4': { do: 'turned-away' },
});

const languages: Record<string, Act> = {
  '1': { do: 'set-language', language: 'en' },
  '2': { do: 'set-language', language: 'sw' },
  '3': { do: 'set-language', language: 'fr' },
};
export const language = ask('language', languages);

/** A language was named that we lack. */
export const languageLacking: Say = { line: { name: 'language-lacking' }, answers: languages };

export const setLanguage: Play<'set-language'> = (turn, { language: chosen }) =>
  change(turn, { language: chosen }, 'language-set');

export const pauseChoice = ask('pause', {
  '1': { do: 'pause', days: 7 },
  '2': { do: 'pause', days: 14 },
  '3': { do: 'pause', days: 30 },
});

const MAX_PAUSE_DAYS = 90;

/** Mutes what we start; what was kept stays kept. */
export const pause: Play<'pause'> = async (turn, act) => {
  const today = dayOf(turn.ctx.now, turn.contact.zone);
  const until = addDays(today, Math.min(Math.max(1, act.days), MAX_PAUSE_DAYS));
  await change(turn, { pausedUntil: until }, 'paused');
  const standing = await Promise.all(turn.patients.map(({ id }) => visitsOf(turn.ctx, id)));
  const visits = standing.flat().length ? 'yes' : 'no';
  return { line: { name: 'paused', facts: { until: { day: until }, visits } } };
};

export const resume: Play<'resume'> = (turn) => change(turn, { pausedUntil: null }, 'resumed');

export const details = ask('details', {
  '1': { do: 'language' },
  '2': { do: 'usual-place', skip: 0 },
  '3': { do: 'hours' },
  '4': { do: 'level' },
  '6': { do: 'away', skip: 0 },
  '7': { do: 'helper', skip: 0 },
});

/** One other place at a time. */
export const usualPlace: Play<'usual-place'> = (turn, act) =>
  withPatient(turn, { do: 'usual-place', ...act }, async (patient) => {
    const others = (await listSites(turn.ctx)).filter(({ id }) => id !== patient.usualSite?.id);
    const other = others[act.skip % Math.max(1, others.length)];
    if (!other) return { line: { name: 'no-such-place' } };
    return {
      line: {
        name: 'usual-place',
        facts: { place: patient.usualSite?.number ?? 0, other: other.number },
      },
      answers: {
        '1': { do: 'set-usual-place', site: other.id },
        ...(others.length > 1 ? { '2': { do: 'usual-place', skip: act.skip + 1 } } : {}),
      },
    };
  });

export const setUsualPlace: Play<'set-usual-place'> = (turn, act) =>
  withPatient(turn, { do: 'set-usual-place', ...act }, async (patient) => {
    const site = (await listSites(turn.ctx)).find(({ id }) => id === act.site);
    if (!site) return { line: { name: 'no-such-place' } };
    await changeUsualSite(turn.ctx, patient.id, site.id);
    return { line: { name: 'usual-place-set', facts: { place: site.number } } };
  });

export const hours = ask('hours', {
  '1': { do: 'set-hours', from: '08:00', to: '19:00' },
  '2': { do: 'set-hours', from: '08:00', to: '12:00' },
  '3': { do: 'set-hours', from: '12:00', to: '17:00' },
  '4': { do: 'set-hours', from: '17:00', to: '20:00' },
});

export const setHours: Play<'set-hours'> = (turn, { from, to }) =>
  change(turn, { hours: { from, to } }, 'hours-set');

export const level = ask('level', levelAnswers());

const RANK = { COVERT: 0, GENERAL: 1, OPEN: 2 };

/** Lowered and confirmed at once; raised only by who knows the secret number. `go` plays what was wanted. */
export const setLevelWith =
  (go: (turn: Turn, act: Act) => Promise<Say | null>): Play<'set-level'> =>
  (turn, act) => {
    const set = async () => {
      const said = await change(turn, { level: act.level }, 'level-set');
      return act.then ? go(turn, act.then) : said;
    };
    if (RANK[act.level] <= RANK[turn.contact.level]) return set();
    const then: Act = { do: 'set-level', ...act };
    return withPatient(turn, then, (patient) =>
      withUnlock(turn, { patient, then, always: true }, set),
    );
  };

export const privacy: Play<'privacy'> = (turn) =>
  Promise.resolve({ line: { name: 'privacy', facts: { days: turn.ctx.config.KEEP_BODIES_DAYS } } });
