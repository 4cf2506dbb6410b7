import { expect, test } from 'vitest';
import type { Role } from '#core/kernel/permissions.js';
import { perform } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { newId } from '#core/kernel/ids.js';
import { addStaff, tellStaff } from '#core/staff/index.js';
import { giveTask, openTask } from '#core/tasks/index.js';
import type { TaskKind } from '#core/tasks/index.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { testService } from '../../support/service.js';

const service = await testService();
const { app } = service;
const site = await buildSite(app, { number: 2 });

/** Someone of the staff who chose to be told by SMS. */
async function told(role: Role, siteIds: 'all' | [typeof site.id] = 'all') {
  const { contact, address } = await buildPatient(app);
  const id = await asSystem(app, (ctx) =>
    addStaff(ctx, { email: `${newId()}@example.org`, name: 'A person', role, siteIds }),
  );
  await app.db.query(`UPDATE staff SET contact_id = $1, told_by = 'sms' WHERE id = $2`, {
    bind: [contact.id, id],
  });
  const texts = () =>
    service.twilio.accepted.filter(({ to }) => to === address).map(({ body }) => body);
  return { id, texts };
}

const URGENT = 'Baobab: one task cannot wait. Please look at it now.';

const open = (kind: TaskKind, subjectId = newId()) =>
  asSystem(app, (ctx) =>
    openTask(ctx, { kind, siteId: site.id, subjectId, ...(kind === 'danger' && { priority: 1 }) }),
  );

test('who chose a text is told that tasks wait, in words that say nothing, once an hour and only of new ones', async () => {
  const dispenser = await told('dispenser', [site.id]);
  const desk = await told('front-desk', [site.id]);
  await service.sweep();
  expect(dispenser.texts()).toEqual([]);
  await open('prepare');
  await service.sweep();
  expect(dispenser.texts()).toEqual(['Baobab: 1 task waits for you.']);
  expect(desk.texts()).toEqual([]);
  await open('recount');
  await service.sweep();
  expect(dispenser.texts()).toHaveLength(1);
  await moveClock(app, 61);
  await service.sweep();
  expect(dispenser.texts().at(-1)).toBe('Baobab: 2 tasks wait for you.');
  await moveClock(app, 61);
  await service.sweep();
  expect(dispenser.texts()).toHaveLength(2);
});

test('danger is told at once, and what a colleague hands over once the hour is over', async () => {
  const doctor = await told('doctor', [site.id]);
  const colleague = await told('officer', [site.id]);
  const mine = newId();
  await open('call-back', mine);
  await service.sweep();
  expect(doctor.texts()).toEqual(['Baobab: 1 task waits for you.']);
  for (const said of [1, 2]) {
    await open('danger');
    await service.sweep();
    expect(doctor.texts().slice(1)).toHaveLength(said);
    expect(doctor.texts().at(-1)).toBe(URGENT);
  }
  await moveClock(app, 61);
  const actor = { kind: 'staff', role: 'officer', siteIds: 'all', sessionId: null } as const;
  const [[task]] = await app.db.query(`SELECT id FROM tasks WHERE subject_id = '${mine}'`);
  await perform(app, { ...actor, staffId: colleague.id }, (ctx) =>
    giveTask(ctx, (task as { id: Id<'Task'> }).id, { rev: 1, to: doctor.id }),
  );
  await service.sweep();
  expect(doctor.texts()).toHaveLength(4);
  await moveClock(app, 61);
  await service.sweep();
  expect(doctor.texts()).toHaveLength(4);
});

test('who was suspended, or whose number stopped, is not told', async () => {
  const [gone, stopped] = [await told('officer'), await told('officer')];
  await app.db.query(`UPDATE staff SET state = 'suspended' WHERE id = '${gone.id}'`);
  await app.db.query(
    `UPDATE contact_points SET state = 'stopped' WHERE id = (SELECT contact_id FROM staff WHERE id = '${stopped.id}')`,
  );
  await open('verify-number');
  await service.sweep();
  expect([...gone.texts(), ...stopped.texts()]).toEqual([]);
});

test('what waits for the morning is not sent to who was suspended meanwhile, nor of tasks that are done', async () => {
  await setClock(app, '2027-03-10T20:00:00Z');
  const [gone, idle, other] = [
    await told('dispenser'),
    await told('agent'),
    await told('dispenser'),
  ];
  await open('prepare');
  await service.sweep();
  const before = gone.texts().length + other.texts().length;
  expect(before).toBe(0);
  await app.db.query(`UPDATE staff SET state = 'suspended' WHERE id = '${gone.id}'`);
  await moveClock(app, 10 * 60);
  await service.sweep();
  expect([gone.texts(), idle.texts()]).toEqual([[], []]);
  expect(other.texts()).toHaveLength(1);
  await moveClock(app, 14 * 60);
  await open('recount');
  await service.sweep();
  await app.db.query(`UPDATE tasks SET state = 'cancelled' WHERE state = 'open'`);
  await moveClock(app, 10 * 60);
  await service.sweep();
  expect(other.texts()).toHaveLength(1);
});

test('danger wakes who chose a text, at any hour; what can wait does, and so does a number that is a patient’s too', async () => {
  await setClock(app, '2027-03-12T23:00:00Z');
  const [woken, shared] = [await told('officer', [site.id]), await told('officer', [site.id])];
  await app.db.query(
    `DELETE FROM patient_contacts WHERE contact_id = (SELECT contact_id FROM staff WHERE id = '${woken.id}')`,
  );
  await open('recount');
  await service.sweep();
  expect(woken.texts()).toEqual([]);
  await open('danger');
  await service.sweep();
  expect([woken.texts(), shared.texts()]).toEqual([[URGENT], []]);
  await moveClock(app, 10 * 60);
  await service.sweep();
  expect(woken.texts()).toHaveLength(2);
  expect(shared.texts()).toContain(URGENT);
  await app.db.query(`UPDATE tasks SET state = 'cancelled' WHERE state = 'open'`);
});

test('a place whose stock is low or ends soon is told of by one task a day', async () => {
  const here = await buildSite(app, { number: 7 });
  const { product } = await buildMedicine(app);
  await app.db.query(`UPDATE products SET minimum = 20 WHERE id = '${product.id}'`);
  await buildStock(app, { siteId: here.id, productId: product.id, expiresOn: '2027-03-20' });
  await service.sweep();
  await service.sweep();
  const [found] = await app.db.query(
    `SELECT kind, facts FROM tasks WHERE site_id = '${here.id}' AND kind = 'stock-alert'`,
  );
  expect(found).toEqual([{ kind: 'stock-alert', facts: { low: 1, ending: 1 } }]);
  const alerts = async () => {
    await service.sweep();
    const [open] = await app.db.query(
      `SELECT 1 FROM tasks WHERE site_id = '${here.id}' AND kind = 'stock-alert' AND state = 'open'`,
    );
    return open.length;
  };
  await app.db.query(`UPDATE tasks SET state = 'cancelled' WHERE site_id = '${here.id}'`);
  expect(await alerts()).toBe(0);
  await moveClock(app, 24 * 60 + 1);
  expect(await alerts()).toBe(1);
});

test('many sweeps at once tell a person once', async () => {
  const officer = await told('officer');
  await open('join-alarm');
  await Promise.all(Array.from({ length: 8 }, () => asSystem(app, tellStaff)));
  await service.sweep();
  expect(officer.texts()).toHaveLength(1);
});
