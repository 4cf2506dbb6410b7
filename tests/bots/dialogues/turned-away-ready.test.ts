import { expect, test } from 'vitest';
import { keep, markReady, pickupCode } from '#core/pickups/index.js';
import { pickups } from '#console/contract/pickups.js';
import { tasks } from '#console/contract/tasks.js';
import { asSystem, setClock } from '../../support/app.js';
import type { BuildPatient } from '../../support/build.js';
import { serveDesk } from '../../support/desk.js';
import { play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { app, siteAt, caller, live, handOver } = await clinic();
const { as } = await serveDesk(app);

/** A patient who was told that theirs is ready at place 2. */
async function told(facts: BuildPatient = {}) {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
  const { phone, person } = await caller(facts);
  const { course, contact } = person;
  const ready = await asSystem(app, async (ctx) => {
    const kept = await keep(ctx, { course, siteId: siteAt(2).id, contactId: contact.id });
    return markReady(ctx, kept.id);
  });
  const { id } = ready;
  const dispenser = await as('dispenser', [siteAt(2).id]);
  const row = async () => {
    const [parcel] = (
      await dispenser.call(pickups.list, { query: { siteId: siteAt(2).id, show: 'ready' } })
    ).rows.filter((each) => each.id === id);
    if (!parcel) throw new Error('it is not in the list');
    return parcel;
  };
  const found = async () => {
    const { rev } = await row();
    await dispenser.call(pickups.ready, { params: { id }, body: { rev } });
  };
  const sought = async () => {
    const { rows } = await dispenser.call(tasks.list, { query: { kind: 'prepare' } });
    return rows
      .filter(({ parcel }) => parcel === ready.parcel)
      .map(({ priority, facts }) => [priority, facts]);
  };
  const code = pickupCode(app.keys, ready);
  return { code, phone, person, row, sought, steps: { found } };
}

const LOOKING = [2, { why: 'not-there' }];

test('who came for what is ready and was told no is not sent there again before staff found it', async () => {
  const { phone, person, row, sought, steps } = await told();
  await play(
    phone,
    `
    * a moment later
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    * 1 hour later
    > none
    Sorry, and thank you for telling us. It is still kept: we look for it and text you before you come. Place 5 has it.
    1 Keep it there
    5 Call me
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > 4
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Kept for you at place 2 until Fri 5 Mar, 4pm. Not ready yet.
    2 Other day
    6 I do not need it
    0 Menu
    * 1 day later
    * 7 hours later
    `,
    { steps },
  );
  expect(await sought()).toEqual([LOOKING]);
  expect(await live(person.patientId)).toMatchObject([{ state: 'ready', sought: true }]);
  expect(await row()).toMatchObject({ state: 'ready', sought: true });
  await play(
    phone,
    `
    * found
    * 1 minute later
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    `,
    { steps },
  );
  expect(await sought()).toEqual([]);
  expect(await row()).toMatchObject({ state: 'ready', sought: false });
});

test.each([
  [
    'sw',
    `
    * a moment later
    Baobab: bidhaa yako iko tayari sehemu 2 hadi Ijumaa 5 Machi, 16:00 (saa 10 jioni).
    1 Nambari yangu
    2 Siku nyingine
    3 Nitatuma mtu
    > haikuwepo
    Pole, na asante kwa kutuambia. Bado tumekuwekea na tunatafuta: subiri ujumbe wetu kabla ya kuja. Ipo sehemu 5.
    1 Niwekee huko
    5 Nipigie simu
    0 Menyu
    > 1
    Tumekuwekea sehemu 5 hadi Ijumaa 5 Machi, 16:00 (saa 10 jioni). Tutakujulisha ukiweza kuja. Kubadilisha tuma 4.
    `,
  ],
  [
    'fr',
    `
    * a moment later
    Baobab: votre article vous attend au point 2 jusqu'au vendredi 5 mars, 16h.
    1 Mon numéro
    2 Un autre jour
    3 J'envoie quelqu'un
    > rien
    Pardon, merci de nous le dire. C'est gardé: nous cherchons, attendez notre message. Il y en a au point 5.
    1 Gardez-le-moi là-bas
    5 Appelez-moi
    0 Menu
    > 1
    Gardé pour vous au point 5 jusqu'au vendredi 5 mars, 16h. Nous vous préviendrons dès que vous pourrez venir. Pour changer, envoyez 4.
    `,
  ],
] as const)(
  'it moves to another place where they like, and nobody looks for it then: %s',
  async (language, talk) => {
    const { phone, person, sought } = await told({ language });
    await play(phone, talk);
    expect(await live(person.patientId)).toMatchObject([{ place: 5, state: 'held' }]);
    expect(await sought()).toEqual([]);
  },
);

test('what was there after all is handed over by its number, and nobody looks for it then', async () => {
  const { code, phone, person, sought } = await told();
  await phone.type('none');
  expect(await handOver(siteAt(2), code)).toMatchObject({ pickup: { state: 'collected' } });
  expect(await sought()).toEqual([]);
  expect(await live(person.patientId)).toEqual([]);
});

test('of what is not found in its time nobody is told that the time to collect it is over', async () => {
  const { phone, person } = await told();
  await phone.type('none');
  phone.arrived();
  await play(
    phone,
    `
    * 3 days later
    * 4 days later
    * 5 days later
    Baobab: sorry, place 2 can no longer keep yours. Place 3 has a few.
    1 Keep it there
    2 Tell me when it is back
    5 Call me
    0 Menu
    `,
  );
  expect(await live(person.patientId)).toEqual([]);
});

test('staff are asked once however often it is said, and by nobody else', async () => {
  const { phone, sought } = await told();
  for (const text of ['none', 'none 2', 'none']) await phone.type(text);
  expect(await sought()).toEqual([LOOKING]);
  const other = await caller();
  await other.phone.type('none 2');
  expect(await sought()).toEqual([LOOKING]);
});
