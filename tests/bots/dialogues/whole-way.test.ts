import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Language } from '#core/kernel/language.js';
import { measure } from '#core/messaging/measure.js';
import { addCourse, enrol } from '#core/patients/index.js';
import { keep } from '#core/pickups/index.js';
import { countStock } from '#core/stock/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { buildMedicine, buildPatient, buildStock } from '../../support/build.js';
import { plainPhone, play, readCode, smartPhone } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { service, app, siteAt, prepare, handOver } = await clinic({ 2: 0, 3: 0, 5: 0 });
const { build } = service.telegram;
const SECRET = '159364';
const PHONES = {
  en: { number: '+254700670003', user: 9703 },
  sw: { number: '+254700670001', user: 9701 },
  fr: { number: '+254700670002', user: 9702 },
};

test.each([
  ['sw', 'sms', '2027-03-03'],
  ['sw', 'telegram', '2027-05-05'],
  ['fr', 'sms', '2027-07-07'],
  ['fr', 'telegram', '2027-09-01'],
  ['en', 'sms', '2027-11-03'],
  ['en', 'telegram', '2028-01-05'],
] as const)('the whole way in %s by %s', async (language, channel, today) => {
  await setClock(app, `${today}T06:30:00Z`);
  const { newcomer, steps } = await world(language, today);
  const said: string[] = [];
  const person = PHONES[language];
  const phone =
    channel === 'sms' ? plainPhone(service, person.number) : smartPhone(service, person.user);
  const script = readFileSync(
    new URL(`whole-way/${language}.${channel}.txt`, import.meta.url),
    'utf8',
  );
  let code = '';
  await play(phone, script, {
    secret: SECRET,
    words: { words: newcomer.joinWords, link: newcomer.joinWords.replaceAll(' ', '-') },
    steps: {
      ...steps,
      'it is handed over': () => handOver(siteAt(5), code),
      'the chat is opened': () =>
        service.push(build.text({ id: person.user, languageCode: language }, '/start')),
    },
    hear: (text) => {
      said.push(text);
      code = readCode(text)[0] ?? code;
    },
  });
  if (channel === 'sms')
    for (const text of said)
      expect(measure(text)).toMatchObject({ encoding: 'GSM-7', segments: 1 });
});

/** Shelves of the talk's own with one course at place 3 and some at place 5, and someone without a phone yet. */
async function world(language: Language, dueOn: string) {
  const medicine = await buildMedicine(app);
  const { product, programme } = medicine;
  const put = (place: number, quantity: number, lotNumber: string) =>
    buildStock(app, { siteId: siteAt(place).id, productId: product.id, quantity, lotNumber });
  await put(3, 1, 'third');
  await put(5, 9, 'fifth');
  const newcomer = await asSystem(app, async (ctx) => {
    const facts = { language, secretNumber: SECRET, usualSiteId: siteAt(3).id };
    const enrolled = await enrol(ctx, facts);
    await addCourse(ctx, {
      patientId: enrolled.patientId,
      productId: product.id,
      programmeId: programme.id,
      units: 1,
      daysSupply: 30,
      intervalDays: 30,
      dueOn,
    });
    return enrolled;
  });
  const rival = await buildPatient(app, { site: siteAt(3), medicines: [medicine] });
  const count = (place: number, lotNumber: string, counted: number) =>
    asSystem(app, (ctx) =>
      countStock(ctx, {
        siteId: siteAt(place).id,
        productId: product.id,
        lots: [{ lotNumber, counted }],
      }),
    );
  return {
    newcomer,
    steps: {
      'another takes the last one': () => keepFor(rival, 3),
      'it is prepared': () => prepare(newcomer.patientId),
      'all is given out': async () => {
        await count(3, 'third', 0);
        await count(5, 'fifth', 0);
      },
      'more arrives': () => put(3, 4, 'more'),
    },
  };
}

/** Keeps what another patient asked for at a place. */
async function keepFor(
  { course, contact }: Awaited<ReturnType<typeof buildPatient>>,
  place: number,
) {
  await asSystem(app, (ctx) =>
    keep(ctx, { course, siteId: siteAt(place).id, contactId: contact.id }),
  );
}
