import { expect, test } from 'vitest';
import { collect, findPickup, keep, markReady, pickupCode } from '#core/pickups/index.js';
import { markInpatient, ownReport } from '#core/reminders/index.js';
import { findSite } from '#core/sites/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { change } from '../../core/reminders/scheduled.js';
import { clinic } from './clinic.js';

const { app, caller, chatter, siteAt } = await clinic({ 2: 60, 5: 30 });
type Person = Awaited<ReturnType<typeof caller>>['person'];

/** Collected on Wednesday 3 March for 30 days; on the 29th the next is kept. */
async function collectedOnce<T extends { person: Person }>(make: () => Promise<T>): Promise<T> {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
  const made = await make();
  const { course, contact } = made.person;
  const put = { siteId: siteAt(2).id, contactId: contact.id };
  await asSystem(app, async (ctx) => {
    const { id } = await keep(ctx, { course, ...put });
    await markReady(ctx, id);
    const pickup = await findPickup(ctx, id);
    const site = await findSite(ctx, put.siteId);
    if (!pickup || !site) throw new Error('nothing is there');
    await collect(ctx, { site, code: pickupCode(ctx.keys, pickup) });
  });
  await setClock(app, '2027-03-29T06:30:00Z');
  await asSystem(app, (ctx) => keep(ctx, { course: { ...course, dueOn: '2027-04-02' }, ...put }));
  return made;
}

test('ME asks the secret number, then says what comes next and how it went, in one text', async () => {
  const { phone } = await collectedOnce(() => caller());
  await play(
    phone,
    `
    > me
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Next pickup Wed 31 Mar. Enough for 4 days. You had enough nearly every day.
    `,
  );
});

test('days in a ward use up nothing at home, in the report as on the worklist', async () => {
  const { person } = await collectedOnce(() => caller());
  await asSystem(app, (ctx) => markInpatient(ctx, person.patientId, true));
  await setClock(app, '2027-04-03T06:30:00Z');
  await asSystem(app, (ctx) => markInpatient(ctx, person.patientId, false));
  const [course] = await asSystem(app, (ctx) =>
    ctx.sql('SELECT supplied_through::text AS through FROM courses WHERE id = $1', [
      person.course.id,
    ]),
  );
  expect(course).toEqual({ through: '2027-04-06' });
  expect(await asSystem(app, (ctx) => ownReport(ctx, person.patientId))).toMatchObject({
    daysLeft: 4,
    covered: 1,
  });
});

test('of what is not kept yet it says when it is due', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  const { person } = await caller({ dueOn: '2027-03-05' });
  const due = async () =>
    (await asSystem(app, (ctx) => ownReport(ctx, person.patientId))).nextPickup;
  expect(await due()).toEqual({ day: '2027-03-05', place: null });
  await setClock(app, '2027-03-08T06:30:00Z');
  expect(await due()).toEqual({ day: '2027-03-08', place: null });
  await change(app, 'UPDATE courses SET withheld = true WHERE id = $1', [person.course.id]);
  expect(await due()).toBeNull();
});

test('before anything was handed over it counts nothing', async () => {
  const { phone } = await caller({ level: 'OPEN', nickname: 'Star', medicines: [] });
  await play(
    phone,
    `
    > me
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Nothing is planned yet.
    `,
  );
});

test('in Swahili and French too', async () => {
  const sw = await collectedOnce(() => caller({ language: 'sw' }));
  await play(
    sw.phone,
    `
    > mimi
    Nambari ya siri: tuma tarakimu ya N na ya N tu, kama 58.
    0 Menyu
    > {secret}
    Kuchukua: Jumatano 31 Machi. Inatosha siku 4. Ulikuwa nayo karibu kila siku.
    `,
  );
  const fr = await collectedOnce(() => chatter({ language: 'fr' }));
  await play(
    fr.phone,
    `
    > moi
    Numéro secret: envoyez seulement le Nth et le Nth chiffre, comme 58.
    [Menu]
    > {secret}
    Prochain retrait: mercredi 31 mars. Il en reste pour 4 j. Vous en aviez presque chaque jour.
    `,
  );
});

