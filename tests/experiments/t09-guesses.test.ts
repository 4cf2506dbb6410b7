import { Client } from 'pg';
import { expect, test } from 'vitest';
import { testApp } from '../support/app.js';
import { issueCode, otherCode } from './issue-code.js';
import { figure, patience, size } from './size.js';

const { app, ownerUrl } = await testApp();
const CHALLENGES = size(20, 1_000);
const GUESSES = 20;
const AT_ONCE = 100;
const ROUNDS = size(2, 20);

const countOf = (said: readonly object[], outcome: string) =>
  said.filter((each) => ('refused' in each ? each.refused : 'opened') === outcome).length;

test(
  'T9: of 20 guesses at a code at once four are wrong, the fifth locks, and no later one is heard',
  { timeout: patience },
  async () => {
    let heard = 0;
    let opened = 0;
    for (let n = 0; n < CHALLENGES; n += 1) {
      const { code, give } = await issueCode(app);
      const guesses = Array.from({ length: GUESSES }, (_, i) => give(otherCode(code, i + 1)));
      const said = await Promise.all(guesses);
      heard += GUESSES - countOf(said, 'gone');
      if ('id' in (await give(code))) opened += 1;
    }
    figure('T9 guesses', { challenges: CHALLENGES, tried: CHALLENGES * GUESSES, heard, opened });
    expect([heard, opened]).toEqual([CHALLENGES * 5, 0]);
  },
);

test(
  'T9: of one code given 100 times at once, exactly one opens',
  { timeout: patience },
  async () => {
    let opened = 0;
    for (let n = 0; n < ROUNDS; n += 1) {
      const { code, give } = await issueCode(app);
      const said = await Promise.all(Array.from({ length: AT_ONCE }, () => give(code)));
      opened += countOf(said, 'opened');
    }
    figure('T9 at once', { codes: ROUNDS, given: ROUNDS * AT_ONCE, opened });
    expect(opened).toBe(ROUNDS);
  },
);

test('T9: what is not six plain digits is a wrong try, however it would read', async () => {
  for (const spell of [
    (code: string) => [code],
    (code: string) => Number(code),
    () => null,
    () => undefined,
    (code: string) => ({ toString: () => code }),
    (code: string) => ` ${code}`,
    (code: string) => `${code}\n`,
    (code: string) => code.replaceAll(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
    (code: string) =>
      code.replaceAll(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  ]) {
    const { code, give } = await issueCode(app);
    expect(await give(spell(code))).toEqual({ refused: 'wrong' });
  }
});

test('T9 control: without the predicates and the database’s own guards, later guesses are heard, and one code opens often', async () => {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(
    `ALTER TABLE one_time_codes DISABLE TRIGGER one_time_codes_moves, DROP CONSTRAINT one_time_codes_tries_check`,
  );
  await owner.end();
  const unguarded = (text: string) =>
    text
      .replace("AND state = 'issued' AND tries < $3", 'AND $3::int > 0')
      .replace("AND state = 'issued' AND digest", 'AND digest')
      .replace(' FOR UPDATE', '');
  const first = await issueCode(app, unguarded);
  const guesses = Array.from({ length: GUESSES }, (_, i) =>
    first.give(otherCode(first.code, i + 1)),
  );
  const heard = GUESSES - countOf(await Promise.all(guesses), 'gone');
  const second = await issueCode(app, unguarded);
  const same = await Promise.all(Array.from({ length: AT_ONCE }, () => second.give(second.code)));
  const opened = countOf(same, 'opened');
  figure('T9 control', { heard, opened });
  expect(heard).toBeGreaterThan(5);
  expect(opened).toBeGreaterThan(1);
});
