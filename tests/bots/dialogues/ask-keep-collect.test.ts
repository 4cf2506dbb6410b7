import { expect, test } from 'vitest';
import { collect, livePickupsOf, markReady } from '#core/pickups/index.js';
import { findSite } from '#core/sites/index.js';
import { asSystem } from '../../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../../support/build.js';
import { testService } from '../../support/service.js';

const service = await testService();
const { app } = service;
const site = await buildSite(app, { number: 2 });
const medicine = await buildMedicine(app);
await buildStock(app, { siteId: site.id, productId: medicine.product.id, quantity: 30 });

test('by SMS, from the question to the parcel', async () => {
  const person = await buildPatient(app, { site, medicines: [medicine] });
  const say = (text: string) => service.sms(person.address, text);

  expect(await say('hi')).toBe(
    'Baobab. Send one number:\n1 Check item\n2 Book visit\n3 My visits\n4 My pickups\n5 Help\nPAUSE or STOP any time.',
  );
  expect(await say('1')).toBe(
    'Item A: yes at place 2 (counted today).\n1 Keep it for me\n2 Other place\n0 Menu',
  );
  expect(await say('1')).toBe(
    'Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready. To change it send 4.',
  );
  const [pickup] = await asSystem(app, (ctx) => livePickupsOf(ctx, person.patientId));
  if (!pickup) throw new Error('nothing kept');
  await asSystem(app, (ctx) => markReady(ctx, pickup.id));
  await service.drain();
  expect(service.twilio.accepted.at(-1)).toMatchObject({
    to: person.address,
    body: 'Baobab: yours is ready at place 2 until Fri 5 Mar, 4pm.\n1 My number\n2 Other day\n3 Someone will come for me',
  });
  const question = (await say('1')) ?? '';
  const code = (await say(digits(question, '482715')))?.match(/\d{4}/)?.[0] ?? '';
  expect(code).toMatch(/^\d{4}$/);
  const done = await asSystem(app, async (ctx) => {
    const open = await findSite(ctx, site.id);
    if (!open) throw new Error('no site');
    return collect(ctx, { site: open, code });
  });
  expect(done).toMatchObject({ pickup: { state: 'collected' } });
});

test('on Telegram, by buttons, with one message changed in place', async () => {
  const user = 9101;
  await buildPatient(app, {
    channel: 'telegram',
    address: String(user),
    site,
    medicines: [medicine],
  });
  expect(await service.write(user, '/menu')).toBe('Baobab. What do you need?');
  expect(await service.press(user, 'Check item')).toBe('Item A: yes at place 2 (counted today).');
  expect(await service.press(user, 'Keep it for me')).toBe(
    'Kept for you at place 2 until Fri 5 Mar, 4pm. We will text you when it is ready.',
  );
  expect(service.chat(user).filter(({ from }) => from === 'bot')).toHaveLength(1);
});

/** The digits that a question about the secret number asks for. */
function digits(question: string, secret: string): string {
  const [first = '1', second = '2'] = question.match(/\d(?=st|nd|rd|th)/g) ?? [];
  return `${secret[Number(first) - 1] ?? ''}${secret[Number(second) - 1] ?? ''}`;
}
