import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { enrol } from '#core/patients/index.js';
import { asSystem } from '../support/app.js';
import { testService } from '../support/service.js';
import type { TestService } from '../support/service.js';
import { figure, median, patience, size } from './size.js';

const EACH = size(200, 2_000);
/** What is promised, held to at full size; beside other tests the machine is too busy to say so finely. */
const BOUND_MS = size(20, 2);
const LINGER_MS = 120;
let lastPhone = 254_701_000_000;

/** One JOIN: how long its reply took, what it said, what the database was asked, and what followed. */
interface Joined {
  ms: number;
  reply: string | null;
  asked: string[];
  followed: string[];
}

async function joinOnce(service: TestService, words: string, follow: boolean): Promise<Joined> {
  const from = `+${(lastPhone += 1)}`;
  const asked: string[] = [];
  const query = vi.spyOn(Client.prototype, 'query');
  const start = performance.now();
  const reply = await service.sms(from, `JOIN ${words}`);
  const ms = performance.now() - start;
  for (const [statement] of query.mock.calls as unknown[][]) asked.push(textOf(statement));
  query.mockRestore();
  if (follow) await service.drain();
  service.jobs.length = 0;
  const sent = service.twilio.accepted.filter(({ to }) => to === from);
  return { ms, reply, asked, followed: sent.map(({ body }) => body.split('.')[0] ?? '') };
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement.replace(/'[^']*'/g, '?');
  const has = typeof statement === 'object' && statement !== null && 'text' in statement;
  return has && typeof statement.text === 'string' ? statement.text : '';
}

/** JOIN with right and with wrong words by turns, each from a number never seen. */
async function join(service: TestService, each: number) {
  const known: Joined[] = [];
  const unknown: Joined[] = [];
  for (let i = 0; i < each; i += 1) {
    const { joinWords } = await asSystem(service.app, (ctx) =>
      enrol(ctx, { secretNumber: '482715' }),
    );
    const wrong = async () => unknown.push(await joinOnce(service, 'able acid aged', i % 10 === 0));
    const right = async () => known.push(await joinOnce(service, joinWords, i % 10 === 0));
    for (const go of i % 2 ? [wrong, right] : [right, wrong]) await go();
    // So many wrong words would close joining to all.
    await service.app.db.query('DELETE FROM join_tries');
  }
  return { known, unknown };
}

function middle(joins: readonly Joined[]): number {
  return median(joins.slice(10).map(({ ms }) => ms));
}

test(
  'T14: right and wrong words get the same reply, by the same work, in the same time',
  { timeout: patience },
  async () => {
    const service = await testService();
    const { known, unknown } = await join(service, EACH);
    const replies = new Set([...known, ...unknown].map(({ reply }) => reply));
    expect([...replies]).toEqual([
      'Thank you. We are checking your words: a text follows in a minute.',
    ]);
    expect(known.slice(1).map(({ asked }) => asked)).toEqual(
      unknown.slice(1).map(({ asked }) => asked),
    );
    expect(known[1]?.asked.length).toBeGreaterThan(5);
    expect(new Set(known.flatMap(({ followed }) => followed))).toEqual(new Set(['Welcome']));
    expect(new Set(unknown.flatMap(({ followed }) => followed))).toEqual(
      new Set(['This number is not set up with Baobab']),
    );

    const delta = Math.abs(middle(known) - middle(unknown));
    figure('T14', {
      each: EACH,
      statements: known[1]?.asked.length ?? 0,
      known: `${middle(known).toFixed(2)} ms`,
      unknown: `${middle(unknown).toFixed(2)} ms`,
      difference: `${delta.toFixed(2)} ms`,
      bound: `${BOUND_MS} ms`,
    });
    expect(delta).toBeLessThan(BOUND_MS);
  },
);

test(
  'T14 control: where words that exist take longer to note, that is seen',
  { timeout: patience },
  async () => {
    const service = await testService();
    const owner = new Client({ connectionString: service.ownerUrl });
    await owner.connect();
    await owner.query(
      `CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF EXISTS (SELECT 1 FROM join_codes WHERE code_index = NEW.code_index) THEN
           PERFORM pg_sleep(${LINGER_MS / 1000});
         END IF;
         RETURN NEW;
       END $$;
       CREATE TRIGGER linger BEFORE INSERT ON join_tries FOR EACH ROW EXECUTE FUNCTION linger()`,
    );
    await owner.end();
    const { known, unknown } = await join(service, Math.min(EACH, 40));
    const delta = Math.abs(middle(known) - middle(unknown));
    figure('T14 control', { difference: `${delta.toFixed(2)} ms` });
    expect(delta).toBeGreaterThan(BOUND_MS);
  },
);
