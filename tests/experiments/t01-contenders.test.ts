import { Client } from 'pg';
import { expect, test } from 'vitest';
import { asSystem, testApp } from '../support/app.js';
import { buildMedicine, buildPatient, buildSite, buildStock } from '../support/build.js';
import { runChild } from './child.js';
import type { KeepInput } from './keep-child.js';
import { figure, patience, size } from './size.js';

const CONTENDERS = size(1_000, 10_000);
const UNITS = 100;
const PROCESSES = 2;

/** Contenders for the same shelf, in two processes at once; gives what each was told and what the shelf then says. */
async function contend({
  contenders,
  units,
  unlocked,
}: {
  contenders: number;
  units: number;
  unlocked: boolean;
}) {
  const { app, databaseUrl, ownerUrl } = await testApp();
  const site = await buildSite(app);
  const medicine = await buildMedicine(app);
  await buildStock(app, { siteId: site.id, productId: medicine.product.id, quantity: units });
  const { patientId, course } = await buildPatient(app, { site, medicines: [medicine] });
  const people = await crowd(app, { patientId, courseId: course.id, contenders });
  if (unlocked) await dropBackstop(ownerUrl);
  const half = Math.ceil(people.length / PROCESSES);
  const said = await Promise.all(
    Array.from({ length: PROCESSES }, (_, i) => {
      const mine = people.slice(i * half, (i + 1) * half);
      const input = { databaseUrl, siteId: site.id, course, contenders: mine, unlocked };
      return runChild('keep-child.ts', input satisfies KeepInput).ended;
    }),
  );
  const told: Record<string, number> = {};
  for (const each of said)
    for (const [outcome, n] of Object.entries(JSON.parse(each) as Record<string, number>))
      told[outcome] = (told[outcome] ?? 0) + n;
  const [shelf] = await asSystem(app, (ctx) =>
    ctx.sql<{ onHand: number; reserved: number; lines: number }>(
      `SELECT on_hand AS "onHand", reserved,
              (SELECT sum(quantity)::int FROM pickup_lines WHERE live) AS lines
       FROM stock_lots WHERE site_id = $1`,
      [site.id],
    ),
  );
  return { told, shelf };
}

type App = Awaited<ReturnType<typeof testApp>>['app'];

/** Many patients with a course like that of the first. */
async function crowd(app: App, like: { patientId: string; courseId: string; contenders: number }) {
  const bind = [like.patientId, like.courseId, like.contenders];
  await app.db.query(
    `WITH made AS (
       INSERT INTO patients (id, public_ref, key_id)
       SELECT gen_random_uuid(), 'X' || lpad(n::text, 7, '0'), p.key_id
       FROM generate_series(1, $3) n, patients p WHERE p.id = $1 RETURNING id)
     INSERT INTO courses (id, patient_id, programme_id, product_id, letter, units, days_supply,
                          interval_days, due_on, created_at)
     SELECT gen_random_uuid(), made.id, c.programme_id, c.product_id, c.letter, c.units, c.days_supply,
            c.interval_days, c.due_on, c.created_at
     FROM made, courses c WHERE c.id = $2`,
    { bind },
  );
  return asSystem(app, (ctx) =>
    ctx.sql<KeepInput['contenders'][number]>(
      `SELECT id AS "courseId", patient_id AS "patientId" FROM courses WHERE id <> $1`,
      [like.courseId],
    ),
  );
}

/** The rule that the database keeps if all else fails. */
async function dropBackstop(ownerUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ name: string }>(
    `SELECT conname AS name FROM pg_constraint
     WHERE conrelid = 'stock_lots'::regclass AND pg_get_constraintdef(oid) LIKE '%reserved%'`,
  );
  for (const { name } of rows) await owner.query(`ALTER TABLE stock_lots DROP CONSTRAINT ${name}`);
  await owner.end();
}

test('T1: exactly as many are kept as there are', { timeout: patience }, async () => {
  const start = performance.now();
  const { told, shelf } = await contend({ contenders: CONTENDERS, units: UNITS, unlocked: false });
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  figure('T1', { contenders: CONTENDERS, units: UNITS, kept: told['kept'] ?? 0, seconds });
  expect(told).toEqual({ kept: UNITS, 'stock.insufficient': CONTENDERS - UNITS });
  expect(shelf).toEqual({ onHand: UNITS, reserved: UNITS, lines: UNITS });
});

test(
  'T1 control: without the lock and the rule in the database more are kept than there are',
  { timeout: patience },
  async () => {
    const contenders = size(300, CONTENDERS);
    const units = size(30, UNITS);
    const { told, shelf } = await contend({ contenders, units, unlocked: true });
    figure('T1 control', { contenders, units, kept: told['kept'] ?? 0 });
    expect(told['kept']).toBeGreaterThan(units);
    expect(shelf?.reserved).toBeGreaterThan(units);
  },
);
