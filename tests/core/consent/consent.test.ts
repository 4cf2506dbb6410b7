import { beforeAll, expect, test } from 'vitest';
import { record } from '#core/audit/index.js';
import { askConsent, mayOpen, useConsentCode } from '#core/consent/index.js';
import type { StaffActor } from '#core/kernel/actor.js';
import { perform } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { addMinutes } from '#core/kernel/dates.js';
import type { Language } from '#core/kernel/language.js';
import type { Role } from '#core/kernel/permissions.js';
import { enqueue } from '#core/outbox/index.js';
import { consentBySecond } from '#core/patients/index.js';
import { dropPickup, keep } from '#core/pickups/index.js';
import { comeBack, goAway } from '#core/reminders/index.js';
import { addStaff, endSession, openSession } from '#core/staff/index.js';
import { closeTask, giveTask, takeTask } from '#core/tasks/index.js';
import { newId } from '#core/kernel/ids.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { testService } from '../../support/service.js';
import type { TestService } from '../../support/service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});

async function staff(role: Role, siteIds: readonly Id<'Site'>[] | 'all' = 'all') {
  return asSystem(service.app, async (ctx): Promise<StaffActor> => {
    const facts = { email: `${newId()}@example.org`, name: 'Someone', role, siteIds };
    const staffId = await addStaff(ctx, facts);
    await openSession(ctx, { staffId, stage: 'whole', agent: 'tests' });
    const [row] = await ctx.sql<{ id: Id<'Session'> }>(
      'SELECT id FROM staff_sessions WHERE staff_id = $1',
      [staffId],
    );
    return { kind: 'staff', staffId, role, siteIds, sessionId: row?.id ?? null };
  });
}

const open = (
  actor: StaffActor,
  patientId: Id<'Patient'>,
  scope: 'details' | 'notes' = 'details',
) => perform(service.app, actor, (ctx) => mayOpen(ctx, patientId, scope));
const ask = (actor: StaffActor, patientId: Id<'Patient'>, scope: 'details' | 'notes' = 'details') =>
  perform(service.app, actor, (ctx) => askConsent(ctx, { patientId, scope }));
const use = (actor: StaffActor, patientId: Id<'Patient'>, code: string) =>
  perform(service.app, actor, (ctx) => useConsentCode(ctx, { patientId, scope: 'details', code }));

/** The newest text to a number. */
async function textTo(address: string): Promise<string> {
  await service.drain();
  return service.twilio.accepted.filter(({ to }) => to === address).at(-1)?.body ?? '';
}
const codeIn = (text = '') => /\d{6}/.exec(text)?.[0] ?? '';
const codeTo = async (address: string) => codeIn(await textTo(address));

test('an admin opens details for half an hour with the code that the patient says', async () => {
  const admin = await staff('admin');
  const { patientId, address } = await buildPatient(service.app);
  expect(await open(admin, patientId)).toBeNull();
  await ask(admin, patientId);
  const code = await codeTo(address);
  expect(await use(admin, patientId, code)).toHaveProperty('until');
  expect(await open(admin, patientId)).toMatchObject({ why: 'code' });
  expect(await open(admin, patientId, 'notes')).toBeNull();
  expect(await open(await staff('admin'), patientId)).toBeNull();
  await moveClock(service.app, 31);
  expect(await open(admin, patientId)).toBeNull();
});

test('the grant is for one session, and ends with it', async () => {
  const admin = await staff('admin');
  const { patientId, address } = await buildPatient(service.app);
  await ask(admin, patientId);
  await use(admin, patientId, await codeTo(address));
  expect(await open({ ...admin, sessionId: newId() }, patientId)).toBeNull();
  expect(await open(admin, patientId)).not.toBeNull();
  await asSystem(service.app, (ctx) =>
    endSession(ctx, { id: admin.sessionId ?? newId(), staffId: admin.staffId }, 'signed-out'),
  );
  expect(await open(admin, patientId)).toBeNull();
});

