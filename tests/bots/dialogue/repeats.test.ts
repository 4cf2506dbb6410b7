import { expect, test } from 'vitest';
import { randomBytes } from 'node:crypto';
import { figure, median } from '../../experiments/size.js';
import { clinic } from '../dialogues/clinic.js';

const { service, caller, chatter, live, stateOf } = await clinic();

test('a repeated MessageSid gets the same answer and has no second effect', async () => {
  const { person, phone } = await caller();
  await phone.type('item a');
  const sid = `SM${randomBytes(16).toString('hex')}`;
  const same = { MessageSid: sid, SmsSid: sid, SmsMessageSid: sid };
  const first = await service.postSms(person.address, '1', same);
  expect(first.texts[0]).toContain('Kept for you at place 2');
  for (const text of ['1', 'STOP'])
    expect(await service.postSms(person.address, text, same)).toEqual(first);
  expect(await live(person.patientId)).toHaveLength(1);
  expect(await stateOf(person.contact.id)).toBe('verified');
  // What was answered to one number is for no other, whatever the provider's id says.
  const other = await caller();
  expect(await service.postSms(other.person.address, 'MENU', same)).toMatchObject({
    ...{ status: 200, texts: [] },
  });
});

test('a double tap on a button keeps one and says nothing twice', async () => {
  const { person, phone, user } = await chatter();
  await phone.type('item a');
  const [question] = service.chat(user).filter(({ from }) => from === 'bot');
  const data = question?.buttons[0]?.[0]?.data ?? '';
  const press = () =>
    service.push(service.telegram.build.press({ id: user }, question?.messageId ?? 0, data));
  await Promise.all([press(), press()]);
  expect(await live(person.patientId)).toHaveLength(1);
  expect(service.latest(user)?.text).toContain('Kept for you at place 2');
});

test('of 2,000 texts at once few are answered, none fails, and a bystander does not wait', async () => {
  const loud = await caller();
  const quiet = await caller();
  const turnsOfLoud = () => service.turns.filter((one) => one === loud.person.address).length;
  const left = Array.from({ length: 2_000 }, (_, i) => `text ${i}`);
  const results: Awaited<ReturnType<typeof service.postSms>>[] = [];
  // As many connections as a provider would open.
  const flood = Array.from({ length: 32 }, async () => {
    for (let text = left.pop(); text; text = left.pop())
      results.push(await service.postSms(loud.person.address, text));
  });
  const ahead: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    const before = turnsOfLoud();
    expect((await quiet.phone.type('item a'))[0]).toContain('Item A: yes at place 2');
    ahead.push(turnsOfLoud() - before);
  }
  expect(left.length).toBeGreaterThan(0);
  await Promise.all(flood);
  expect(results).toHaveLength(2_000);
  expect(results.every(({ status }) => status === 200)).toBe(true);
  expect(results.filter(({ texts }) => texts.length > 0).length).toBeLessThan(40);
  figure('repeats', { turnsAhead: ahead.join(' ') });
  // Without a line of its own the loud number holds each connection to the database, and all its texts go first.
  expect(median(ahead)).toBeLessThan(8);
  const after = await loud.phone.type('0');
  expect(after.length).toBeLessThanOrEqual(1);
});
