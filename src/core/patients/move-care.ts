import { record } from '../audit/index.js';
import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';

/** What a double is to be told, asked and served goes with its record: waiting texts, weekly questions, days at another place, a stay in a ward, and that a code was refused. */
export async function moveCare(
  ctx: Context,
  from: Id<'Patient'>,
  into: Id<'Patient'>,
): Promise<void> {
  const move = (sql: string) => ctx.sql(sql, [from, into]);
  await move(
    `UPDATE messages SET patient_id = $2 WHERE patient_id = $1 AND state IN ('due', 'scheduled')`,
  );
  await move(
    `INSERT INTO check_ins AS c (patient_id, next_at, since, by_programme)
     SELECT $2, next_at, since, by_programme FROM check_ins WHERE patient_id = $1
     ON CONFLICT (patient_id) DO UPDATE SET next_at = least(c.next_at, excluded.next_at),
       by_programme = c.by_programme AND excluded.by_programme`,
  );
  await ctx.sql('DELETE FROM check_ins WHERE patient_id = $1', [from]);
  await move('UPDATE check_in_asks SET patient_id = $2 WHERE patient_id = $1');
  // What the record that stays has said stands.
  await ctx.sql(
    `UPDATE aways SET ended_at = $3 WHERE patient_id = $1 AND ended_at IS NULL
       AND EXISTS (SELECT FROM aways WHERE patient_id = $2 AND ended_at IS NULL)`,
    [from, into, ctx.now],
  );
  await move('UPDATE aways SET patient_id = $2 WHERE patient_id = $1');
  await move('UPDATE stays SET patient_id = $2 WHERE patient_id = $1');
  await move(
    `UPDATE patients p SET inpatient_since = least(p.inpatient_since, d.inpatient_since),
            code_refused_at = greatest(p.code_refused_at, d.code_refused_at)
     FROM patients d WHERE d.id = $1 AND p.id = $2`,
  );
  await ctx.sql('UPDATE patients SET inpatient_since = NULL WHERE id = $1', [from]);
}

/** What staff are asked to do about a double goes with its record; what somebody was asked about both is one task. */
export async function moveTasks(
  ctx: Context,
  from: Id<'Patient'>,
  into: Id<'Patient'>,
): Promise<void> {
  const doubled = await ctx.sql<{ id: string }>(
    `UPDATE tasks t SET state = 'cancelled' WHERE t.patient_id = $1 AND t.state = 'open' AND EXISTS (
       SELECT FROM tasks o WHERE o.patient_id = $2 AND o.state = 'open' AND o.kind = t.kind
         AND coalesce(o.contact_id, o.subject_id) = coalesce(t.contact_id, t.subject_id)) RETURNING id`,
    [from, into],
  );
  for (const { id } of doubled) await record(ctx, 'task.cancelled', { kind: 'task', id });
  const moved = await ctx.sql<{ id: string; state: string }>(
    'UPDATE tasks SET patient_id = $2 WHERE patient_id = $1 RETURNING id, state',
    [from, into],
  );
  for (const { id, state } of moved)
    if (state === 'open') await record(ctx, 'task.moved', { kind: 'task', id });
}
