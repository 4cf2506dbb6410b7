import { beforeEach, expect, test } from 'vitest';
import { addMinutes } from '#core/kernel/dates.js';
import { setClock } from '../../support/app.js';
import { play } from '../../support/transcript.js';
import { visitClinic } from './visits-clinic.js';

const world = await visitClinic();
const { app, booker, chooser, book, phones, prepare } = world;
const { visits } = world;

beforeEach(async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
});

test('in Swahili: a day named in reply to a reminder is looked at, its own day says that they come, OK is enough, and texts may come at other hours', async () => {
  const { phone, person } = await booker({ language: 'sw', level: 'GENERAL', dueOn: '2027-06-01' });
  const visit = await book(person.patientId, { day: '2027-03-15', time: '11:40' });
  const reminded = async (hours: number) => {
    await setClock(app, addMinutes(visit.startAt, 5 - hours * 60).toISOString());
    await phones.sweep();
  };
  await play(
    phone,
    `
    > siwezi kuja
    Jumatatu 15 Machi, 11:40 (saa 5:40 asubuhi), sehemu 2. Nambari ya miadi: 11.
    2 Siku nyingine
    6 Siihitaji tena
    0 Menyu
    > ok
    Sawa, asante.
    > tarehe 5
    Ijumaa 5 Machi:
    1 08:00 (saa 2:00 asubuhi)
    2 09:20 (saa 3:20 asubuhi)
    3 10:40 (saa 4:40 asubuhi)
    4 Saa zingine
    6 Siku nyingine
    0 Menyu
    > 0
    Baobab. Tuma nambari moja:
    1 Angalia bidhaa
    2 Weka miadi
    3 Miadi yangu
    4 Bidhaa za kuchukua
    5 Nisaidie
    PAUSE au STOP wakati wowote.
    > wiki ijayo
    Siku zilizo wazi:
    1 Jumatatu 08 Machi
    2 Jumanne 09 Machi
    3 Jumatano 10 Machi
    4 Siku zingine
    0 Menyu
    * 16 minutes later
    * a day before
    Baobab: Jumatatu 15 Machi, 11:40 (saa 5:40 asubuhi), sehemu 2.
    1 Nitakuja
    2 Nibadilishie siku
    3 Siwezi kuja
    > nitakuja jumamosi
    Jumamosi 20 Machi:
    1 08:00 (saa 2:00 asubuhi)
    2 09:20 (saa 3:20 asubuhi)
    3 10:40 (saa 4:40 asubuhi)
    4 Saa zingine
    6 Siku nyingine
    0 Menyu
    * 16 minutes later
    * two hours before
    Baobab: Jumatatu 15 Machi, 11:40 (saa 5:40 asubuhi), sehemu 2.
    1 Nitakuja
    2 Nibadilishie siku
    3 Siwezi kuja
    > nakuja leo
    Sawa, asante.
    > niende wapi?
    Jumatatu 15 Machi, 11:40 (saa 5:40 asubuhi), sehemu 2. Nambari ya miadi: 11.
    2 Siku nyingine
    6 Siihitaji tena
    0 Menyu
    > 👍
    Sawa, asante.
    > haifai
    Siku zilizo wazi:
    1 Jumatatu 15 Machi
    2 Jumanne 16 Machi
    3 Jumatano 17 Machi
    4 Siku zingine
    0 Menyu
    > msinitumie ujumbe usiku
    Unataka nini?
    1 Msinitumie ujumbe tena
    2 Kufuta miadi au nilichowekewa
    3 Ujumbe uje saa nyingine
    0 Menyu
    > 3
    Tukutumie ujumbe wakati gani?
    1 Siku nzima
    2 Asubuhi
    3 Mchana
    4 Jioni
    0 Menyu
    > 2
    Sawa, tutafuata saa hizo.
    `,
    { steps: { 'a day before': () => reminded(24), 'two hours before': () => reminded(2) } },
  );
  expect(await visits(person.patientId)).toMatchObject([{ id: visit.id, state: 'booked' }]);
});

test('in French: when, a forgotten secret number, and a parcel moved by its day', async () => {
  const { phone, person } = await booker({ language: 'fr' });
  await play(
    phone,
    `
    > c'est dispo?
    Article A: oui, au point 2 (compté aujourd'hui).
    1 Gardez-le-moi
    2 Un autre point
    0 Menu
    > 1
    Gardé pour vous au point 2 jusqu'au vendredi 5 mars, 16h. Nous vous préviendrons dès que vous pourrez venir. Pour changer, envoyez 4.
    > à quelle heure
    Numéro secret: envoyez seulement le Nth et le Nth chiffre, comme 58.
    0 Menu
    > 9
    Numéro secret: envoyez seulement le Nth et le Nth chiffre, comme 58.
    0 Menu
    > j'ai oublié mon numéro secret
    Pas de souci. L'accueil vous donnera un nouveau numéro secret, ou quelqu'un vous appelle.
    5 Appelez-moi
    0 Menu
    > 0
    Baobab. Envoyez un chiffre:
    1 Voir un article
    2 Prendre RDV
    3 Mes RDV
    4 Mes retraits
    5 Besoin d'aide
    PAUSE ou STOP à tout moment.
    > ok
    D'accord, merci.
    * 16 minutes later
    * it is prepared
    Baobab: votre article vous attend au point 2 jusqu'au vendredi 5 mars, 16h.
    1 Mon numéro
    2 Un autre jour
    3 J'envoie quelqu'un
    > ok
    D'accord, merci.
    > vendredi
    Numéro secret: envoyez seulement le Nth et le Nth chiffre, comme 58.
    0 Menu
    > {secret}
    Le vendredi 5 mars, à partir de quelle heure?
    1 8h
    2 8h30
    3 9h
    4 D'autres heures
    0 Menu
    > 1
    C'est changé. Gardé pour vous au point 2 jusqu'au vendredi 5 mars, 16h. Pour changer, envoyez 4.
    > rdv fin du mois
    Jours libres:
    1 lundi 29 mars
    2 mardi 30 mars
    3 mercredi 31 mars
    4 D'autres jours
    0 Menu
    > quarante
    Pardon, envoyez 1, 2, 3 ou 4. 0 pour le menu.
    > quarante
    Faisons simple: envoyez 5 et quelqu'un vous appellera. 0 pour le menu.
    > 9
    Faisons simple: envoyez 5 et quelqu'un vous appellera. 0 pour le menu.
    `,
    { steps: { 'it is prepared': () => prepare(person.patientId) } },
  );
});

test('in a chat: who cannot come is led to the visit, and what is not needed of a thing drops none', async () => {
  const { phone, person } = await chooser({ level: 'GENERAL', dueOn: '2027-06-01' });
  const visit = await book(person.patientId, { day: '2027-03-09', time: '08:00' });
  await play(
    phone,
    `
    > i still have some
    Nothing is kept for you now.
    [Check item] [Menu]
    > i cannot come
    Tue 9 Mar, 8am, place 2. Ref 11.
    [Other day] [I do not need it] [Menu]
    > thursday
    Thu 4 Mar:
    [8am] [8:20am] [8:40am] [9am] [9:20am] [9:40am] [10am] [10:20am] [10:40am] [11am] [11:20am] [11:40am] [Other day] [Menu]
    > [10am]
    Changed. Thu 4 Mar, 10am, place 2. Ref 11. The old one is off.
    [My visits]
    `,
  );
  expect(await visits(person.patientId)).toMatchObject([{ replaces: visit.id, time: '10:00' }]);
});
