import { expect, test } from 'vitest';
import { reportedBy } from '#bots/channels/africas-talking.js';
import { buildPatient } from '../../support/build.js';
import { testService } from '../../support/service.js';
import { send, smsPost } from './posts.js';

const service = await testService();
const { app, telegram } = service;
let last = 96_000;

/** What every object has without having been given it. */
const NAMES = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];

async function person(): Promise<number> {
  const id = (last += 1);
  await buildPatient(app, { channel: 'telegram', address: String(id) });
  return id;
}

test.each(NAMES)(
  'the command /%s is asked again as any unknown one, and fails nothing',
  async (name) => {
    const id = await person();
    expect(await service.push(telegram.build.text({ id }, `/${name}`))).toMatchObject({
      status: 200,
    });
    await service.drain();
    const said = telegram.calls.filter(({ method }) => method === 'sendMessage').at(-1);
    expect(said).toMatchObject({ payload: { chat_id: id } });
  },
);

test.each(NAMES)('a press of %s is an old button', async (name) => {
  const id = await person();
  await service.push(telegram.build.text({ id }, 'MENU'));
  await service.drain();
  for (const data of [`1:1:${name}`, `1:2:${name}`])
    expect(await service.push(telegram.build.press({ id }, 12, data))).toMatchObject({
      status: 200,
    });
});

test.each(NAMES)('the words %s by SMS are asked again', async (name) => {
  const { address } = await buildPatient(app);
  for (const words of [name, `item ${name}`, `JOIN ${name}`, `MOVE ${name}`, `BOOK ${name}`]) {
    const { status, body } = await send(service, smsPost(address, words));
    expect([status, body.includes(name)]).toEqual([200, false]);
  }
});

test.each(NAMES)('a gateway that reports %s says nothing that we know', (name) => {
  expect(reportedBy({ id: 'one', status: name })).toBeNull();
  expect(reportedBy({ id: 'one', status: 'Failed', failureReason: name })).toEqual({
    status: 'undelivered',
    code: name,
    reason: null,
  });
});
