import { test } from 'vitest';
import { perform } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { enrol as enrolAtDesk, settleProposed } from '#core/patients/index.js';
import { addStaff } from '#core/staff/index.js';
import { buildSite } from '../../support/build.js';
import { asSystem } from '../../support/app.js';
import { plainPhone, play, smartPhone } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { service, app, enrol } = await clinic();

test('who joins a number that another uses is asked for a nickname, and told nothing of the other', async () => {
  const address = '+254700880001';
  await enrol({ address, nickname: 'Blue' });
  const { joinWords } = await asSystem(app, (ctx) =>
    enrolAtDesk(ctx, { name: 'Akinyi Were', secretNumber: '482715' }),
  );
  await play(
    plainPhone(service, address),
    `
    > join {words}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58.
    > {secret}
    What may we call you here? Send one short name, not your real one.
    > Akinyi
    What may we call you here? Send one short name, not your real one.
    > blue
    What may we call you here? Send one short name, not your real one.
    > Green
    Done, you can write to us here. Send 0 any time for the menu.
    > item a
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    `,
    { words: { words: joinWords } },
  );
});

/** A number or chat that Blue uses already, and the words by which another is to join it. */
async function shared(channel: 'sms' | 'telegram', address: string, language: 'en' | 'sw' | 'fr') {
  await enrol({ address, channel, nickname: 'Blue', language });
  const { joinWords } = await asSystem(app, (ctx) =>
    enrolAtDesk(ctx, { name: 'Akinyi Were', secretNumber: '482715' }),
  );
  return { words: { words: joinWords } };
}

test('in Swahili, too', async () => {
  const address = '+254700880002';
  const talk = await shared('sms', address, 'sw');
  await play(
    plainPhone(service, address),
    `
    > join {words}
    Asante. Tunaangalia maneno yako: ujumbe mwingine unakuja sasa hivi.
    * a moment later
    Karibu. Hatua ya mwisho, nambari yako ya siri: tuma tarakimu ya N na ya N tu, kama 58.
    > {secret}
    Tukuite nani hapa? Tuma jina moja fupi, si jina lako halisi.
    > akinyi
    Tukuite nani hapa? Tuma jina moja fupi, si jina lako halisi.
    > Green
    Tayari, sasa unaweza kutuandikia hapa. Tuma 0 wakati wowote kupata menyu.
    > bidhaa a
    Hii ni ya nani?
    1 Blue
    2 Green
    0 Menyu
    `,
    talk,
  );
});

test('in French, too', async () => {
  const address = '+254700880003';
  const talk = await shared('sms', address, 'fr');
  await play(
    plainPhone(service, address),
    `
    > join {words}
    Merci. Nous regardons vos mots: un message suit dans une minute.
    * a moment later
    Bienvenue. Pour finir, votre numéro secret: envoyez seulement le Nth et le Nth chiffre, comme 58.
    > {secret}
    Comment vous appeler ici? Envoyez un seul nom, court, pas le vrai.
    > akinyi
    Comment vous appeler ici? Envoyez un seul nom, court, pas le vrai.
    > Green
    C'est fait, vous pouvez nous écrire ici. Envoyez 0 à tout moment pour le menu.
    > article a
    C'est pour qui?
    1 Blue
    2 Green
    0 Menu
    `,
    talk,
  );
});

test('on Telegram a nickname is typed, and then chosen by a button', async () => {
  const talk = await shared('telegram', '9381', 'en');
  await play(
    smartPhone(service, 9381),
    `
    > join {words}
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58. Telegram can read chats with a bot: /privacy says more.
    * a moment later
    > {secret}
    What may we call you here? Send one short name, not your real one.
    > akinyi
    What may we call you here? Send one short name, not your real one.
    > Green
    Done, you can write to us here.
    [Menu]
    > item a
    Who is this for?
    [Blue] [Green] [Menu]
    > [Green]
    Nothing is set up here for you yet. Please ask where you usually go.
    [Call me] [Menu]
    `,
    talk,
  );
});

test('the first of a number is asked for a nickname too, once another has joined it by a poster word', async () => {
  const address = '+254700880009';
  await buildSite(app, { number: 9, posterWord: 'maple' });
  await enrol({ address, secretNumber: '482715' });
  const phone = plainPhone(service, address);
  await play(
    phone,
    `
    > JOIN maple
    Thank you, you are on the list. Come within 14 days and tell the desk that you texted.
    * registered
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58.
    > {secret}
    What may we call you here? Send one short name, not your real one.
    > Green
    Done, you can write to us here. Send 0 any time for the menu.
    `,
    { secret: '936204', steps: { registered: () => register('936204') } },
  );
  await play(
    phone,
    `
    * 6 minutes later
    > item a
    Who is this for?
    1 Someone else
    2 Green
    0 Menu
    > 1
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    What may we call you here? Send one short name, not your real one.
    > green
    What may we call you here? Send one short name, not your real one.
    > Blue
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    * 16 minutes later
    > item a
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    `,
    { secret: '482715' },
  );
});

/** The desk registers who asked for it by a poster word. */
async function register(secretNumber: string): Promise<void> {
  const email = 'desk@clinic.example';
  const staffId = await asSystem(app, (ctx) =>
    addStaff(ctx, { email, name: 'Somebody', role: 'front-desk', siteIds: 'all' }),
  );
  const actor = {
    kind: 'staff',
    staffId,
    role: 'front-desk',
    siteIds: 'all',
    sessionId: null,
  } as const;
  await perform(app, actor, async (ctx) => {
    const made = await enrolAtDesk(ctx, { secretNumber });
    const [asked] = await ctx.sql<{ id: Id<'Registration'> }>(
      `SELECT id FROM registrations WHERE state = 'proposed'`,
      [],
    );
    if (asked) await settleProposed(ctx, asked.id, made);
  });
}

test('a nickname that somebody who begins to work here has as a name is said no more, and another is asked for', async () => {
  const address = '+254700880010';
  await enrol({ address, nickname: 'Rafiki', secretNumber: '482715' });
  await enrol({ address, nickname: 'Green', secretNumber: '936204' });
  const hire = () =>
    asSystem(app, (ctx) =>
      addStaff(ctx, {
        email: 'r@example.org',
        name: 'Rafiki Were',
        role: 'doctor',
        siteIds: 'all',
      }),
    );
  await play(
    plainPhone(service, address),
    `
    > item a
    Who is this for?
    1 Rafiki
    2 Green
    0 Menu
    * hired
    * 16 minutes later
    > item a
    Who is this for?
    1 Someone else
    2 Green
    0 Menu
    > 1
    Secret number: send only its Nth and Nth digits, like 58.
    0 Menu
    > {secret}
    What may we call you here? Send one short name, not your real one.
    > rafiki
    What may we call you here? Send one short name, not your real one.
    > Red
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    `,
    { secret: '482715', steps: { hired: hire } },
  );
});
