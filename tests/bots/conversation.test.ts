import { expect, test } from 'vitest';
import { receive } from '#bots/conversation.js';
import { asSystem, testApp } from '../support/app.js';
import { buildMedicine, buildPatient, buildSite } from '../support/build.js';

const { app } = await testApp();

test('texts of one number that reach several processes at once are answered one after another, none on stale state', async () => {
  const site = await buildSite(app);
  const { contact, address } = await buildPatient(app, {
    site,
    medicines: [await buildMedicine(app)],
  });
  const from = { channel: 'sms', value: address } as const;
  const texts = Array.from({ length: 12 }, (_, i) =>
    receive(app, {
      provider: 'twilio',
      externalId: `at-once-${i}`,
      from,
      event: { is: 'text', text: '0' },
    }),
  );
  const replies = await Promise.all(texts);
  expect(replies.filter((reply) => reply?.includes('PAUSE'))).toHaveLength(1);
  const [kept] = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>(
      `SELECT (state->>'n')::int AS n FROM conversations WHERE contact_id = $1`,
      [contact.id],
    ),
  );
  expect(kept?.n).toBe(12);
});
