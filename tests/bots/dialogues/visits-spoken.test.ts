import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addDays, addMinutes } from '#core/kernel/dates.js';
import type { Language } from '#core/kernel/language.js';
import type { Id } from '#core/kernel/ids.js';
import { measure } from '#core/messaging/measure.js';
import { addContact, addHelper, askHelper, courseOf, setConsents } from '#core/patients/index.js';
import { keep } from '#core/pickups/index.js';
import { closeDay } from '#core/sites/index.js';
import { bookAtDesk, bookVisit, closeSiteDay, moveVisit, visitsOf } from '#core/visits/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { plainPhone, play, smartPhone } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const world = await visitClinic();
const { app, enrol, give, hours, kind, nurse, phones: service, service: first, siteAt } = world;
await hours(5);

/** All that is said around visits, in each language on each channel; every talk has a week of its own. */
const TALKS = [
  ['en', 'sms', '2027-03-08'],
  ['en', 'telegram', '2027-03-22'],
  ['sw', 'sms', '2027-04-05'],
  ['sw', 'telegram', '2027-04-19'],
  ['fr', 'sms', '2027-05-03'],
  ['fr', 'telegram', '2027-05-17'],
] as const;

test.each(TALKS)('visits spoken in %s by %s', async (language, channel, monday) => {
  await setClock(app, `${addDays(monday, -3)}T06:30:00Z`);
  await app.db.query('DELETE FROM throttles');
  const user = 9900 + TALKS.findIndex((talk) => talk[2] === monday);
  const sms = channel === 'sms';
  const person = await enrol({
    ...{ language, level: 'GENERAL', dueOn: monday, channel },
    ...(!sms && { address: String(user) }),
  });
  const { patientId } = person;
  const full = await kind({ horizonDays: 1 });
  await give(patientId);
  const phone = sms ? plainPhone(service, person.address) : smartPhone(service, user);
  const script = readFileSync(
    new URL(`spoken/visits.${language}.${channel}.txt`, import.meta.url),
    'utf8',
  );
  const said: string[] = [];
  await play(phone, script, {
    steps: stepsOf(patientId, { monday, full }),
    hear: (t) => said.push(t),
  });
  if (sms)
    for (const text of said)
      expect(measure(text)).toMatchObject({ encoding: 'GSM-7', segments: 1 });
});

/** Two on one number, the helper of one of them and who sees them; every talk has a day of its own, which words can mean otherwise. */
const SHARED = [
  { language: 'en', channel: 'sms', day: '2027-06-07', at: 'Mon 7 Jun, 9am' },
  {
    language: 'sw',
    channel: 'sms',
    day: '2027-06-08',
    at: 'Jumanne 8 Juni, 09:00 (saa 3 asubuhi)',
  },
  { language: 'en', channel: 'telegram', day: '2027-07-08', at: 'Thu 8 Jul, 9am' },
  {
    language: 'sw',
    channel: 'telegram',
    day: '2027-07-09',
    at: 'Ijumaa 9 Julai, 09:00 (saa 3 asubuhi)',
  },
  { language: 'fr', channel: 'sms', day: '2027-08-09', at: 'lundi 9 aout, 9h' },
  { language: 'fr', channel: 'telegram', day: '2027-08-10', at: 'mardi 10 aout, 9h' },
] as const;

/** What the helper hears on that morning, and who sees them. */
const BESIDE = {
  en: {
    helper: 'Baobab: someone you know is expected {at}, place 2. Please tell them.',
    own: 'Baobab: today 1 visit, at 9am.',
  },
  sw: {
    helper: 'Baobab: unayemfahamu anatarajiwa {at}, sehemu 2. Tafadhali mkumbushe.',
    own: 'Baobab: leo una miadi 1, 09:00 (saa 3 asubuhi).',
  },
  fr: {
    helper:
      'Baobab: une personne que vous connaissez est attendue {at}, point 2. Merci de le lui dire.',
    own: "Baobab: aujourd'hui 1 RDV, à 9h.",
  },
};

test.each(SHARED)('a visit of one of two, in $language by $channel', async (talk) => {
  const { language, channel, day, at } = talk;
  await setClock(app, `${addDays(day, -3)}T06:30:00Z`);
  await app.db.query('DELETE FROM throttles');
  const n = SHARED.indexOf(talk);
  const address = channel === 'sms' ? `+25470077100${n}` : String(9950 + n);
  const facts = { language, channel, address, level: 'GENERAL' } as const;
  await give((await enrol({ ...facts, nickname: 'Blue' })).patientId);
  const { patientId } = await enrol({ ...facts, nickname: 'Green' });
  await give(patientId);
  const helper = await helperOf(patientId, { language, phone: `+25470077200${n}` });
  const staff = await staffHears(language, channel === 'sms' ? `+25470077300${n}` : `${9970 + n}`);
  const phone =
    channel === 'sms' ? plainPhone(service, address) : smartPhone(service, Number(address));
  const script = new URL(`spoken/shared.${language}.${channel}.txt`, import.meta.url);
  await play(phone, readFileSync(script, 'utf8'));
  await service.sweep();
  await setClock(app, `${day}T05:05:00Z`);
  await service.sweep();
  expect(helper.arrived()).toEqual([BESIDE[language].helper.replace('{at}', at)]);
  expect(staff.arrived()).toEqual([BESIDE[language].own]);
});

