import type { Context } from '../kernel/context.js';
import type { Id } from '../kernel/ids.js';
import { morningOf, ownDay } from '../visits/index.js';
import type { Notice } from './notice.js';

/** What the day holds for somebody of the staff, in counts and times alone; null where it holds nothing any more. */
export async function sayOwnDay(
  ctx: Context,
  { subjectId, rev }: { subjectId: string; rev: number },
): Promise<Notice | null> {
  const own = await ownDay(ctx, subjectId as Id<'Staff'>, morningOf(rev));
  if (!own) return null;
  const { count, first, last } = own;
  const facts = { count, begins: { time: first }, ends: { time: last } };
  return { say: { line: { name: 'staff-day', facts }, answers: {} }, until: null };
}
