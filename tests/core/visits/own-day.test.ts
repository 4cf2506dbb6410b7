import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import type { Id } from '#core/kernel/ids.js';
import { addStaff } from '#core/staff/index.js';
import { addContact } from '#core/patients/index.js';
import { bookVisit, dropVisit, mornings, tellOwnDay } from '#core/visits/index.js';
import type { Visit } from '#core/visits/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { testService } from '../../support/service.js';
import { buildClinic, buildHours } from './clinic.js';

// The service of one clinic; its mornings come as its tests set the clock, later each time.
const service = await testService('2027-03-01T06:30:00Z');
const { app } = service;
const clinic = await buildClinic(app, { people: 0 });

let lastPhone = 254_733_000_000;

/** A practitioner on the roster who hears of their day in that way. */
async function practitioner(by: 'console' | 'sms' | 'telegram' = 'sms', siteId = clinic.site.id) {
  const email = `${newId()}@clinic.example`;
  const staffId = await asSystem(app, (ctx) =>
    addStaff(ctx, { email, name: 'Somebody', role: 'doctor', siteIds: 'all' }),
  );
  await buildHours(app, { staffId, siteId });
  const value = by === 'telegram' ? String((lastPhone += 1)) : `+${(lastPhone += 1)}`;
  if (by !== 'console')
    await asSystem(app, async (ctx) => {
      const side = by === 'telegram' ? ({ side: 'staff' } as const) : {};
      const address = { channel: by, value, ...side } as const;
      const { id } = await addContact(ctx, address, { language: 'en', state: 'verified' });
      const column = by === 'sms' ? 'contact_id' : 'chat_id';
      const since = by === 'sms' ? 'contact_since' : 'chat_since';
      await ctx.sql(`UPDATE staff SET ${column} = $2, ${since} = $3, told_by = $4 WHERE id = $1`, [
        staffId,
        id,
        ctx.now,
        by,
      ]);
    });
  const texts = () =>
    by === 'telegram'
      ? service.chat(Number(value)).map(({ text }) => text)
      : service.twilio.accepted.filter(({ to }) => to === value).map(({ body }) => body);
  return { staffId, texts };
}

async function book(staffId: Id<'Staff'>, day: string, time: string): Promise<Visit> {
  const { ask } = await clinic.patient();
  return asSystem(app, (ctx) => bookVisit(ctx, { ...ask, staffId, day, time }));
}

const toldOf = async (staffId: Id<'Staff'>) =>
  asSystem(app, (ctx) =>
    ctx.sql<{ day: string; by: string }>(
      `SELECT day::text, told_by AS by FROM staff_days WHERE staff_id = $1 ORDER BY day`,
      [staffId],
    ),
  );

test('at seven where they work each hears how many visits the day holds and when, by the way they chose, once', async () => {
  const [texted, chats, reads, free] = [
    await practitioner('sms'),
    await practitioner('telegram'),
    await practitioner('console'),
    await practitioner('sms'),
  ];
  for (const { staffId } of [texted, chats, reads]) await book(staffId, '2027-03-02', '09:00');
  await book(texted.staffId, '2027-03-02', '15:30');
  const dropped = await book(free.staffId, '2027-03-02', '10:00');
  await asSystem(app, (ctx) => dropVisit(ctx, dropped.id));
  // 06:59 in Nairobi.
  await setClock(app, '2027-03-02T03:59:00Z');
  await service.sweep();
  expect(texted.texts()).toEqual([]);
  await setClock(app, '2027-03-02T04:00:00Z');
  await service.sweep();
  const two = 'Baobab: today 2 visits, the first at 9am, the last at 3:30pm.';
  expect(texted.texts()).toEqual([two]);
  expect(chats.texts()).toEqual(['Baobab: today 1 visit, at 9am.']);
  expect(await toldOf(reads.staffId)).toEqual([{ day: '2027-03-02', by: 'console' }]);
  expect([await toldOf(free.staffId), free.texts()]).toEqual([[], []]);
  // A clock that is set back, and the next hour.
  await setClock(app, '2027-03-02T03:50:00Z');
  await service.sweep();
  await setClock(app, '2027-03-02T05:10:00Z');
  await service.sweep();
  expect(texted.texts()).toEqual([two]);
});

test('a worker that comes late tells until nine and not after; what was dropped meanwhile is not told', async () => {
  const [early, late] = [await practitioner(), await practitioner()];
  await book(early.staffId, '2027-03-03', '11:00');
  await setClock(app, '2027-03-03T05:59:00Z');
  await service.sweep();
  expect(early.texts()).toEqual(['Baobab: today 1 visit, at 11am.']);
  const visit = await book(late.staffId, '2027-03-04', '11:00');
  await setClock(app, '2027-03-04T06:00:00Z');
  await service.sweep();
  expect(late.texts()).toEqual([]);
  const next = await book(late.staffId, '2027-03-05', '11:00');
  await setClock(app, '2027-03-05T04:00:00Z');
  await asSystem(app, (ctx) => tellOwnDay(ctx, { staffId: late.staffId, day: '2027-03-05' }));
  await asSystem(app, (ctx) => dropVisit(ctx, next.id));
  await service.drain();
  expect([visit.day, late.texts()]).toEqual(['2027-03-04', []]);
});

test('many workers at once tell a person once', async () => {
  const { staffId, texts } = await practitioner();
  await book(staffId, '2027-03-08', '11:00');
  await setClock(app, '2027-03-08T04:30:00Z');
  const [morning] = await asSystem(app, (ctx) => mornings(ctx, 10));
  expect(morning).toEqual({ staffId, day: '2027-03-08' });
  const told = await Promise.all(
    Array.from({ length: 12 }, () =>
      asSystem(app, (ctx) => tellOwnDay(ctx, { staffId, day: '2027-03-08' })),
    ),
  );
  expect(told.filter(Boolean)).toHaveLength(1);
  await service.sweep();
  expect(texts()).toHaveLength(1);
});

test('morning is where the place is: west of here it comes later, by its own day', async () => {
  const west = await buildClinic(app, { people: 0 });
  await app.db.query(`UPDATE sites SET zone = 'America/New_York' WHERE id = '${west.site.id}'`);
  const { staffId, texts } = await practitioner('sms', west.site.id);
  const { ask } = await west.patient();
  await asSystem(app, (ctx) =>
    bookVisit(ctx, { ...ask, staffId, day: '2027-03-09', time: '09:00' }),
  );
  // Seven in Nairobi, eleven in the evening before in New York.
  await setClock(app, '2027-03-09T04:00:00Z');
  await service.sweep();
  expect(texts()).toEqual([]);
  await setClock(app, '2027-03-09T12:00:00Z');
  await service.sweep();
  expect(texts()).toEqual(['Baobab: today 1 visit, at 9am.']);
});

test('a number that is a patient’s too keeps that patient’s hours', async () => {
  const { staffId } = await practitioner('console');
  const { contact, address } = await clinic.patient();
  await app.db.query(
    `UPDATE staff SET contact_id = '${contact.id}', contact_since = now(), told_by = 'sms' WHERE id = '${staffId}'`,
  );
  await book(staffId, '2027-03-11', '11:00');
  const texts = () => service.twilio.accepted.filter(({ to }) => to === address);
  await setClock(app, '2027-03-11T04:00:00Z');
  await service.sweep();
  expect(texts()).toHaveLength(0);
  await setClock(app, '2027-03-11T05:00:00Z');
  await service.sweep();
  expect(texts().map(({ body }) => body)).toEqual(['Baobab: today 1 visit, at 11am.']);
});
