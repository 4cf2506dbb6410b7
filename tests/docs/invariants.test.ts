import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asSystem, testApp } from '../support/app.js';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);

/** The rows of the table: number, promise, rules, migration, test, its name. */
const rows = readFileSync(at('docs/invariants.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ /.test(line))
  .map((line) => {
    const cells = line.split('|').map((cell) => cell.replaceAll('`', '').trim());
    const [, number = '', , rules = '', migration = '', file = '', name = ''] = cells;
    return { number, rules: rules.split(', '), migration, file, name };
  });

test('each invariant has a rule that is in the database, and a test that is there', async () => {
  const { app } = await testApp();
  const found = await asSystem(app, (ctx) =>
    ctx.sql<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint UNION SELECT tgname FROM pg_trigger UNION SELECT relname FROM pg_class`,
      [],
    ),
  );
  const known = new Set(found.map(({ name }) => name));
  expect(rows.length).toBeGreaterThan(20);
  const missing = rows.flatMap(({ number, rules, migration, file, name }) => [
    ...rules.filter((rule) => !known.has(rule)).map((rule) => `${number}: rule ${rule}`),
    ...(existsSync(at(`migrations/${migration}.ts`)) ? [] : [`${number}: migration ${migration}`]),
    ...(existsSync(at(file)) && readFileSync(at(file), 'utf8').includes(name)
      ? []
      : [`${number}: test ${file}, ${name}`]),
  ]);
  expect(missing).toEqual([]);
});
