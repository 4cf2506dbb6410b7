import { expect, test } from 'vitest';
import { asSystem } from '../../support/app.js';
import { change } from '../../core/reminders/scheduled.js';
import { play, readCode } from '../../support/transcript.js';
import { helpersWorld } from './helpers-world.js';

const { service, app, agree, helped } = await helpersWorld();

/** What asks a helper, their noes, and what follows on one. */
const DECLINED = {
  en: [
    'Baobab: someone you know asks that we tell you too when something is ready for them. May we?',
    '1 Yes',
    '2 No',
    ['no', 'sitaki'],
    'OK, we will not.',
  ],
  sw: [
    'Baobab: mtu unayemjua anaomba tukujulishe pia bidhaa yake ikiwa tayari. Tufanye hivyo?',
    '1 Ndiyo',
    '2 Hapana',
    ['hapana', '2'],
    'Sawa, hatutafanya hivyo.',
  ],
  fr: [
    "Baobab: une personne que vous connaissez demande qu'on vous prévienne aussi quand c'est là pour elle. D'accord?",
    '1 Oui',
    '2 Non',
    ['non', '2'],
    "D'accord, nous ne le ferons pas.",
  ],
} as const;

test('a helper is asked first, answers 1, and gets the place and until when', async () => {
  const { helper, steps, person } = await helped();
  const said: string[] = [];
  await play(
    helper,
    `
    * asked
    Baobab: someone you know asks that we tell you too when something is ready for them. May we?
    1 Yes
    2 No
    > 1
    Thank you. We will tell you when something is ready. To end it, send STOP.
    * ready
    Baobab: something is ready at place 2 until Fri 5 Mar, 4pm. Please tell the one it is for.
    > 4
    This number is not set up with Baobab. Please ask where you usually go.
    > 1
    `,
    { steps, hear: (text) => said.push(text) },
  );
  expect(said.flatMap(readCode)).toEqual([]);
  const own = service.twilio.accepted.filter(({ to }) => to === person.address).at(-1);
  expect(own?.body).toContain('yours is ready at place 2');
});

test('in Swahili', async () => {
  const { helper, steps } = await helped('sw');
  await play(
    helper,
    `
    * asked
    Baobab: mtu unayemjua anaomba tukujulishe pia bidhaa yake ikiwa tayari. Tufanye hivyo?
    1 Ndiyo
    2 Hapana
    > ndiyo
    Asante. Tutakujulisha ikiwa tayari. Kuacha, tuma STOP.
    * ready
    Baobab: kuna bidhaa tayari sehemu 2 hadi Ijumaa 5 Machi, 16:00 (saa 10 jioni). Tafadhali mwambie mwenyewe.
    `,
    { steps },
  );
});

test('in French', async () => {
  const { helper, steps } = await helped('fr');
  await play(
    helper,
    `
    * asked
    Baobab: une personne que vous connaissez demande qu'on vous prévienne aussi quand c'est là pour elle. D'accord?
    1 Oui
    2 Non
    > 1
    Merci. Nous vous préviendrons. Pour ne plus rien recevoir, envoyez STOP.
    * ready
    Baobab: quelque chose attend au point 2 jusqu'au vendredi 5 mars, 16h. Merci de le dire à qui de droit.
    `,
    { steps },
  );
});

test('nothing comes before a yes', async () => {
  const { helper, steps } = await helped();
  await play(
    helper,
    `
    * asked
    Baobab: someone you know asks that we tell you too when something is ready for them. May we?
    1 Yes
    2 No
    * ready
    `,
    { steps },
  );
});

test.each(['en', 'sw', 'fr'] as const)(
  'a helper who says no is told nothing: %s',
  async (language) => {
    const [asks, yes, no, noes, said] = DECLINED[language];
    for (const typed of noes) {
      const { helper, steps } = await helped(language);
      await play(
        helper,
        `
        * asked
        ${asks}
        ${yes}
        ${no}
        > ${typed}
        ${said}
        * ready
        `,
        { steps },
      );
    }
  },
);

test('a helper of who died, or takes the consent back, is asked nothing', async () => {
  for (const end of ['died', 'consent'] as const) {
    const { helper, steps, who } = await helped();
    await steps.asked();
    const over = () =>
      end === 'died'
        ? change(app, `UPDATE patients SET state = 'died' WHERE id = $1`, [who.patientId])
        : asSystem(app, (ctx) => agree(ctx, who.patientId, ['texts']));
    await over();
    await service.drain();
    expect(helper.arrived()).toEqual([]);
  }
});