test('it is asked for even where the patient is not guarded otherwise, and a wrong number shows nothing', async () => {
  const { phone } = await collectedOnce(() => caller({ level: 'OPEN', nickname: 'Sun' }));
  await play(
    phone,
    `
    > me
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {wrong}
    Those two do not match. Send only the Nth and Nth digits, like 58.
    0 Menu
    `,
  );
});

test('I am away: another place for some days, then all is as before', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
  const { phone } = await caller({ dueOn: '2027-03-10' });
  await play(
    phone,
    `
    > i am away
    While you are away, shall your place be 5?
    1 Yes
    0 Menu
    > 1
    Place 5: for how long?
    1 One week
    2 Two weeks
    3 Four weeks
    0 Menu
    > 1
    OK. Until Tue 9 Mar your visits and what we keep for you are at place 5.
    0 Menu
    > item a
    Item A: yes at place 5 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    * 8 days later
    > item a
    Item A: few left at place 2 (counted 3 Mar).
    1 Keep it for me
    2 Other place
    3 Tell me when sure
    0 Menu
    `,
  );
});

test('back before that', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
  const { phone, person } = await chatter({ language: 'fr' });
  await play(
    phone,
    `
    > je suis en voyage
    Pendant votre voyage, passer au point 5?
    [Oui] [Menu]
    > [Oui]
    Point 5: pour combien de temps?
    [Une semaine] [Deux semaines] [Quatre semaines] [Menu]
    > [Quatre semaines]
    C'est noté. Jusqu'au mardi 30 mars, vos RDV et retraits se font au point 5.
    [Menu]
    > je suis en voyage
    Jusqu'au mardi 30 mars, votre point est le 5.
    [Je suis de retour] [Menu]
    > [Je suis de retour]
    Bon retour. Votre point est de nouveau le 2.
    [Menu]
    `,
  );
  expect(person.patient.usualSite?.number).toBe(2);
  await expect(
    app.db.query('UPDATE aways SET last_day = first_day + 28 WHERE patient_id = $1', {
      bind: [person.patientId],
    }),
  ).rejects.toThrow(/aways_check/);
});

/** Someone of the staff opens the record: at place 2 alone by the patient's code, or from anywhere. */
const opened = (patientId: Person['patientId'], place: number | null, why: string) =>
  asSystem(app, (ctx) =>
    ctx.sql(
      `INSERT INTO audit_entries (at, actor, action, subject_kind, subject_id, facts)
       VALUES ($1, 'staff:' || gen_random_uuid(), 'patient.read', 'patient', $2, $3)`,
      [ctx.now, patientId, JSON.stringify({ why, ...(place && { place }) })],
    ),
  );

test('LOG asks the secret number, then says how often the file was opened, when, where and by whose leave', async () => {
  await setClock(app, '2027-03-29T06:30:00Z');
  const { phone, person } = await caller();
  const { patientId: id } = person;
  const steps = {
    'opened by code': () => opened(id, 2, 'code'),
    'opened without': () => opened(id, null, 'today'),
  };
  await play(
    phone,
    `
    > log
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Nobody opened your details in the last 30 days.
    * opened by code
    > who opened my file
    Opened once in 30 days: Mon 29 Mar, place 2 (with your code). Not right? Send 5.
    * 1 day later
    * opened without
    > LOG
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Opened 2 times in 30 days, last Tue 30 Mar (no code) and Mon 29 Mar, place 2 (with your code). Not right? Send 5.
    > 5
    When may we call you?
    1 Morning
    2 Afternoon
    3 Evening
    0 Menu
    `,
    { steps },
  );
  const sw = await caller({ language: 'sw' });
  await opened(sw.person.patientId, 2, 'secret');
  await play(
    sw.phone,
    `
    > ALIYEFUNGUA
    Nambari ya siri: tuma tarakimu ya N na ya N tu, kama 58.
    0 Menyu
    > {secret}
    Siku 30: imefunguliwa mara moja, Jumanne 30 Machi, sehemu 2 (kwa nambari yako). Si sawa? Tuma 5.
    `,
  );
  const fr = await chatter({ language: 'fr' });
  await opened(fr.person.patientId, 2, 'today');
  await play(
    fr.phone,
    `
    > journal
    Numéro secret: envoyez seulement le Nth et le Nth chiffre, comme 58.
    [Menu]
    > {secret}
    Infos vues une fois en 30 jours: mardi 30 mars, point 2 (sans code).
    [Appelez-moi]
    `,
  );
});
