import { expect, test } from 'vitest';
import { newId } from '#core/kernel/ids.js';
import type { Language } from '#core/kernel/language.js';
import { enrol as enrolAtDesk } from '#core/patients/index.js';
import { asSystem, moveClock } from '../../support/app.js';
import { buildSite } from '../../support/build.js';
import { plainPhone, play, smartPhone } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { service, app, caller, enrol } = await clinic();
await buildSite(app, { number: 9, posterWord: 'maple' });

let last = 0;

/** Someone enrolled at the desk without a phone, and their three words. */
async function words(
  secretNumber: string | null = '482715',
  language: Language = 'en',
): Promise<string> {
  const { joinWords } = await asSystem(app, (ctx) =>
    enrolAtDesk(ctx, { language, ...(secretNumber ? { secretNumber } : {}) }),
  );
  return joinWords;
}

const WRONG = ['zebra zebra yard', 'zebra yard zebra', 'yard zebra zebra', 'yard yard zebra'];

test('three words link a number, and the secret number confirms it', async () => {
  const three = await words();
  await play(
    plainPhone(service, '+254700660001'),
    `
    > hello
    This number is not set up with Baobab. Please ask where you usually go.
    > JOIN {words}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58.
    > item a
    * 16 minutes later
    > hello
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58.
    > {wrong}
    Those two do not match. Send only the Nth and Nth digits, like 58.
    > {secret}
    Done, you can write to us here. Send 0 any time for the menu.
    > 0
    Baobab. Send one number:
    1 Check item
    2 Book visit
    3 My visits
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    `,
    { words: { words: three } },
  );
});

test('with no reply left for unknown numbers the right words still link one; wrong ones draw nothing, and count', async () => {
  await app.db.query(
    `INSERT INTO throttles (key, next_at)
     SELECT 'stranger:all', now() + make_interval(days => 2, secs => offset_seconds) FROM clock
     ON CONFLICT (key) DO UPDATE SET next_at = excluded.next_at`,
  );
  const three = await words();
  const [value, guesser] = ['+254700660060', '+254700660061'];
  const textsTo = async (number: string) => {
    await service.drain();
    return service.twilio.accepted.filter(({ to }) => to === number).map(({ body }) => body);
  };
  expect(await service.sms(value, 'hello')).toBeNull();
  expect(await service.sms(value, `JOIN ${three}`)).toBeNull();
  expect(await textsTo(value)).toEqual([expect.stringContaining('One more step')]);
  // Five tries a day, as ever: the sixth is not heard, though its words are right.
  for (const wrong of [...WRONG, three]) await service.sms(guesser, `JOIN ${wrong}`);
  expect(await service.sms(guesser, `JOIN ${await words()}`)).toBeNull();
  expect(await textsTo(guesser)).toEqual([]);
  await app.db.query(`DELETE FROM throttles WHERE key = 'stranger:all'`);
});

test('used, expired and wrong words get the line that every unknown number gets', async () => {
  const used = await words();
  await service.sms('+254700660002', `join ${used}`);
  await service.drain();
  const old = await words();
  await play(
    plainPhone(service, '+254700660003'),
    `
    > join {used}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    This number is not set up with Baobab. Please ask where you usually go.
    > join {wrongOne}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    This number is not set up with Baobab. Please ask where you usually go.
    * 8 days later
    > join {old}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    This number is not set up with Baobab. Please ask where you usually go.
    > hello
    This number is not set up with Baobab. Please ask where you usually go.
    > hello
    `,
    { words: { used, old, wrongOne: WRONG[0] ?? '' } },
  );
});

test('each of five tries a day is answered, the sixth only as any unknown number is', async () => {
  const right = await words();
  await play(
    plainPhone(service, '+254700660004'),
    `
    > join {a}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    This number is not set up with Baobab. Please ask where you usually go.
    > join {b}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    This number is not set up with Baobab. Please ask where you usually go.
    > join {c}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    This number is not set up with Baobab. Please ask where you usually go.
    > join {d}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    This number is not set up with Baobab. Please ask where you usually go.
    > join {a}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    This number is not set up with Baobab. Please ask where you usually go.
    > join {right}
    This number is not set up with Baobab. Please ask where you usually go.
    > join {right}
    * 25 hours later
    > join {right}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58.
    `,
    {
      words: { a: WRONG[0] ?? '', b: WRONG[1] ?? '', c: WRONG[2] ?? '', d: WRONG[3] ?? '', right },
    },
  );
});

test('without a secret number the desk finishes it', async () => {
  const three = await words(null);
  await play(
    plainPhone(service, '+254700660005'),
    `
    > join {words}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    Nearly done. Tell the desk that you sent the words and they will finish it.
    > item a
    Nearly done. Tell the desk that you sent the words and they will finish it.
    `,
    { words: { words: three } },
  );
});

test('who is enrolled already is told that the words did not work', async () => {
  const { phone } = await caller();
  await play(
    phone,
    `
    > join zebra zebra yard
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    Those words did not work. Look again and send JOIN with all three.
    `,
  );
});

test('a place’s poster word asks to be registered, once', async () => {
  await play(
    plainPhone(service, '+254700660006'),
    `
    > join maple
    Thank you, you are on the list. Come within 14 days and tell the desk that you texted.
    > join maple
    You are on the list already. Tell the desk when you come.
    > hello
    This number is not set up with Baobab. Please ask where you usually go.
    `,
  );
});

