import type { z } from 'zod';
import type { Context } from '#core/kernel/context.js';
import { addDays, dayOf, timeOf } from '#core/kernel/dates.js';
import { auditTrail, proveTrail, takeTrailOut } from '#core/reports/index.js';
import type { TrailEntry } from '#core/reports/index.js';
import { audit } from '../../contract/audit.js';
import type { EntryView } from '../../contract/audit.js';
import { csvOf } from '../csv.js';
import type { Desk } from '../desk.js';

const USUAL_DAYS = 30;
const COLUMNS = ['entry', 'day', 'time', 'by', 'action', 'kind', 'record', 'facts', 'sealed'];

/** What was done, for those who look over everybody's shoulder. */
export function auditRoutes(desk: Desk): void {
  desk.on(audit.list, 'audit.read', async (ctx, { query }) => {
    const { page, size, ...asked } = query;
    const { rows, total } = await auditTrail(ctx, { ...askOf(ctx, asked), page, size });
    return { rows: rows.map((entry) => present(ctx, entry)), total };
  });

  desk.on(audit.takeOut, 'audit.read', async (ctx, { body: { purpose, ...asked } }) => {
    const ask = askOf(ctx, asked);
    const rows = await takeTrailOut(ctx, { ...ask, purpose });
    return {
      file: `audit-${ask.from}-${ask.to}.csv`,
      csv: csvOf(
        COLUMNS,
        rows.map((entry) => lineOf(present(ctx, entry))),
      ),
    };
  });

  desk.on(audit.prove, 'audit.read', (ctx) => proveTrail(ctx));
}

type Asked = Omit<z.output<typeof audit.takeOut.body>, 'purpose'>;

function askOf(ctx: Context, { by, about, action, ...days }: Asked) {
  const to = days.to ?? dayOf(ctx.now, ctx.config.DEFAULT_ZONE);
  const what = { by: by ?? null, about: about ?? null, action: action ?? null };
  return { ...what, from: days.from ?? addDays(to, -USUAL_DAYS), to };
}

function present({ config }: Context, { at, ...entry }: TrailEntry): z.output<typeof EntryView> {
  const { DEFAULT_ZONE: zone } = config;
  return { ...entry, at: { day: dayOf(at, zone), time: timeOf(at, zone) } };
}

const lineOf = ({ id, at, by, byKind, action, kind, about, facts, sealed }: EntryView) => [
  Number(id),
  at.day,
  at.time,
  by ?? (byKind === 'staff' ? 'operator' : byKind),
  action,
  kind,
  about,
  Object.entries(facts)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; '),
  sealed ? 'yes' : 'no',
];
