import { record } from '../audit/index.js';
import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import { DomainError } from '../kernel/errors.js';
import type { Id } from '../kernel/ids.js';
import { assertCodeFree } from './add-medicines.js';
import { lockRow } from './change-product.js';
import { forgetMedicineNames } from './medicine-names.js';
import { nameSites } from './name-sites.js';
import type { Named } from './name-sites.js';

export interface ChangeProgramme extends Named {
  /** The rev that the change was made from. */
  rev: number;
  code: string;
  handover: 'taken-away' | 'on-site';
  proxyAllowed: boolean;
  earlyDays: number;
  dailyTexts: boolean;
  /** Whether whoever has a course of it is asked each week how they are. */
  checkIns: boolean;
  /** Hours before, the longest first. */
  remindHours: readonly number[];
  textAfterDays: number | null;
  callAfterDays: number | null;
  seeAfterDays: number | null;
  restartAfterDays: number | null;
  withholdAfterDays: number | null;
}

/** Changes how a programme hands over; what is kept of it at a place that is named no more is moved by `pickups.move`. Throws `changed-meanwhile`, `medicine.code-taken`, or as `nameSites` does. */
export async function changeProgramme(
  ctx: Context,
  id: Id<'Programme'>,
  change: ChangeProgramme,
): Promise<void> {
  assertMay(ctx.actor, 'programme.manage');
  assertLadder(change.remindHours);
  await lockRow(ctx, 'programmes', { id, rev: change.rev });
  await assertCodeFree(ctx, 'programmes', { id, code: change.code });
  await ctx.sql(
    `UPDATE programmes SET code = $2, handover = $3, places = $4, proxy_allowed = $5, early_days = $6,
       daily_texts = $7, remind_hours = $8, call_after_days = $9, withhold_after_days = $10,
       check_ins = $11, text_after_days = $12, see_after_days = $13, restart_after_days = $14,
       rev = rev + 1, updated_at = $15 WHERE id = $1`,
    [
      ...[id, change.code, change.handover, change.places, change.proxyAllowed, change.earlyDays],
      ...[change.dailyTexts, change.remindHours, change.callAfterDays, change.withholdAfterDays],
      ...[
        change.checkIns,
        change.textAfterDays,
        change.seeAfterDays,
        change.restartAfterDays,
        ctx.now,
      ],
    ],
  );
  await nameSites(ctx, id, change);
  forgetMedicineNames(ctx);
  await record(ctx, 'programme.changed', { kind: 'programme', id });
  ctx.later('pickups.move', {});
}

/** Throws `invalid` where a later step of the ladder is not nearer than the one before. */
export function assertLadder(hours: readonly number[]): void {
  if (hours.some((each, i) => i > 0 && each >= (hours[i - 1] ?? 0)))
    throw new DomainError('invalid', { field: 'remindHours' });
}