test('on Telegram a poster word is typed, or stands in the poster’s link', async () => {
  for (const [user, typed] of [
    [9803, 'join maple'],
    [9804, '/start maple'],
  ] as const)
    await play(
      smartPhone(service, user),
      `
      > ${typed}
      Thank you, you are on the list. Come within 14 days and tell the desk that you texted.
      > join maple
      You are on the list already. Tell the desk when you come.
      > join maple
      You are on the list already. Tell the desk when you come.
      > join maple
      `,
    );
  const rows = await asSystem(app, (ctx) =>
    ctx.sql(
      `SELECT 1 FROM contact_points c JOIN registrations r ON r.contact_id = c.id
       WHERE c.channel = 'telegram' AND r.state = 'proposed'`,
      [],
    ),
  );
  expect(rows).toHaveLength(2);
});

/** A greeting and the word that asks, and what who is on the list, is there already, and has no secret number reads. */
const WAITING = {
  en: [
    'hello join',
    'Thank you, you are on the list. Come within 14 days and tell the desk that you texted.',
    'You are on the list already. Tell the desk when you come.',
    'Nearly done. Tell the desk that you sent the words and they will finish it.',
  ],
  sw: [
    'habari jiunga',
    'Asante, uko kwenye orodha. Njoo ndani ya siku 14, uwaambie mapokezi kuwa ulituma ujumbe.',
    'Tayari uko kwenye orodha. Ukija, waambie mapokezi.',
    'Tumekaribia kumaliza. Waambie mapokezi kuwa ulituma maneno, watakamilisha.',
  ],
  fr: [
    'bonjour join',
    "Merci, vous voilà sur la liste. Venez d'ici 14 jours et dites à l'accueil que vous avez écrit.",
    "Vous voilà déjà sur la liste. En venant, dites-le à l'accueil.",
    "C'est presque fini. Dites à l'accueil que vous avez envoyé les mots.",
  ],
} as const;

test.each(
  (['en', 'sw', 'fr'] as const).flatMap((language) =>
    (['sms', 'telegram'] as const).map((channel) => ({ language, channel })),
  ),
)(
  'who waits to be registered, or to be finished at the desk, is told so: $language by $channel',
  async ({ language, channel }) => {
    const [join, listed, already, desk] = WAITING[language];
    last += 2;
    const tell = async (id: number, text: string) => {
      if (channel === 'sms') {
        const phone = plainPhone(service, `+${254_700_670_000 + id}`);
        const said = await phone.type(text);
        await service.drain();
        return [...said, ...phone.arrived()];
      }
      const chat = smartPhone(service, 9_850 + id);
      await moveClock(app, 1);
      await service.push(
        service.telegram.build.text({ id: 9_850 + id, languageCode: language }, text),
      );
      return chat.arrived();
    };
    expect(await tell(last, `${join} maple`)).toEqual([listed]);
    expect(await tell(last, `${join} maple`)).toEqual([already]);
    expect(await tell(last + 1, `join ${await words(null, language)}`)).toContain(desk);
  },
);

test('a deep link holds the words', async () => {
  const three = await words();
  await play(
    smartPhone(service, 9801),
    `
    > /start
    Send JOIN and your three words, or share your own number here.
    [Share my number]
    > /start {words}
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58. Telegram can read chats with a bot: /privacy says more.
    > /privacy
    Telegram can read chats with a bot: they are not end-to-end encrypted. We keep texts locked, 90 days at most. /delete clears this chat.
    > {secret}
    Done, you can write to us here.
    [Menu]
    > /menu
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    `,
    { words: { words: three.replaceAll(' ', '-') } },
  );
});

test('a person’s own number links their chat; another’s does not', async () => {
  const person = await enrol();
  const { build } = service.telegram;
  const user = { id: 9802 };
  await play(
    smartPhone(service, user.id),
    `
    > /start
    Send JOIN and your three words, or share your own number here.
    [Share my number]
    * shares another’s number
    * shares their own number
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58. Telegram can read chats with a bot: /privacy says more.
    > {secret}
    Done, you can write to us here.
    [Menu]
    * shares their own number
    Baobab. What do you need?
    [Check item] [Book visit] [My visits] [My pickups] [Help]
    > item a
    Item A: few left at place 2 (counted 3 Mar).
    [Keep it for me] [Other place] [Tell me when sure] [Menu]
    `,
    {
      steps: {
        'shares another’s number': () =>
          service.push(build.contact(user, { phone: person.address, userId: 1 })),
        'shares their own number': () =>
          service.push(build.contact(user, { phone: person.address, userId: user.id })),
      },
    },
  );
});

test('fifty wrong tries in an hour, over all numbers, pause joining and raise an alarm', async () => {
  const right = await words();
  await asSystem(app, async (ctx) => {
    for (let i = 0; i < 50; i += 1)
      await ctx.sql('INSERT INTO join_tries (address_index, at, wrong) VALUES ($1, $2, true)', [
        Buffer.from(newId().replaceAll('-', '').padEnd(64, '0'), 'hex'),
        ctx.now,
      ]);
  });
  await play(
    plainPhone(service, '+254700660007'),
    `
    > join {right}
    This number is not set up with Baobab. Please ask where you usually go.
    * 2 hours later
    > join {right}
    Thank you. We are checking your words: a text follows in a minute.
    * a moment later
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58.
    `,
    { words: { right } },
  );
  const rows = await asSystem(app, (ctx) =>
    ctx.sql(`SELECT 1 FROM tasks WHERE kind = 'join-alarm'`, []),
  );
  expect(rows).toHaveLength(1);
});
