import type { Context } from '../kernel/context.js';
import { medicineNames } from '../medicines/index.js';
import { staffNames } from '../staff/index.js';

/** The names of this deployment that no text may say: its medicines, and those who work here. */
export async function namesKept(ctx: Context): Promise<readonly string[]> {
  return [...(await medicineNames(ctx)), ...(await staffNames(ctx))];
}