test('the text names what its code lets the reader do', async () => {
  const [admin, doctor] = [await staff('admin'), await staff('doctor')];
  const said = async (language: Language) => {
    const { patientId, address } = await buildPatient(service.app, { language });
    await ask(admin, patientId, 'details');
    const details = await textTo(address);
    await ask(doctor, patientId, 'notes');
    return [details, await textTo(address)].map((text) => text.replace(/\d{6}/, 'N'));
  };
  const once = 'once. Say it to no one else. 5 min. Not expecting this? Send 5.';
  expect(await said('en')).toEqual([
    `N lets the person with you see or change your details ${once}`,
    `N lets the person with you see your past notes ${once}`,
  ]);
  const alone = 'mara moja. Dakika 5. Hukutarajia? Tuma 5.';
  expect(await said('sw')).toEqual([
    `Nambari N: mwambie aliye nawe tu, aone au abadilishe taarifa zako ${alone}`,
    `Nambari N: mwambie aliye nawe tu, aone kumbukumbu zako ${alone}`,
  ]);
  const seule = "une fois. Ne le dites à personne d'autre. 5 min. Pas vous? Envoyez 5.";
  expect(await said('fr')).toEqual([
    `N permet à la personne avec vous de voir ou changer vos infos ${seule}`,
    `N permet à la personne avec vous de voir vos notes ${seule}`,
  ]);
});

test('another of the same role cannot use the code', async () => {
  const [admin, thief] = [await staff('admin'), await staff('admin')];
  const { patientId, address } = await buildPatient(service.app);
  await ask(admin, patientId);
  expect(await use(thief, patientId, await codeTo(address))).toEqual({ refused: 'code.wrong' });
});

test('5 on the phone ends the code, closes what it opened and alerts', async () => {
  const admin = await staff('admin');
  const { patientId, address } = await buildPatient(service.app);
  await ask(admin, patientId);
  const code = await codeTo(address);
  await use(admin, patientId, code);
  expect(await service.sms(address, '5')).toContain('opens nothing now');
  expect(await open(admin, patientId)).toBeNull();
  const tasks = await asSystem(service.app, (ctx) =>
    ctx.sql<{ id: Id<'Task'>; rev: number; asker: string }>(
      `SELECT id, rev, facts->>'asker' AS asker FROM tasks WHERE kind = 'code-refused' AND patient_id = $1`,
      [patientId],
    ),
  );
  expect(tasks).toMatchObject([{ asker: admin.staffId }]);

  // Whoever asked for it neither works the alert nor is given it.
  const [{ id, rev } = { id: newId<'Task'>(), rev: 0 }] = tasks;
  const close = { rev, outcome: 'checked', words: null };
  const other = await staff('admin');
  for (const work of [
    perform(service.app, admin, (ctx) => takeTask(ctx, id, rev)),
    perform(service.app, admin, (ctx) => closeTask(ctx, id, close)),
  ])
    await expect(work).rejects.toMatchObject({ code: 'approver.self' });
  await expect(
    perform(service.app, other, (ctx) => giveTask(ctx, id, { rev, to: admin.staffId })),
  ).rejects.toMatchObject({ code: 'not-found' });
  const past = `UPDATE tasks SET state = 'done', outcome = 'checked', closed_at = now(), closed_by_id = $1 WHERE id = $2`;
  await expect(service.app.db.query(past, { bind: [admin.staffId, id] })).rejects.toThrow(
    /tasks_not_own_alert/,
  );
  await perform(service.app, other, (ctx) => closeTask(ctx, id, close));

  const waiting = await buildPatient(service.app);
  await ask(admin, waiting.patientId);
  const unused = await codeTo(waiting.address);
  await service.sms(waiting.address, '5');
  expect(await use(admin, waiting.patientId, unused)).toEqual({ refused: 'code.wrong' });
});

