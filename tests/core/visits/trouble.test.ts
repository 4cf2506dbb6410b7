import { expect, test } from 'vitest';
import { closeDay } from '#core/sites/index.js';
import {
  addLeave,
  bookAtDesk,
  bookVisit,
  findVisit,
  freeTimes,
  holdSlot,
  moveVisit,
  dropVisit,
  touchedByLeave,
  touchedVisits,
  visitsToMove,
} from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import { moveVisits } from '#jobs/handlers/visits.js';
import { asSystem } from '../../support/app.js';
import { testService } from '../../support/service.js';
import { buildClinic } from './clinic.js';

const service = await testService('2027-03-03T06:30:00Z');
const { app } = service;

const friday = { day: '2027-03-05', time: '09:00' };

async function booked(people = 1) {
  const clinic = await buildClinic(app, { people });
  const person = await clinic.patient();
  const visit = await person.do((ctx) => bookVisit(ctx, { ...person.ask, ...friday }));
  const texts = () =>
    service.twilio.accepted.filter(({ to }) => to === person.address).map(({ body }) => body);
  return { ...clinic, person, visit, texts };
}

const now = (visit: Visit) => asSystem(app, (ctx) => findVisit(ctx, visit.id));
const move = async () => {
  await moveVisits({ app });
  await service.drain();
};

test('closing a day takes its visits off, one by one, and offers another place or day', async () => {
  const { site, person, visit, texts } = await booked();
  const day = friday.day;
  const touched = await asSystem(app, (ctx) => touchedVisits(ctx, site.id, day));
  expect(touched).toMatchObject({ total: 1, visits: [{ id: visit.id, ref: 11 }] });
  await asSystem(app, (ctx) => closeDay(ctx, site.id, { day, reason: 'building' }));
  await expect(
    person.do((ctx) => holdSlot(ctx, { ...person.ask, day, time: '10:00' })),
  ).rejects.toThrow('place.closed');
  await move();
  expect(await now(visit)).toMatchObject({ state: 'cancelled', endReason: 'needs-reschedule' });
  expect(texts().at(-1)).toBe(
    `Baobab: place ${site.number} is closed on Fri 5 Mar.\n1 Another place, same day\n2 Another day\n5 Call me`,
  );
  expect(await asSystem(app, (ctx) => visitsToMove(ctx, 9))).toEqual([]);
});

test('leave takes the visits of one person off, and nobody else’s', async () => {
  const { staff, person, visit, texts, site } = await booked(2);
  const other = staff.find((id) => id !== visit.staffId);
  if (!other) throw new Error('one practitioner');
  const days = { firstDay: '2027-03-05', lastDay: '2027-03-06' };
  await asSystem(app, (ctx) => addLeave(ctx, { staffId: other, ...days, reason: 'training' }));
  await move();
  expect((await now(visit))?.state).toBe('booked');
  const leave = { staffId: visit.staffId, ...days };
  expect((await asSystem(app, (ctx) => touchedByLeave(ctx, leave))).total).toBe(1);
  await asSystem(app, (ctx) => addLeave(ctx, { ...leave, reason: 'leave' }));
  await move();
  expect((await now(visit))?.endReason).toBe('needs-reschedule');
  expect(texts().at(-1)).toBe(
    `Baobab: sorry, your visit on Fri 5 Mar, 9am, place ${site.number}, ref 11, is off.\n2 Another day\n5 Call me`,
  );
  expect(await person.do((ctx) => freeTimes(ctx, { ...person.ask, day: '2027-03-05' }))).toEqual(
    [],
  );
});

test('who cannot be texted is called: nothing is lost silently', async () => {
  const { site, person, visit, texts } = await booked();
  await asSystem(app, (ctx) =>
    ctx.sql(
      `WITH a AS (INSERT INTO audit_entries (at, actor, action, subject_kind, subject_id) VALUES (now(), 'test', 'test', 'contact', 'x'))
       UPDATE contact_points SET state = 'stopped' WHERE id = $1`,
      [person.contact.id],
    ),
  );
  const before = texts().length;
  await asSystem(app, (ctx) => closeDay(ctx, site.id, { day: friday.day, reason: 'staff' }));
  await move();
  const tasks = await asSystem(app, (ctx) =>
    ctx.sql('SELECT kind FROM tasks WHERE subject_id = $1', [visit.id]),
  );
  expect(tasks).toEqual([{ kind: 'call-back' }]);
  expect(texts()).toHaveLength(before);
});

