import { expect, test } from 'vitest';
import { addMinutes } from '#core/kernel/dates.js';
import type { Id } from '#core/kernel/ids.js';
import { changeUsualSite, setPatientState } from '#core/patients/index.js';
import { setCheckIns } from '#core/reminders/index.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { change, tasksAbout } from '../../core/reminders/scheduled.js';
import { buildSite } from '../../support/build.js';
import { plainPhone, play, smartPhone } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const shelves = { 2: 30, 5: 30 };
const { app, caller, chatter, enrol, service } = await clinic(shelves, {
  EMERGENCY_NUMBER: '0800 000 000',
});

/** The weekly question begins an hour from now. */
async function agreed<T extends { person: { patientId: Parameters<typeof setCheckIns>[1] } }>(
  make: () => Promise<T>,
): Promise<T> {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
  const made = await make();
  await asSystem(app, (ctx) => setCheckIns(ctx, made.person.patientId, addMinutes(ctx.now, 60)));
  return made;
}

test('two of one phone who are not well are two to call', async () => {
  const address = '+254700770012';
  const named = (nickname: string, secretNumber: string) =>
    agreed(async () => ({ person: await enrol({ address, nickname, secretNumber }) }));
  const [blue, green] = [await named('Blue', '482715'), await named('Green', '936204')];
  const phone = plainPhone(service, address);
  await moveClock(app, 61);
  await service.sweep();
  expect(phone.arrived()).toHaveLength(2);
  await phone.type('2');
  await phone.type('2');
  for (const { person } of [blue, green])
    expect(await tasksAbout(app, person.patientId)).toEqual(['call-back']);
});

test.each([
  { channel: 'sms', address: '+254700770011', press: '1' },
  { channel: 'telegram', address: '9872', press: '[OK]' },
] as const)(
  'of whoever is no patient any more the question has closed, and the phone goes on ($channel)',
  async ({ channel, address, press }) => {
    const { person } = await agreed(async () => {
      await enrol({ channel, address, nickname: 'Blue' });
      return {
        person: await enrol({ channel, address, nickname: 'Green', secretNumber: '936204' }),
      };
    });
    const phone =
      channel === 'sms' ? plainPhone(service, address) : smartPhone(service, Number(address));
    await moveClock(app, 61);
    await service.sweep();
    expect(phone.arrived().join()).toContain('how are you this week?');
    await asSystem(app, async (ctx) => {
      const [row] = await ctx.sql<{ rev: number }>('SELECT rev FROM patients WHERE id = $1', [
        person.patientId,
      ]);
      await setPatientState(ctx, person.patientId, { rev: row?.rev ?? 0, state: 'died' });
    });
    expect((await phone.type(press)).join()).toContain('That question has closed.');
    expect((await phone.type('0')).join()).toContain('Check item');
    expect(await tasksAbout(app, person.patientId)).toEqual([]);
  },
);

test('once a week, OK: thanked, and asked again a week later', async () => {
  const { phone, person } = await agreed(() => caller({ dueOn: '2027-04-03' }));
  await play(
    phone,
    `
    * 61 minutes later
    Baobab: how are you this week?
    1 OK
    2 Not OK
    5 Call me
    > 1
    Thank you for telling us. Have a good week.
    * 7 days later
    Baobab: how are you this week?
    1 OK
    2 Not OK
    5 Call me
    > ok
    Thank you for telling us. Have a good week.
    `,
  );
  expect(await tasksAbout(app, person.patientId)).toEqual([]);
});

test('not OK: answered at once with a number to call, and a person calls', async () => {
  const { phone, person } = await agreed(() => caller({ language: 'sw', dueOn: '2027-04-03' }));
  await play(
    phone,
    `
    * 61 minutes later
    Baobab: unaendeleaje wiki hii?
    1 Vizuri
    2 Si vizuri
    5 Nipigie simu
    > 2
    Asante kwa kutuambia. Tutakupigia saa ulizochagua. Unahitaji mtu sasa? Piga #### 000 000.
    `,
  );
  expect(await tasksAbout(app, person.patientId)).toEqual(['call-back']);
});

test.each([
  { language: 'en', unwell: 'not so good, feeling weak', well: 'am fine thanks' },
  { language: 'sw', unwell: 'siko poa leo', well: 'niko poa' },
  { language: 'fr', unwell: 'ça va pas trop', well: 'ça va bien merci' },
] as const)(
  'in words of their own, $language: who is not well is called, and no other',
  async ({ language, unwell, well }) => {
    const says = async (words: string) => {
      const { phone, person } = await agreed(() => caller({ language, dueOn: '2027-04-03' }));
      await moveClock(app, 61);
      await service.sweep();
      await phone.type(words);
      return tasksAbout(app, person.patientId);
    };
    expect(await says(unwell)).toEqual(['call-back']);
    expect(await says(well)).toEqual([]);
  },
);

