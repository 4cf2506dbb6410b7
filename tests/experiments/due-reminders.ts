import type { App, Context } from '#core/kernel/context.js';
import { newId } from '#core/kernel/ids.js';
import { record } from '#core/audit/index.js';
import { schedule } from '#core/outbox/index.js';
import { enrol } from '#core/patients/index.js';
import { asSystem } from '../support/app.js';

/** The number of patient `n`. */
export const numberOf = (n: number): string => `+2547${String(10_000_000 + n)}`;

/** So many patients with a phone and one weekly question each, the `n`th due so many milliseconds from now; numbered from `first`. */
export async function fillReminders(
  app: App,
  { count, first = 0 }: { count: number; first?: number },
  dueMs: (n: number) => number,
): Promise<void> {
  const from = await asSystem(app, (ctx) => Promise.resolve(ctx.now.getTime()));
  for (let at = 0; at < count; at += 100)
    await asSystem(app, async (ctx) => {
      for (let n = at; n < Math.min(at + 100, count); n += 1)
        await remindOne(ctx, first + n, new Date(from + dueMs(n)));
    });
}

async function remindOne(ctx: Context, n: number, dueAt: Date): Promise<void> {
  const address = { channel: 'sms', value: numberOf(n) } as const;
  const { patientId } = await enrol(ctx, { address, secretNumber: '482715' });
  const ask = newId();
  await ctx.sql('INSERT INTO check_in_asks (id, patient_id, asked_at) VALUES ($1, $2, $3)', [
    ask,
    patientId,
    ctx.now,
  ]);
  await record(ctx, 'test.asked', { kind: 'patient', id: patientId });
  const usefulUntil = new Date(dueAt.getTime() + 5 * 86_400_000);
  const about = { kind: 'check-in', patientId, contactId: null, subjectId: ask, rev: 0 } as const;
  if (!(await schedule(ctx, { ...about, dueAt, usefulUntil }))) throw new Error('not scheduled');
}

/** Texts that are not at their end yet. */
export async function textsLeft(app: App): Promise<number> {
  const [row] = await asSystem(app, (ctx) =>
    ctx.sql<{ n: number }>(
      `SELECT count(*)::int AS n FROM messages
       WHERE state IN ('scheduled', 'due', 'sending', 'in-doubt')`,
      [],
    ),
  );
  return row?.n ?? 0;
}
