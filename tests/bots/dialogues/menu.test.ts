import { expect, test } from 'vitest';
import { receive } from '#bots/conversation.js';
import { newId } from '#core/kernel/ids.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { testService } from '../../support/service.js';
import { plainPhone, play, smartPhone } from '../../support/transcript.js';

const service = await testService();
const { app } = service;
const site = await buildSite(app, { number: 2 });
const medicine = await buildMedicine(app);
await buildStock(app, { siteId: site.id, productId: medicine.product.id, quantity: 30 });

test('the first menu of a day names PAUSE and STOP, the others do not', async () => {
  const person = await buildPatient(app, { site, medicines: [medicine] });
  await play(
    plainPhone(service, person.address),
    `
    > hi
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    > MENU
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    * 24 hours later
    > ?
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    `,
  );
});

test('menu 2 books, and 3 shows what is booked', async () => {
  const person = await buildPatient(app, { site, medicines: [medicine] });
  await play(
    plainPhone(service, person.address),
    `
    > 2
    No visit can be booked here for you yet. Please ask where you usually go.
    5 Call me
    0 Menu
    > 3
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    You have no visit now.
    1 Book visit
    0 Menu
    > 1
    No visit can be booked here for you yet. Please ask where you usually go.
    5 Call me
    0 Menu
    > 4
    Nothing is kept for you now.
    1 Check item
    0 Menu
    `,
  );
});

test('the menu speaks Swahili and French', async () => {
  const one = await buildPatient(app, { site, medicines: [medicine], language: 'sw' });
  await play(
    plainPhone(service, one.address),
    `
    > habari
    Baobab. Tuma nambari moja:
    1 Angalia bidhaa
    2 Weka miadi
    3 Miadi yangu
    4 Bidhaa za kuchukua
    5 Nisaidie
    PAUSE au STOP wakati wowote.
    > MENYU
    Baobab. Tuma nambari moja:
    1 Angalia bidhaa
    2 Weka miadi
    3 Miadi yangu
    4 Bidhaa za kuchukua
    5 Nisaidie
    `,
  );
  const other = await buildPatient(app, { site, medicines: [medicine], language: 'fr' });
  await play(
    plainPhone(service, other.address),
    `
    > bonjour
    Baobab. Envoyez un chiffre:
    1 Voir un article
    2 Prendre RDV
    3 Mes RDV
    4 Mes retraits
    5 Besoin d'aide
    PAUSE ou STOP à tout moment.
    > MENU
    Baobab. Envoyez un chiffre:
    1 Voir un article
    2 Prendre RDV
    3 Mes RDV
    4 Mes retraits
    5 Besoin d'aide
    `,
  );
});

test.each([
  { language: 'en', noun: 'order', named: 'Order A', check: 'Check order' },
  { language: 'sw', noun: 'parcel', named: 'Kifurushi A', check: 'Angalia kifurushi' },
  { language: 'fr', noun: 'order', named: 'Commande A', check: 'Voir une commande' },
] as const)(
  'in $language it is called $noun where the settings say so, and asked for by that word',
  async ({ language, noun, named, check }) => {
    const { address } = await buildPatient(app, { site, medicines: [medicine], language });
    const type = (text: string) =>
      receive(
        { ...app, config: { ...app.config, ITEM_NOUN: noun } },
        {
          ...{ provider: 'twilio', externalId: newId() },
          ...{ from: { channel: 'sms', value: address }, event: { is: 'text', text } },
        },
      );
    expect(await type(named)).toContain(named);
    expect(await type('0')).toContain(check);
  },
);

test('on Telegram the menu has buttons and changes in place', async () => {
  const user = 9201;
  await buildPatient(app, {
    channel: 'telegram',
    address: String(user),
    site,
    medicines: [medicine],
  });
  await play(
    smartPhone(service, user),
    `
    > /start
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    > [Help]
    Help:
    [Language] [Pause texts] [My details] [I came, it was not there] [Call me] [Menu]
    > [Menu]
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    > /visits
    Secret number: send only its Nth and Nth digits, like 58.
    [Menu]
    > hello
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    `,
  );
});
