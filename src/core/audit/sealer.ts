import type { Context } from '../kernel/context.js';
import { sealAudit } from './seal.js';

/** An entry that is older than this is sealed, or its transaction has long ended without it. */
const SETTLED_MS = 10 * 60_000;
/** How often all entries are looked at, for one that was committed later than that. */
const WHOLE_MS = 60 * 60_000;

/**
 * Seals again and again without reading all history each time: only what is newer than the newest entry of
 * ten minutes ago, and all of it at first and once an hour. Ids are given before a transaction ends, so an
 * entry may come to light behind newer ones. `now` is in milliseconds and only ever grows.
 */
export function sealer(now: () => number = () => performance.now()) {
  let marks: { at: number; newest: string }[] = [];
  let whole = now();
  return async (ctx: Context): Promise<number> => {
    const at = now();
    if (at - whole >= WHOLE_MS) {
      marks = [];
      whole = at;
    }
    const settled = marks.findLastIndex((mark) => at - mark.at >= SETTLED_MS);
    marks.splice(0, settled);
    const above = settled < 0 ? '0' : (marks[0]?.newest ?? '0');
    const { chained, newest } = await sealAudit(ctx, above);
    const last = marks.at(-1);
    if (newest !== last?.newest) marks.push({ at, newest });
    return chained;
  };
}
