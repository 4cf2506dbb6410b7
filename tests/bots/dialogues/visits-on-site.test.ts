import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Id } from '#core/kernel/ids.js';
import { keep } from '#core/pickups/index.js';
import { bookVisit, dropVisit } from '#core/visits/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildMedicine } from '../../support/build.js';
import { play } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const world = await visitClinic();
const { app, caller, chatter } = world;
const { enrol, give, hours, kind, live, prepare, put, siteAt } = world;

/** What is given on site at place 2, due on Wednesday 10 March, with a kind of visit for it. */
const depot = await buildMedicine(app, { handover: 'on-site', earlyDays: 3 });
await put(2, 30, depot.product);
const depotKind = await kind({ programmeId: depot.programme.id });
const given = { medicines: [depot], level: 'GENERAL', dueOn: '2027-03-10' } as const;

/** Who has no day yet for what is given on site; nothing of the talks before stands in the way. */
async function onSite<T extends { person: { patientId: Id<'Patient'> } }>(made: T): Promise<T> {
  await give(made.person.patientId, { serviceId: depotKind });
  return made;
}

const GIVEN = (['en', 'sw', 'fr'] as const).flatMap((language) =>
  (['sms', 'telegram'] as const).map((channel) => [language, channel] as const),
);

/** Place 5 gives visits too from then on. */
let five: Promise<unknown> | undefined;
const openFive = () => (five ??= hours(5));

test('who has no day for what is given on site is asked for one; it is kept, moved and dropped with its visit', async () => {
  const { phone, person } = await onSite(await caller({ ...given, medicines: [depot] }));
  await play(
    phone,
    `
    * 1 minute later
    Baobab: which day suits you at place 2? We keep your medicine for it.
    1 Show me the days
    2 Other place
    5 Call me
    0 Menu
    > 1
    Days open:
    1 Mon 08 Mar
    2 Tue 09 Mar
    3 Wed 10 Mar
    4 More days
    0 Menu
    > 1
    Mon 8 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 2
    Done. Mon 8 Mar, 9:20am, place 2. Ref 11. To change or drop it send 3.
    * ready
    Baobab: your medicine is ready at place 2 until Mon 8 Mar, 4pm.
    1 My number
    2 Other day
    > 2
    Days open:
    1 Mon 08 Mar
    2 Tue 09 Mar
    3 Wed 10 Mar
    4 More days
    0 Menu
    > 1
    Mon 8 Mar:
    1 8am
    2 9:20am
    3 10:40am
    4 More times
    6 Other day
    0 Menu
    > 1
    Changed. Mon 8 Mar, 8am, place 2. Ref 11. The old one is off. To change or drop it send 3.
    > 4
    Your medicine is kept at place 2 until Mon 8 Mar, 4pm. Not ready yet.
    2 Other day
    6 I do not need it
    0 Menu
    > drop
    OK, that visit is off.
    1 Keep it after all
    2 Another day
    0 Menu
    > 1
    Done. Mon 8 Mar, 8am, place 2. Ref 11. To change or drop it send 3.
    `,
    { steps: { ready: () => prepare(person.patientId) } },
  );
  expect(await live(person.patientId)).toMatchObject([{ state: 'held', place: 2 }]);
});

test('in Swahili', async () => {
  const sw = await onSite(await caller({ ...given, medicines: [depot], language: 'sw' }));
  await play(
    sw.phone,
    `
    * 1 minute later
    Baobab: siku gani inakufaa, sehemu 2? Tutakuwekea dawa zako.
    1 Nionyeshe siku
    2 Sehemu nyingine
    5 Nipigie simu
    0 Menyu
    > 1
    Siku zilizo wazi:
    1 Jumatatu 08 Machi
    2 Jumanne 09 Machi
    3 Jumatano 10 Machi
    4 Siku zingine
    0 Menyu
    > 3
    Jumatano 10 Machi:
    1 08:00 (saa 2:00 asubuhi)
    2 09:20 (saa 3:20 asubuhi)
    3 10:40 (saa 4:40 asubuhi)
    4 Saa zingine
    6 Siku nyingine
    0 Menyu
    > 3
    Sawa. Miadi yako ni Jumatano 10 Machi, 10:40 (saa 4:40 asubuhi), sehemu 2. Nambari ya miadi: 11. Kubadilisha au kufuta tuma 3.
    > 4
    Tumekuwekea dawa zako sehemu 2 hadi Jumatano 10 Machi, 16:00 (saa 10 jioni). Bado tunaandaa.
    2 Siku nyingine
    6 Sihitaji tena
    0 Menyu
    > FUTA 11
    Sawa, miadi hiyo imefutwa.
    1 Nirudishie miadi hiyo
    2 Siku nyingine
    0 Menyu
    `,
  );
  expect(await live(sw.person.patientId)).toEqual([]);
});