test('no answer in 48 hours: a person calls; the question stays open a day longer, then it has closed', async () => {
  const { phone, person } = await agreed(() => caller({ language: 'fr', dueOn: '2027-04-03' }));
  const ask = `
    Baobab: comment allez-vous cette semaine?
    1 Bien
    2 Pas bien
    5 Appelez-moi`;
  await play(phone, `* 61 minutes later${ask}\n* 47 hours later`);
  expect(await tasksAbout(app, person.patientId)).toEqual([]);
  await play(phone, '* 2 hours later');
  expect(await tasksAbout(app, person.patientId)).toEqual(['call-back']);
  await play(phone, `* 20 hours later\n> 1\nMerci de nous l'avoir dit. Bonne semaine à vous.`);
  await play(
    phone,
    `* 5 days later\n* 1 hour later${ask}\n* 3 days later\n> 2\nCette question est fermée. Envoyez 0 pour le menu.`,
  );
});

test('a question that did not reach them leads to the call too; whoever lies in a ward is not called', async () => {
  const all: { state: string; patientId: Id<'Patient'> }[] = [];
  for (const state of ['undelivered', 'failed', 'denied', 'muted', 'expired', 'sent']) {
    const { person } = await agreed(() => caller({ dueOn: '2027-04-03' }));
    all.push({ state, patientId: person.patientId });
  }
  await moveClock(app, 61);
  await service.sweep();
  for (const { state, patientId } of all)
    await change(
      app,
      `UPDATE messages SET state = $2, sent_at = CASE WHEN $2 IN ('sent', 'undelivered') THEN sent_at END
       WHERE patient_id = $1 AND kind = 'check-in'`,
      [patientId, state],
    );
  const last = all.at(-1)?.patientId;
  await change(app, `UPDATE patients SET inpatient_since = '2027-03-03T08:00:00Z' WHERE id = $1`, [
    last,
  ]);
  const calls = () => Promise.all(all.map(({ patientId }) => tasksAbout(app, patientId)));
  await moveClock(app, 47 * 60);
  await service.sweep();
  expect(await calls()).toEqual(all.map(() => []));
  await moveClock(app, 2 * 60);
  await service.sweep();
  await service.sweep();
  expect(await calls()).toEqual(all.map(({ state }) => (state === 'sent' ? [] : ['call-back'])));
  // Who was called is not called about the same question again.
  await app.db.query(`UPDATE tasks SET state = 'cancelled' WHERE kind = 'call-back'`);
  await service.sweep();
  expect(await calls()).toEqual(all.map(() => []));
});

test('on a smart phone: call me, and LATER asks again tomorrow', async () => {
  const { phone, person } = await agreed(() => chatter({ dueOn: '2027-04-03' }));
  await play(
    phone,
    `
    * 61 minutes later
    Baobab: how are you this week?
    [OK] [Not OK] [Call me]
    > later
    OK, we will ask you again tomorrow at this hour.
    * 1 day later
    Baobab: how are you this week?
    [OK] [Not OK] [Call me]
    > [Call me]
    When may we call you?
    [Morning] [Afternoon] [Evening] [Menu]
    `,
  );
  expect(await tasksAbout(app, person.patientId)).toEqual(['call-back']);
});

test('where the clock is changed, tomorrow at this hour and the same hour next week are by the new one', async () => {
  const cairo = await buildSite(app, { number: 8, zone: 'Africa/Cairo' });
  await setClock(app, '2027-04-29T07:30:00Z');
  const { phone, person } = await chatter({ dueOn: '2027-06-03' });
  await asSystem(app, (ctx) => changeUsualSite(ctx, person.patientId, cairo.id));
  await asSystem(app, (ctx) => setCheckIns(ctx, person.patientId, addMinutes(ctx.now, 30)));
  // Half past ten in the morning there; the clock goes forward in the night.
  await play(
    phone,
    `
    * 31 minutes later
    Baobab: how are you this week?
    [OK] [Not OK] [Call me]
    > later
    OK, we will ask you again tomorrow at this hour.
    * 23 hours later
    Baobab: how are you this week?
    [OK] [Not OK] [Call me]
    `,
  );
  const [next] = await asSystem(app, (ctx) =>
    ctx.sql<{ at: Date }>('SELECT next_at AS at FROM check_ins WHERE patient_id = $1', [
      person.patientId,
    ]),
  );
  expect(next?.at.toISOString()).toBe('2027-05-06T07:00:00.000Z');
});

test.each([
  {
    language: 'sw',
    asked: 'Baobab: unaendeleaje wiki hii?\n[Vizuri] [Si vizuri] [Nipigie simu]',
    pressed: '[Vizuri]',
    said: 'Asante kwa kutuambia. Uwe na wiki njema.',
  },
  {
    language: 'fr',
    asked: 'Baobab: comment allez-vous cette semaine?\n[Bien] [Pas bien] [Appelez-moi]',
    pressed: '[Pas bien]',
    said: "Merci de nous l'avoir dit. Nous appellerons aux heures choisies. Besoin de quelqu'un maintenant? Appelez le #### 000 000.",
  },
] as const)('on a smart phone in $language', async ({ language, asked, pressed, said }) => {
  const { phone } = await agreed(() => chatter({ language, dueOn: '2027-04-03' }));
  await play(phone, `* 61 minutes later\n${asked}\n> ${pressed}\n${said}`);
});