test('moving is safe at any time, by many at once, and beside those who book', async () => {
  const { site, visit, patient, texts } = await booked(2);
  const crowd = [];
  for (let n = 0; n < 8; n += 1) crowd.push(await patient());
  await asSystem(app, (ctx) => ctx.sql('SELECT pg_sleep(0.1)', []));
  const booking = crowd.map((each, n) =>
    each
      .do((ctx) => bookVisit(ctx, { ...each.ask, day: friday.day, time: `1${n % 5}:00` }))
      .catch(() => null),
  );
  await asSystem(app, (ctx) => closeDay(ctx, site.id, { day: friday.day, reason: 'holiday' }));
  await Promise.all(booking);
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(() => moveVisits({ app })));
  await service.drain();
  const left = await asSystem(app, (ctx) =>
    ctx.sql<{ state: string }>(
      `SELECT DISTINCT state FROM visits WHERE site_id = $1 AND local_day = $2`,
      [site.id, friday.day],
    ),
  );
  expect(left).toEqual([{ state: 'cancelled' }]);
  expect((await now(visit))?.endReason).toBe('needs-reschedule');
  expect(texts().filter((text) => text.includes('is closed'))).toHaveLength(1);
  const [silent] = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM visits v WHERE v.site_id = $1 AND v.end_reason = 'needs-reschedule'
         AND NOT EXISTS (SELECT FROM messages m WHERE m.subject_id = v.id)
         AND NOT EXISTS (SELECT FROM tasks t WHERE t.subject_id = v.id)`,
      [site.id],
    ),
  );
  expect(silent?.n).toBe(0);
});

test('the desk moves and drops, and the patient is told', async () => {
  const { site, visit, texts } = await booked();
  const moved = await asSystem(app, (ctx) =>
    moveVisit(ctx, visit.id, { day: '2027-03-08', time: '11:00', rev: visit.rev }),
  );
  await service.drain();
  expect(texts().at(-1)).toBe(
    `Baobab: new day from us: Mon 8 Mar, 11am, place ${site.number}, ref 11. The old day is off.\n1 OK\n2 Other time\n5 Call me`,
  );
  await expect(asSystem(app, (ctx) => dropVisit(ctx, moved.id, 1))).rejects.toThrow(
    'changed-meanwhile',
  );
  await asSystem(app, (ctx) => dropVisit(ctx, moved.id, moved.rev));
  await service.drain();
  expect(texts().at(-1)).toContain('your visit on Mon 8 Mar, 11am');
});

test.each([
  [
    'en',
    'Baobab: your visit: Fri 5 Mar, 9am, place N. Ref 11.\n1 OK\n2 Other time\n5 Call me',
    /^Baobab: sorry, your visit on Fri 5 Mar, 9am, place N, ref 11, is off\./,
  ],
  [
    'sw',
    'Baobab: miadi yako: Ijumaa 5 Machi, 09:00 (saa 3 asubuhi), sehemu N. Nambari 11.\n1 Sawa\n2 Muda mwingine\n5 Nipigie simu',
    /^Baobab: samahani, miadi 11 ya Ijumaa 5 Machi, 09:00 \(saa 3 asubuhi\), sehemu N imefutwa\./,
  ],
  [
    'fr',
    "Baobab: votre RDV: vendredi 5 mars, 9h, point N. Réf 11.\n1 D'accord\n2 Autre heure\n5 Appelez-moi",
    /^Baobab: pardon, votre RDV 11 du vendredi 5 mars, 9h, point N, ne tient plus\./,
  ],
] as const)(
  'what the desk books stands on the phone too, with its ref (%s)',
  async (language, made, off) => {
    const { site, patient } = await buildClinic(app);
    const { address, contact, ask } = await patient();
    await app.db.query(
      `UPDATE contact_points SET language = '${language}' WHERE id = '${contact.id}'`,
    );
    const texts = () =>
      service.twilio.accepted
        .filter(({ to }) => to === address)
        .map(({ body }) => body.replace(new RegExp(`(place|sehemu|point) ${site.number}`), '$1 N'));
    const { patientId, serviceId, siteId } = ask;
    const book = () =>
      asSystem(app, (ctx) => bookAtDesk(ctx, { patientId, serviceId, siteId, ...friday }));
    const visit = await book();
    await service.drain();
    expect(texts()).toEqual([made]);
    await asSystem(app, (ctx) => dropVisit(ctx, visit.id, visit.rev));
    await service.drain();
    expect(texts().at(-1)).toMatch(off);
    // Taken off again before the text has left: it says nothing of what is no more.
    const hasty = await book();
    await asSystem(app, (ctx) => dropVisit(ctx, hasty.id, hasty.rev));
    await service.drain();
    expect(texts()).toHaveLength(3);
  },
);

test('who cannot be texted hears of a booking at the desk itself, and is no task', async () => {
  const { patient } = await buildClinic(app);
  const { contact, ask } = await patient();
  await app.db.query(`UPDATE contact_points SET state = 'stopped' WHERE id = '${contact.id}'`);
  const { patientId, serviceId, siteId } = ask;
  await asSystem(app, (ctx) => bookAtDesk(ctx, { patientId, serviceId, siteId, ...friday }));
  const tasks = await asSystem(app, (ctx) =>
    ctx.sql('SELECT 1 FROM tasks WHERE patient_id = $1', [patientId]),
  );
  expect(tasks).toEqual([]);
});
