import { expect, test } from 'vitest';
import { addHelper, askHelper, toldHelper } from '#core/patients/index.js';
import { asSystem, setClock } from '../../support/app.js';
import { play, plainPhone, secretDigits, smartPhone } from '../../support/transcript.js';
import { helpersWorld } from './helpers-world.js';

const {
  service,
  app,
  caller,
  chatter,
  prepare,
  stateOf,
  tasksOf,
  newNumber,
  agree,
  helped,
  contactOf,
} = await helpersWorld();

let lastChat = 9_700;

/** A helper's own chat, from which they share the number of their phone. */
function chatOf(phone: string) {
  const id = (lastChat += 1);
  const share = () => service.push(service.telegram.build.contact({ id }, { phone, userId: id }));
  return { ...smartPhone(service, id), share };
}

/** Under "my details": who helps and where they are told, that it ends, and that nobody does any more. */
const OWN = {
  en: [
    'Somebody may collect for you. No phone of theirs is told.',
    'Somebody may collect for you. Their phone, which ends in {ending}, is told.',
    'Somebody may collect for you. They are told in their own Telegram chat.',
    'OK, they help no more. We tell them nothing.',
    'Nobody is named to help you. You can name somebody at the desk.',
  ],
  sw: [
    'Kuna mtu anayeweza kukuchukulia. Simu yake haijulishwi.',
    'Kuna mtu anayeweza kukuchukulia. Simu yake inayoishia na {ending} hujulishwa.',
    'Kuna mtu anayeweza kukuchukulia. Hujulishwa kwenye Telegram yake.',
    'Sawa, hatakusaidia tena. Hataambiwa.',
    'Bado hujamtaja mtu wa kukusaidia. Unaweza kumtaja mapokezi.',
  ],
  fr: [
    "Une personne peut venir pour vous. Aucun numéro n'est prévenu pour elle.",
    'Une personne peut venir pour vous. Son numéro, qui finit par {ending}, est prévenu.',
    'Une personne peut venir pour vous. Elle est prévenue sur Telegram.',
    "C'est noté, elle ne viendra plus pour vous. Nous ne lui disons rien.",
    "Personne n'est noté pour vous aider. Vous pouvez le demander à l'accueil.",
  ],
} as const;

test('STOP stops it, and START alone brings it back', async () => {
  const { helper, steps } = await helped();
  await play(
    helper,
    `
    * asked
    Baobab: someone you know asks that we tell you too when something is ready for them. May we?
    1 Yes
    2 No
    > 1
    Thank you. We will tell you when something is ready. To end it, send STOP.
    > STOP
    * ready
    > START
    Thank you. We will tell you when something is ready. To end it, send STOP.
    `,
    { steps },
  );
});

test('WRONG ends it for good: staff look, and it cannot be taken back by a digit', async () => {
  const { helper, steps, who } = await helped();
  await steps.asked();
  const contactId = await contactOf(who);
  await service.drain();
  helper.arrived();
  await play(
    helper,
    `
    > WRONG
    Sorry to trouble you. We will not text this number again.
    > 0
    This number is not set up with Baobab. Please ask where you usually go.
    * ready
    `,
    { steps },
  );
  expect(await stateOf(contactId)).toBe('quarantined');
  expect(await tasksOf(contactId)).toEqual(['verify-number']);
});

test('a helper who agreed and says WRONG later is told for nobody any more, whoever has the phone then', async () => {
  const { helper, steps, who } = await helped();
  await steps.asked();
  await service.drain();
  await helper.type('1');
  const told = () => asSystem(app, (ctx) => toldHelper(ctx, who.patientId));
  expect(await told()).toMatchObject({ channel: 'sms' });
  const contactId = await contactOf(who);
  await helper.type('WRONG');
  expect(await stateOf(contactId)).toBe('quarantined');
  // The desk proves it for somebody else.
  await app.db.query(`UPDATE contact_points SET state = 'verified' WHERE id = $1`, {
    bind: [contactId],
  });
  expect(await told()).toBeNull();
});

test('a helper who shares the number of their phone from their own chat is told there, and may end it there', async () => {
  await setClock(app, '2027-03-03T06:30:00Z');
  await app.db.query('DELETE FROM throttles');
  const { helper, steps, who, number } = await helped();
  const chat = chatOf(number);
  await play(
    chat,
    `
    * shares their number
    This chat is not set up with Baobab. Please ask where you usually go.
    `,
    { steps: { 'shares their number': chat.share } },
  );
  await steps.asked();
  await service.drain();
  await helper.type('1');
  helper.arrived();
  await play(
    chat,
    `
    * shares their number
    Thank you. We will tell you when something is ready. To end it, send STOP.
    * ready
    Baobab: something is ready at place 2 until Fri 5 Mar, 4pm. Please tell the one it is for.
    > STOP
    OK, we will not write to you again. To come back, send START.
    `,
    { steps: { ...steps, 'shares their number': chat.share } },
  );
  expect(helper.arrived()).toEqual([]);
  expect(await stateOf(await contactOf(who))).toBe('stopped');
});

test.each(
  (['en', 'sw', 'fr'] as const).flatMap((language) =>
    (['sms', 'telegram'] as const).map((channel) => ({ language, channel })),
  ),
)(
  'a patient is told who helps and where they are told, and ends it, with the secret number alone: $language by $channel',
  async (talk) => {
    await setClock(app, '2027-03-20T06:30:00Z');
    await app.db.query('DELETE FROM throttles');
    const { language, channel } = talk;
    const { person, phone } = await (channel === 'sms' ? caller : chatter)({ language });
    const { patientId } = person;
    const number = newNumber();
    await asSystem(app, async (ctx) => {
      await agree(ctx, patientId, ['texts', 'helper']);
      const helperId = await addHelper(ctx, patientId, 'Njeri');
      await askHelper(ctx, { patientId, helperId }, { phone: number, language });
      await addHelper(ctx, patientId, 'Otieno');
    });
    await service.drain();
    const helper = plainPhone(service, number);
    const chat = chatOf(number);
    const say = async (text: string) => (await phone.type(text)).join('\n');
    const look = async () => {
      for (const digit of ['0', '5', '3']) await say(digit);
      return say('7');
    };
    const [untold, told, inChat, ended, none] = OWN[language].map((text) =>
      text.replace('{ending}', number.slice(-2)),
    );
    // Who was asked, and has not said yes, is told nothing.
    const shown = await say(secretDigits(await look(), '482715'));
    expect(shown).toContain(untold);
    expect(shown).not.toContain('Njeri');
    await helper.type('1');
    expect(await look()).toContain(told);
    await chat.share();
    await service.drain();
    chat.arrived();
    expect(await look()).toContain(inChat);
    expect(await say('2')).toContain(untold);
    expect(await say('2')).toContain(inChat);
    expect(await say('1')).toContain(ended);
    expect(await look()).toContain(untold);
    expect(await say('1')).toContain(ended);
    expect(await look()).toContain(none);
    await phone.type(language === 'fr' ? 'article a' : language === 'sw' ? 'bidhaa a' : 'item a');
    await phone.type('1');
    await prepare(patientId);
    await service.drain();
    expect([helper.arrived(), chat.arrived()]).toEqual([[], []]);
  },
);