/** A helper's phone that agreed to be told of visits too. */
async function helperOf(patientId: Id<'Patient'>, ask: { language: Language; phone: string }) {
  await asSystem(app, async (ctx) => {
    const [file] = await ctx.sql<{ rev: number }>('SELECT rev FROM patients WHERE id = $1', [
      patientId,
    ]);
    const purposes = ['texts', 'helper', 'visits'] as const;
    await setConsents(ctx, patientId, { rev: file?.rev ?? 0, purposes, language: 'en' });
    await askHelper(ctx, { patientId, helperId: await addHelper(ctx, patientId, 'Njeri') }, ask);
  });
  await service.drain();
  const phone = plainPhone(service, ask.phone);
  await phone.type('1');
  return phone;
}

/** Who sees patients at place 2 hears of each day there. */
async function staffHears(language: Language, value: string) {
  const by = value.startsWith('+') ? 'sms' : 'telegram';
  const column = by === 'sms' ? 'contact' : 'chat';
  await asSystem(app, async (ctx) => {
    const side = by === 'telegram' ? ({ side: 'staff' } as const) : {};
    const address = { channel: by, value, ...side } as const;
    const { id } = await addContact(ctx, address, { language, state: 'verified' });
    await ctx.sql(
      `UPDATE staff SET ${column}_id = $2, ${column}_since = $3, told_by = $4 WHERE id = $1`,
      [nurse, id, ctx.now, by],
    );
  });
  return by === 'sms' ? plainPhone(service, value) : smartPhone(service, Number(value));
}

/** What others do beside the talk. */
function stepsOf(
  patientId: Id<'Patient'>,
  { monday, full }: { monday: string; full: Id<'Service'> },
): Record<string, () => Promise<unknown>> {
  const on = (days: number) => addDays(monday, days);
  const at = { serviceId: first, siteId: siteAt(2).id };
  const bySomebody = async (day: string, time: string) => {
    const other = await enrol();
    await give(other.patientId);
    return asSystem(app, (ctx) => bookVisit(ctx, { patientId: other.patientId, ...at, day, time }));
  };
  const lastVisit = () => asSystem(app, async (ctx) => (await visitsOf(ctx, patientId)).at(-1));
  const away = (sql: string) => asSystem(app, (ctx) => ctx.sql(sql, []));
  const gone = (first: string, last: string) =>
    away(`INSERT INTO leaves (id, staff_id, first_day, last_day, reason)
          SELECT gen_random_uuid(), staff_id, '${first}', '${last}', 'leave' FROM rosters GROUP BY staff_id`);
  const before = async (hours: number) => {
    const visit = await lastVisit();
    if (!visit) throw new Error('no visit');
    await setClock(app, addMinutes(visit.startAt, 5 - hours * 60).toISOString());
    await service.sweep();
  };
  return {
    'the desk books Wednesday': () =>
      asSystem(app, (ctx) => bookAtDesk(ctx, { patientId, ...at, day: on(2), time: '09:00' })),
    'the desk moves it to Thursday': async () => {
      const visit = await lastVisit();
      if (visit)
        await asSystem(app, (ctx) => moveVisit(ctx, visit.id, { day: on(3), time: '10:00' }));
    },
    'a parcel is kept': () =>
      asSystem(app, async (ctx) => {
        const [row] = await ctx.sql<{ id: Id<'Course'> }>(
          'SELECT id FROM courses WHERE patient_id = $1',
          [patientId],
        );
        const course = row && (await courseOf(ctx, row.id));
        if (course) await keep(ctx, { course, siteId: siteAt(2).id, contactId: null });
      }),
    'Thursday is closed': () =>
      asSystem(app, (ctx) => closeDay(ctx, siteAt(2).id, { day: on(3), reason: 'building' })),
    'somebody takes Friday nine': () => bySomebody(on(4), '09:00'),
    'somebody takes Friday ten': () => bySomebody(on(4), '10:00'),
    'a full kind': () => give(patientId, { serviceId: full }),
    'all are away': () => gone(on(-3), on(-2)),
    'all are away again': () => gone(on(9), on(10)),
    'they are back': () => away('DELETE FROM leaves'),
    'nobody waits any more': () => app.db.query(`UPDATE visit_waits SET state = 'ended'`),
    'it is the day before the next': () => before(24),
    'it is two hours before the next': () => before(2),
    'it is the day before': async () => {
      await setClock(app, `${on(7)}T06:05:00Z`);
      await service.sweep();
    },
    'nobody comes on Tuesday': async () => {
      await setClock(app, `${on(8)}T14:00:00Z`);
      await asSystem(app, (ctx) => closeSiteDay(ctx, siteAt(2).id, on(8)));
      await service.sweep();
      await setClock(app, `${on(9)}T05:30:00Z`);
      await service.sweep();
    },
  };
}