test('for a day after 5 no colleague attests that they agree, in the database either', async () => {
  const [admin, approver] = [await staff('admin'), await staff('officer')];
  const { patientId, address } = await buildPatient(service.app);
  const attest = () =>
    perform(service.app, admin, (ctx) =>
      consentBySecond(ctx, { patientId, scope: 'details', approver }),
    );
  await attest();
  await ask(admin, patientId);
  await service.drain();
  await service.sms(address, '5');
  // Nor does what a colleague attested just before stay open.
  expect(await open(admin, patientId)).toBeNull();
  await moveClock(service.app, 24 * 60 - 1);
  await expect(attest()).rejects.toMatchObject({ code: 'consent.refused' });
  const past = asSystem(service.app, (ctx) =>
    ctx.sql(
      `INSERT INTO consent_grants (id, staff_id, session_id, patient_id, scope, how, approver_id, granted_at, expires_at)
       VALUES ($1, $2, $3, $4, 'details', 'second-person', $5, $6, $6::timestamptz + interval '1 minute')`,
      [newId(), admin.staffId, admin.sessionId, patientId, approver.staffId, ctx.now],
    ),
  );
  await expect(past).rejects.toThrow(/consent_grants_not_refused/);
  // The patient themself may agree at any time, by another code.
  await ask(admin, patientId);
  expect(await use(admin, patientId, await codeTo(address))).toHaveProperty('until');
  await moveClock(service.app, 2);
  expect(await attest()).toHaveProperty('until');
});

test('whoever attests while the patient sends 5 is out, or never in', async () => {
  const [asker, approver] = [await staff('admin'), await staff('officer')];
  const readers = await Promise.all(Array.from({ length: 8 }, () => staff('admin')));
  const { patientId, address } = await buildPatient(service.app);
  await ask(asker, patientId);
  await service.drain();
  const attest = (reader: StaffActor) =>
    perform(service.app, reader, (ctx) =>
      consentBySecond(ctx, { patientId, scope: 'details', approver }),
    );
  await Promise.all([service.sms(address, '5'), Promise.allSettled(readers.map(attest))]);
  const opened = await Promise.all(readers.map((reader) => open(reader, patientId)));
  expect(opened).toEqual(Array(8).fill(null));
});

test('the button under a code in a chat ends the code, closes what it opened and alerts', async () => {
  const admin = await staff('admin');
  const { patientId, address } = await buildPatient(service.app, { channel: 'telegram' });
  const chat = Number(address);
  await ask(admin, patientId);
  await service.drain();
  const text = service.latest(chat);
  expect(text?.buttons.flat().map(({ text: label }) => label)).toEqual(['I did not expect this']);
  await use(admin, patientId, codeIn(text?.text));
  expect(await open(admin, patientId)).not.toBeNull();
  expect(await service.press(chat, 'I did not expect this')).toContain('opens nothing now');
  expect(await open(admin, patientId)).toBeNull();
  const tasks = await asSystem(service.app, (ctx) =>
    ctx.sql(`SELECT state FROM tasks WHERE kind = 'code-refused' AND patient_id = $1`, [patientId]),
  );
  expect(tasks).toEqual([{ state: 'open' }]);
});

test('a number that came in the last day consents to nothing', async () => {
  const admin = await staff('admin');
  const { patientId } = await buildPatient(service.app);
  const link = (at: string) =>
    asSystem(service.app, async (ctx) => {
      await record(ctx, 'test', { kind: 'patient', id: patientId });
      return ctx.sql(
        `UPDATE patient_contacts SET linked_at = $2::timestamptz - $3::interval WHERE patient_id = $1`,
        [patientId, ctx.now, at],
      );
    });
  await link('23 hours');
  await expect(ask(admin, patientId)).rejects.toMatchObject({ code: 'consent.number-new' });
  await link('25 hours');
  await expect(ask(admin, patientId)).resolves.toHaveProperty('expiresAt');
});

test('a code to a number without consent of its holder is not sent', async () => {
  const admin = await staff('admin');
  const { patientId, address } = await buildPatient(service.app);
  await service.postSms(address, 'STOP');
  await expect(ask(admin, patientId)).rejects.toMatchObject({ code: 'consent.no-number' });
});

test('front desk and officers with a parcel of theirs today need no code; elsewhere, others and notes do', async () => {
  const [here, there] = [await buildSite(service.app), await buildSite(service.app)];
  const medicine = await buildMedicine(service.app);
  await buildStock(service.app, { siteId: here.id, productId: medicine.product.id });
  const patient = await buildPatient(service.app, { medicines: [medicine], site: here });
  const desk = await staff('front-desk', [here.id]);
  expect(await open(desk, patient.patientId)).toBeNull();
  const { id } = await asSystem(service.app, (ctx) =>
    keep(ctx, { course: patient.course, siteId: here.id, contactId: patient.contact.id }),
  );
  expect(await open(desk, patient.patientId)).toEqual({ why: 'today', until: null });
  expect(await open(await staff('officer', [here.id]), patient.patientId)).not.toBeNull();
  expect(await open(await staff('front-desk', [there.id]), patient.patientId)).toBeNull();
  expect(await open(await staff('admin'), patient.patientId)).toBeNull();
  expect(await open(desk, patient.patientId, 'notes')).toBeNull();
  // What was settled today may still be asked about, and no longer.
  await asSystem(service.app, (ctx) => dropPickup(ctx, id));
  expect(await open(desk, patient.patientId)).toEqual({ why: 'today', until: null });
  await moveClock(service.app, 25 * 60);
  expect(await open(desk, patient.patientId)).toBeNull();
});

