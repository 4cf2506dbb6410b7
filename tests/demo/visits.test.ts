import { expect, test } from 'vitest';
import { dayOf, addDays } from '#core/kernel/dates.js';
import { lockContact, patientsOf } from '#core/patients/index.js';
import { planReminders } from '#core/reminders/index.js';
import { kindsOf, visitsOf } from '#core/visits/index.js';
import { perform } from '#core/kernel/context.js';
import { seedAccounts } from '../../src/demo/accounts.js';
import { stepTo } from '../../src/demo/demo-clock.js';
import { seed } from '../../src/demo/seed.js';
import { seedVisits } from '../../src/demo/visits.js';
import { operator } from '../../src/service/operator.js';
import { testApp } from '../support/app.js';

test('the demo has kinds for everyone, a roster, and visits over two weeks; seeding again adds none', async () => {
  const { app } = await testApp('2027-03-03T06:30:00Z');
  await perform(app, operator, seed);
  await seedAccounts(app);
  await perform(app, operator, seedVisits);
  await perform(app, operator, seedVisits);
  await perform(app, operator, async (ctx) => {
    const contact = await lockContact(ctx, { channel: 'sms', value: '+254700000101' });
    const [patient] = contact ? await patientsOf(ctx, contact.id) : [];
    if (!patient) throw new Error('nobody');
    const kinds = await kindsOf(ctx, patient.id);
    expect(kinds.map(({ letter }) => letter)).toEqual(['A', 'B']);
    const [own] = await visitsOf(ctx, patient.id);
    expect(own).toMatchObject({ place: 2, time: '09:40' });
    expect(own?.day).toBe(addDays(dayOf(ctx.now, 'Africa/Nairobi'), 2));
    const [all] = await ctx.sql<{ n: number; days: number; people: number }>(
      `SELECT count(*)::int AS n, count(DISTINCT v.local_day)::int AS days, count(DISTINCT o.staff_id)::int AS people
       FROM visits v JOIN slots o ON o.id = v.slot_id WHERE v.state = 'booked'`,
      [],
    );
    expect(all?.n).toBe(61);
    expect(all?.days).toBeGreaterThanOrEqual(10);
    expect(all?.people).toBe(4);

    // The demo's clock stops at what is planned, so that a reminder is seen at once.
    await planReminders(ctx, 1_000);
    const [planned] = await ctx.sql<{ at: Date }>(
      `SELECT min(due_at) AS at FROM messages WHERE state = 'scheduled' AND due_at > $1`,
      [ctx.now],
    );
    expect(await stepTo(ctx, 'next')).toEqual(new Date((planned?.at.getTime() ?? 0) + 1_000));
  });
});
