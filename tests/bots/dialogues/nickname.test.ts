import { test } from 'vitest';
import { enrol as enrolAtDesk } from '#core/patients/index.js';
import { asSystem } from '../../support/app.js';
import { plainPhone, play } from '../../support/transcript.js';
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
    Thank you. We look at your words: a text follows in a minute.
    * a moment later
    Welcome. One more step: send only the Nth and Nth digits of your secret number, like 58.
    > {secret}
    What may we call you here? Send one short name, not your real one.
    > Akinyi
    What may we call you here? Send one short name, not your real one.
    > blue
    What may we call you here? Send one short name, not your real one.
    > Green
    Done, all is set up. Send 0 any time for the menu.
    > item a
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    `,
    { words: { words: joinWords } },
  );
});
