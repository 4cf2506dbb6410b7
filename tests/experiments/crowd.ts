import type { App } from '#core/kernel/context.js';
import type { Id } from '#core/kernel/ids.js';
import { asSystem } from '../support/app.js';
import { buildPatient } from '../support/build.js';

/** So many patients who share a key, which is quicker than enrolling each. */
export async function crowd(app: App, count: number): Promise<Id<'Patient'>[]> {
  const { patientId } = await buildPatient(app);
  await app.db.query(
    `INSERT INTO patients (id, public_ref, key_id)
     SELECT gen_random_uuid(), 'Y' || lpad(n::text, 7, '0'), p.key_id
     FROM generate_series(1, $2) n, patients p WHERE p.id = $1`,
    { bind: [patientId, count] },
  );
  const rows = await asSystem(app, (ctx) =>
    ctx.sql<{ id: Id<'Patient'> }>('SELECT id FROM patients WHERE id <> $1', [patientId]),
  );
  return rows.map(({ id }) => id);
}

/** Works through jobs so many at a time, and counts what each came to. */
export async function tally<T>(
  jobs: readonly T[],
  hands: number,
  work: (job: T) => Promise<string>,
): Promise<Record<string, number>> {
  const waiting = [...jobs];
  const told: Record<string, number> = {};
  await Promise.all(
    Array.from({ length: hands }, async () => {
      for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
        const outcome = await work(job);
        told[outcome] = (told[outcome] ?? 0) + 1;
      }
    }),
  );
  return told;
}
