import { expect, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { keep, markReady } from '#core/pickups/index.js';
import { askWhy, climb } from '#core/reminders/index.js';
import { asSystem, moveClock, setClock } from '../../support/app.js';
import { buildMedicine } from '../../support/build.js';
import type { BuildPatient } from '../../support/build.js';
import { play } from '../../support/transcript.js';
import { change, statesAbout } from '../../core/reminders/scheduled.js';
import { clinic } from './clinic.js';

const { app, service, medicine, put, siteAt, caller, live } = await clinic({ 2: 200, 5: 30 });
const second = await buildMedicine(app);
await put(2, 200, second.product);
await app.db.query('UPDATE programmes SET text_after_days = 3');

/** Somebody who was to collect two items on 3 March and came for neither; it is the morning on which they are asked. */
async function missedTwo(facts: BuildPatient = {}) {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
  const { phone, person } = await caller({ ...facts, medicines: [medicine, second] });
  const courses = person.patient.courses.map(({ id }) => id);
  await setClock(app, '2027-03-08T06:30:00Z');
  return { phone, person, courses };
}

const KEPT = {
  en: 'Kept for you at place 2 until Wed 10 Mar, 4pm. We will text you when it is ready. To change it send 4.',
  sw: 'Tumekuwekea sehemu 2 hadi Jumatano 10 Machi, 16:00 (saa 10 jioni). Tutakujulisha ukiweza kuja. Kubadilisha tuma 4.',
  fr: "Gardé pour vous au point 2 jusqu'au mercredi 10 mars, 16h. Nous vous préviendrons dès que vous pourrez venir. Pour changer, envoyez 4.",
};
const MISSED = {
  en: `
    Baobab: shall we keep yours at place 2?
    1 Keep it for me
    2 Other place
    5 Call me`,
  sw: `
    Baobab: tukuwekee bidhaa yako sehemu 2?
    1 Niwekee
    2 Sehemu nyingine
    5 Nipigie simu`,
  fr: `
    Baobab: voulez-vous que nous gardions votre article au point 2?
    1 Gardez-le-moi
    2 Un autre point
    5 Appelez-moi`,
};

test.each(['en', 'sw', 'fr'] as const)(
  'of two items that were missed one text asks, and its yes counts for both: %s',
  async (language) => {
    const { phone, person } = await missedTwo({ language });
    await play(
      phone,
      `
      * 1 minute later
      ${MISSED[language]}
      * 1 minute later
      > 1
      ${KEPT[language]}
      * 1 day later
      * 1 day later
      `,
    );
    const kept = await live(person.patientId);
    expect(kept.map(({ letter, place }) => `${letter} ${place}`).sort()).toEqual(['A 2', 'B 2']);
  },
);

test('what was not answered is asked of the other a day later, and not before', async () => {
  const { phone } = await missedTwo();
  await play(
    phone,
    `
    * 1 minute later
    ${MISSED.en}
    * 6 hours later
    * 17 hours later
    * 2 hours later
    ${MISSED.en}
    * 1 day later
    `,
  );
});

test('of 32 who look at two missed items at once, one asks', async () => {
  const { courses } = await missedTwo();
  const contenders = Array.from({ length: 16 }, () => courses).flat();
  await Promise.all(contenders.map((id) => asSystem(app, (ctx) => climb(ctx, id))));
  const texts = await Promise.all(courses.map((id) => statesAbout(app, id)));
  expect(texts.flat()).toEqual(['missed scheduled']);
});

/** Both were made ready, and nobody came for them in their time. */
async function bothReady(facts: BuildPatient = {}) {
  const { phone, person } = await missedTwo(facts);
  const ids: Id<'Pickup'>[] = [];
  for (const course of person.patient.courses)
    ids.push(
      await asSystem(app, async (ctx) => {
        const wanted = { course, siteId: siteAt(2).id, contactId: person.contact.id };
        return (await markReady(ctx, (await keep(ctx, wanted)).id)).id;
      }),
    );
  return { phone, person, ids };
}

test('of two parcels that nobody came for one is asked about, and the other a day later', async () => {
  const { ids } = await bothReady();
  await change(
    app,
    `UPDATE pickups SET missed_at = until, until = until + interval '7 days' WHERE id = ANY($1)`,
    [ids],
  );
  await setClock(app, '2027-03-13T08:00:00Z');
  const asked = () => Promise.all(ids.map((id) => asSystem(app, (ctx) => askWhy(ctx, id))));
  expect((await asked()).filter(Boolean)).toHaveLength(1);
  await service.sweep();
  expect((await asked()).filter(Boolean)).toHaveLength(0);
  await moveClock(app, 25 * 60);
  await service.sweep();
  const whys = (await Promise.all(ids.map((id) => statesAbout(app, id)))).map(
    (texts) => texts.filter((text) => text.startsWith('why')).length,
  );
  expect(whys).toEqual([1, 1]);
});

const READY = {
  en: `
    Baobab: yours is ready at place 2 until Wed 10 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me`,
  sw: `
    Baobab: bidhaa yako iko tayari sehemu 2 hadi Jumatano 10 Machi, 16:00 (saa 10 jioni).
    1 Nambari yangu
    2 Siku nyingine
    3 Nitatuma mtu`,
  fr: `
    Baobab: votre article vous attend au point 2 jusqu'au mercredi 10 mars, 16h.
    1 Mon numéro
    2 Un autre jour
    3 J'envoie quelqu'un`,
};
const LISTED = {
  en: `
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    Kept for you:
    1 Item A: ready
    2 Item B: ready
    0 Menu`,
  sw: `
    Nambari ya siri: tuma tarakimu ya N na ya N tu, kama 58.
    0 Menyu
    > {secret}
    Tumekuwekea:
    1 Bidhaa A: tayari
    2 Bidhaa B: tayari
    0 Menyu`,
  fr: `
    Numéro secret: envoyez seulement le Nth et le Nth chiffre, comme 58.
    0 Menu
    > {secret}
    Gardé pour vous:
    1 Article A: vous attend
    2 Article B: vous attend
    0 Menu`,
};

const CODE = {
  en: 'Your number is ####. Show it at the place you chose. It works once. You can delete this: send 4 to see it again.',
  sw: 'Nambari yako ni ####. Ionyeshe kwenye sehemu uliyochagua. Inatumika mara moja tu. Unaweza kufuta ujumbe huu: tuma 4 kuiona tena.',
  fr: 'Votre numéro est ####. Montrez-le au point choisi. Il sert une seule fois. Vous pouvez effacer ce message: envoyez 4 pour le revoir.',
};

test.each(['en', 'sw', 'fr'] as const)(
  'of two parcels that become ready together one text tells, and each is found by it: %s',
  async (language) => {
    const { phone } = await bothReady({ language });
    await play(
      phone,
      `
      * 1 minute later
      ${READY[language]}
      * 6 hours later
      > 1
      ${LISTED[language]}
      > 2
      ${CODE[language]}
      `,
    );
  },
);

test('of two parcels one text reminds', async () => {
  const { phone } = await bothReady();
  await play(
    phone,
    `
    * 1 minute later
    ${READY.en}
    * 1 day later
    * 7 hours later
    ${READY.en}
    `,
  );
});