test('a code waits for no text that its provider put off: its person stands at the desk', async () => {
  const admin = await staff('admin');
  const { patientId, address, contact } = await buildPatient(service.app);
  await asSystem(service.app, async (ctx) => {
    const { id: contactId, channel } = contact;
    const usefulUntil = addMinutes(ctx.now, 24 * 60);
    const about = { patientId, subjectId: newId(), rev: 1, usefulUntil };
    await enqueue(ctx, { kind: 'form-answered', contactId, channel, ...about });
    await ctx.sql(
      `UPDATE messages SET attempted_at = $2, due_at = $2::timestamptz + interval '20 minutes'
       WHERE contact_id = $1`,
      [contactId, ctx.now],
    );
  });
  await ask(admin, patientId);
  expect(await codeTo(address)).toMatch(/^\d{6}$/);
});

test('a parcel opens the record from its half hour on, for as long as it is kept', async () => {
  const site = await buildSite(service.app);
  const medicine = await buildMedicine(service.app);
  await buildStock(service.app, { siteId: site.id, productId: medicine.product.id });
  const patient = await buildPatient(service.app, { medicines: [medicine], site });
  const desk = await staff('front-desk', [site.id]);
  const { id } = await asSystem(service.app, (ctx) =>
    keep(ctx, { course: patient.course, siteId: site.id, contactId: patient.contact.id }),
  );
  const at = (days: number) =>
    asSystem(service.app, async (ctx) => {
      const start = addMinutes(ctx.now, days * 24 * 60);
      await record(ctx, 'test', { kind: 'pickup', id });
      return ctx.sql('UPDATE pickups SET window_start = $2, until = $3 WHERE id = $1', [
        ...[id, start, addMinutes(ctx.now, (days + 2) * 24 * 60)],
      ]);
    });
  const why = async (days: number) => {
    await at(days);
    return (await open(desk, patient.patientId))?.why ?? null;
  };
  expect([await why(1), await why(0), await why(-1)]).toEqual([null, 'today', 'today']);
});

test('who is away is open to the desk of that place until it is over, and to no third place', async () => {
  const sites = [];
  for (let n = 0; n < 3; n += 1) sites.push(await buildSite(service.app));
  const [home, away, third] = sites;
  if (!home || !away || !third) throw new Error('three places');
  const { patientId } = await buildPatient(service.app, { site: home });
  const [desk, elsewhere] = [
    await staff('front-desk', [away.id]),
    await staff('front-desk', [third.id]),
  ];
  const gone = () =>
    asSystem(service.app, (ctx) => goAway(ctx, patientId, { siteId: away.id, days: 7 }));
  expect(await open(desk, patientId)).toBeNull();
  const tooLong = asSystem(service.app, (ctx) =>
    goAway(ctx, patientId, { siteId: away.id, days: 29 }),
  );
  await expect(tooLong).rejects.toThrow('invalid');
  await gone();
  const opened = await open(desk, patientId);
  expect(opened).toMatchObject({ why: 'away' });
  expect(await open(desk, patientId, 'notes')).toBeNull();
  expect(await open(await staff('dispenser', [away.id]), patientId)).toBeNull();
  expect(await open(elsewhere, patientId)).toBeNull();
  await asSystem(service.app, (ctx) => comeBack(ctx, patientId));
  expect(await open(desk, patientId)).toBeNull();
  await gone();
  await moveClock(service.app, 8 * 24 * 60);
  const now = await asSystem(service.app, (ctx) => Promise.resolve(ctx.now));
  expect(opened?.until && opened.until < now).toBe(true);
  expect(await open(desk, patientId)).toBeNull();
});
