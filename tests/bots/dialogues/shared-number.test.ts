import { test } from 'vitest';
import { plainPhone, play } from '../../support/transcript.js';
import { clinic } from './clinic.js';

const { service, enrol, prepare } = await clinic();

async function household(address: string) {
  const blue = await enrol({ address, nickname: 'Blue', secretNumber: '482715' });
  const green = await enrol({ address, nickname: 'Green', secretNumber: '936204' });
  return { blue, green, phone: plainPhone(service, address) };
}

test('who it is for is asked once a session, by nickname', async () => {
  const { phone } = await household('+254700770001');
  await play(
    phone,
    `
    > hi
    Baobab. Send one number:
    1 Check item
    4 My pickups
    5 Help
    PAUSE or STOP any time.
    > 1
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 2
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We text you when it is ready. To change it send 4.
    > item a
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 0
    Baobab. Send one number:
    1 Check item
    4 My pickups
    5 Help
    > 4
    Secret number: send only its Nth and Nth digits, like 58. 0 Menu
    > 1
    Those two do not match. Send only the Nth and Nth digits, like 58. 0 Menu
    `,
  );
});

test('a digit after two people’s ready texts asks which of them, then that one’s secret number', async () => {
  const { phone, blue, green } = await household('+254700770002');
  await play(
    phone,
    `
    > item a
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 1
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We text you when it is ready. To change it send 4.
    > item a
    Who is this for?
    1 Blue
    2 Green
    0 Menu
    > 2
    Item A: yes at place 2 (counted today).
    1 Keep it for me
    2 Other place
    0 Menu
    > 1
    Kept for you at place 2 until Fri 5 Mar, 4pm. We text you when it is ready. To change it send 4.
    * blue
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    * green
    Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.
    1 My number
    2 Other day
    3 Someone will come for me
    > 1
    Who is this for?
    1 Green
    2 Blue
    0 Menu
    > 2
    Secret number: send only its Nth and Nth digits, like 58. 0 Menu
    > {secret}
    Your number is ####. Show it at the place you chose. It works once. You can delete this: send 4 to see it again.
    `,
    {
      secret: '482715',
      steps: { blue: () => prepare(blue.patientId), green: () => prepare(green.patientId) },
    },
  );
});
