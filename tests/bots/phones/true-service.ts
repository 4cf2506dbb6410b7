import type { AddressInfo } from 'node:net';
import { perform } from '#core/kernel/context.js';
import { keep, markReady } from '#core/pickups/index.js';
import { phonesRouter } from '#bots/phones/phones.js';
import type { DemoPerson } from '#bots/phones/phones.js';
import { startBots } from '#bots/start.js';
import { stepOn } from '../../../src/demo/demo-clock.js';
import { asSystem } from '../../support/app.js';
import { PUBLIC_URL, TELEGRAM, TWILIO, TWILIO_FROM } from '../../support/service.js';
import { visitClinic } from '../dialogues/visits-clinic.js';

/** The phones on a true service with a true database, as the demo has them: somebody has a visit in two days, and something is ready for them. */
export async function trueService(page: string) {
  const { app, book, booker, phones: service, siteAt } = await visitClinic();
  const { person } = await booker({ level: 'COVERT' });
  const { address, patientId, course, contact } = person;
  await book(patientId, { day: '2027-03-05', time: '09:40' });
  await asSystem(app, async (ctx) => {
    const { id } = await keep(ctx, { course, siteId: siteAt(2).id, contactId: contact.id });
    await markReady(ctx, id);
  });
  const held: DemoPerson = {
    ...{ key: address, channel: 'sms', address, title: 'English · COVERT · item A' },
    ...{ language: 'en', level: 'COVERT', secretNumber: '482715' },
  };
  const other: DemoPerson = { ...held, key: 'telegram:1', channel: 'telegram', address: '1' };
  const leaving = new AbortController();
  const router = phonesRouter({
    webhooks: {
      ...{ base: service.base, publicUrl: PUBLIC_URL, gatewaySecret: null },
      ...{ twilioAuthToken: TWILIO.authToken, twilioAccountSid: TWILIO.accountSid },
      ...{ twilioFrom: TWILIO_FROM, telegramSecret: TELEGRAM.secret },
    },
    ...{ twilio: service.twilio, telegram: service.telegram },
    people: () => Promise.resolve([held, other]),
    clock: () =>
      perform(app, { kind: 'system', name: 'test' }, (ctx) =>
        Promise.resolve({ now: ctx.now.toISOString(), zone: 'Africa/Nairobi' }),
      ),
    async moveClock(step, all) {
      await stepOn(
        app,
        step,
        all.map(({ channel, address: value }) => ({ channel, value })),
      );
      await service.sweep();
      await service.sweep();
    },
    ledger: () => Promise.resolve([]),
    ...{ page, closing: leaving.signal },
  });
  await service.sweep();
  const server = await startBots(app, { routers: [router], host: '127.0.0.1', port: 0 });
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      leaving.abort();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
