import { Sequelize } from 'sequelize';
import { describe, expect, onTestFinished, test } from 'vitest';
import { receive } from '#bots/conversation.js';
import { newId } from '#core/kernel/ids.js';
import { asSystem, testApp } from '../support/app.js';
import { buildMedicine, buildPatient, buildSite } from '../support/build.js';

const { app, ownerUrl } = await testApp();
const site = await buildSite(app);
const medicine = await buildMedicine(app);

test('texts of one number that reach several processes at once are answered one after another, none on stale state', async () => {
  const { contact, address } = await buildPatient(app, { site, medicines: [medicine] });
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

/** Has the database refuse the next text that is taken in, once, as an error of this code. */
async function refuseOnce(code: string): Promise<void> {
  const owner = new Sequelize(ownerUrl, { logging: false });
  await owner.query(`
    CREATE SEQUENCE tests_tried;
    CREATE FUNCTION tests_refuse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF nextval('tests_tried') = 1 THEN RAISE EXCEPTION USING ERRCODE = '${code}'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER tests_refuse BEFORE INSERT ON inbox
      FOR EACH ROW EXECUTE FUNCTION tests_refuse()`);
  onTestFinished(async () => {
    await owner.query('DROP FUNCTION tests_refuse CASCADE; DROP SEQUENCE tests_tried');
    await owner.close();
  });
}

test.each([
  ['a deadlock is taken once more, and answered once', '40P01', [{ n: 1 }]],
  ['a fault of ours is left to be sent again', '22012', []],
])('a turn that ends in %s', async (_, code, said) => {
  const { address, contact } = await buildPatient(app, { site, medicines: [medicine] });
  await refuseOnce(code);
  const from = { channel: 'sms', value: address } as const;
  const event = { is: 'text', text: '0' } as const;
  const reply = receive(app, { provider: 'twilio', externalId: newId(), from, event });
  if (said.length) expect(await reply).toContain('PAUSE');
  else await expect(reply).rejects.toThrow();
  const kept = await asSystem(app, (ctx) =>
    ctx.sql(`SELECT (state->>'n')::int AS n FROM conversations WHERE contact_id = $1`, [
      contact.id,
    ]),
  );
  expect(kept).toEqual(said);
});

describe('a conversation that an earlier version kept', () => {
  /** Somebody whose kept state is this, and what is said to their texts. */
  async function keptAs(state: object) {
    const { contact, address } = await buildPatient(app, { site, medicines: [medicine] });
    await asSystem(app, (ctx) =>
      ctx.sql('INSERT INTO conversations (contact_id, state) VALUES ($1, $2)', [
        contact.id,
        JSON.stringify(state),
      ]),
    );
    return (text: string) =>
      receive(app, {
        provider: 'twilio',
        externalId: newId(),
        from: { channel: 'sms', value: address },
        event: { is: 'text', text },
      });
  }
  const at = Date.parse('2027-03-03T06:29:00Z');
  const asked = (line: string, rest: object) => ({
    ...{ n: 7, asks: [{ n: 7, line, at, until: null, question: true, ...rest }] },
  });

  test('goes on where it lacks what was thought of later', async () => {
    const answers = { '1': { do: 'menu' }, '2': { do: 'call' } };
    const say = await keptAs(asked('which-item', { answers }));
    expect(await say('2')).toContain('When may we call you?');
    expect(await say('1')).toBe('OK, a person will call you in the morning.');
  });

  test.each([
    ['words', 'asked-of-old', { answers: { '1': { do: 'menu' } } }],
    ['answer', 'which-item', { answers: { '1': { do: 'find-by-name', name: 'x' } } }],
    [
      'answer after two digits',
      'unlock',
      {
        answers: {},
        expects: { do: 'unlock', patient: 'p', positions: [1, 2], then: { do: 'show-of-old' } },
      },
    ],
  ])('is told that its question has closed where this one lacks its %s', async (_, line, rest) => {
    const say = await keptAs(asked(line, { started: false, ...rest }));
    expect(await say('1')).toBe('That question has closed. Send 0 for the menu.');
    expect(await say('58')).toMatch(/^Sorry, send /);
    expect(await say('0')).toContain('Send one number');
  });
});