test('in French on a smart phone, by the calendar', async () => {
  const fr = await onSite(await chatter({ ...given, medicines: [depot], language: 'fr' }));
  await play(
    fr.phone,
    `
    * 1 minute later
    Baobab: quel jour vous convient au point 2? Nous gardons votre médicament pour ce jour-là.
    [Montrez-moi les jours] [Un autre point] [Appelez-moi] [Menu]
    > [Montrez-moi les jours]
    Mars. Quel jour vous convient? Un point marque un jour qui est déjà à vous.
    [lu] [ma] [me] [je] [ve] [sa] [di] [8] [9] [10] [11] [12] [13] [ ] [15] [16] [17] [18] [19] [20] [ ] [22] [23] [24] [25] [26] [27] [ ] [29] [30] [31] [ ] [ ] [ ] [ ] [avril ›] [Menu]
    > [11]
    Jeudi 11 mars:
    [8h] [8h20] [8h40] [9h] [9h20] [9h40] [10h] [10h20] [10h40] [11h] [11h20] [11h40] [Un autre jour] [Menu]
    > [9h]
    C'est noté: jeudi 11 mars, 9h, point 2. Réf 11.
    [Mes RDV]
    > /visits
    Jeudi 11 mars, 9h, point 2. Réf 11.
    [Un autre jour] [Je n'en ai pas besoin] [Menu]
    > [Un autre jour]
    Mars. Quel jour vous convient? Un point marque un jour qui est déjà à vous.
    [lu] [ma] [me] [je] [ve] [sa] [di] [8] [9] [10] [11•] [12] [13] [ ] [15] [16] [17] [18] [19] [20] [ ] [22] [23] [24] [25] [26] [27] [ ] [29] [30] [31] [ ] [ ] [ ] [ ] [avril ›] [Menu]
    > [12]
    Vendredi 12 mars:
    [8h] [8h20] [8h40] [9h] [9h20] [9h40] [10h] [10h20] [10h40] [11h] [11h20] [11h40] [Un autre jour] [Menu]
    > [10h]
    C'est changé: vendredi 12 mars, 10h, point 2. Réf 11. L'ancien RDV ne tient plus.
    [Mes RDV]
    > /pickups
    Votre médicament est gardé au point 2 jusqu'au vendredi 12 mars, 16h. En préparation.
    [Un autre jour] [Plus besoin, merci] [Menu]
    > [Plus besoin, merci]
    D'accord, ce RDV est libéré.
    [Gardez-le finalement] [Un autre jour] [Menu]
    `,
  );
  expect(await live(fr.person.patientId)).toEqual([]);
});

test('on the calendar a day on which something is kept has its dot, also where no visit is open', async () => {
  const later = await kind({ noticeMinutes: 3 * 24 * 60 });
  await put(2, 1);
  const { phone, person } = await chatter();
  await give(person.patientId, { serviceId: later });
  const { course, contact } = person;
  await asSystem(app, (ctx) => keep(ctx, { course, siteId: siteAt(2).id, contactId: contact.id }));
  await phone.type('/menu');
  const [month] = await phone.type('[Book visit]');
  expect(month).toContain('[Su] [ ] [ ] [ ] [ ] [5•] [6] [ ]');
  expect((await phone.type('[5•]')).join()).toContain('March');
});

test.each(GIVEN)(
  'what runs out while somebody says yes, and what is kept for a visit already: %s by %s',
  async (language, channel) => {
    await setClock(app, '2027-03-03T06:30:00Z');
    await app.db.query('DELETE FROM throttles');
    const rare = await buildMedicine(app, { handover: 'on-site', earlyDays: 3 });
    await put(2, 1, rare.product);
    const serviceId = await kind({ programmeId: rare.programme.id });
    const facts = { ...given, medicines: [rare], language };
    const { phone, person } = await (channel === 'sms' ? caller : chatter)(facts);
    const { patientId } = person;
    const other = await enrol(facts);
    for (const who of [patientId, other.patientId]) await give(who, { serviceId });
    const at = { serviceId, siteId: siteAt(2).id, day: '2027-03-10', time: '11:00' };
    const freed = (who: Id<'Patient'>) =>
      asSystem(app, async (ctx) => {
        const rows = await ctx.sql<{ id: Id<'Visit'> }>(
          `SELECT id FROM visits WHERE patient_id = $1 AND state IN ('pending', 'booked')`,
          [who],
        );
        for (const { id } of rows) await dropVisit(ctx, id);
      });
    const steps = {
      'another takes the last': () =>
        asSystem(app, (ctx) => bookVisit(ctx, { ...at, patientId: other.patientId })),
      'place 5 has some': async () => {
        await openFive();
        await put(5, 9, rare.product);
      },
      'it comes back': () => freed(other.patientId),
    };
    onTestFinished(async () => {
      for (const who of [patientId, other.patientId]) await freed(who);
    });
    const script = readFileSync(
      new URL(`spoken/given.${language}.${channel}.txt`, import.meta.url),
      'utf8',
    );
    await play(phone, script, { steps });
  },
);
