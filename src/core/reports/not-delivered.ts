import { assertMay } from '../kernel/actor.js';
import type { Context } from '../kernel/context.js';
import type { ChannelName } from '../kernel/language.js';
import { DAYS, daysOf, DURING, peopled, placesFor } from './report.js';
import type { ReportAsk } from './report.js';

/** Texts that did not reach, by channel, kind and end. */
export interface NotDelivered {
  channel: ChannelName;
  kind: string;
  state: 'failed' | 'undelivered' | 'denied' | 'expired';
  /** Null where they went to a few, as that would tell how few. */
  texts: number | null;
  /** Numbers concerned; null for a few. */
  people: number | null;
}

const TEXTS = `
  SELECT m.channel, m.kind, m.state, count(*)::int AS texts, count(DISTINCT m.contact_id)::int AS people
  FROM messages m LEFT JOIN patients p ON p.id = m.patient_id LEFT JOIN sites s ON s.id = p.usual_site_id
  ${DAYS('coalesce(s.zone, $5)')}
  WHERE m.state IN ('failed', 'denied', 'undelivered', 'expired') AND ${DURING('m.due_at')}
    AND ($1::uuid[] IS NULL OR p.usual_site_id IS NULL OR p.usual_site_id = ANY($1))
  GROUP BY m.channel, m.kind, m.state ORDER BY m.channel, m.kind, m.state`;

/** Messages not delivered: what failed, what nobody took, what the gate denied, what came too late. */
export async function notDelivered(ctx: Context, ask: ReportAsk): Promise<NotDelivered[]> {
  assertMay(ctx.actor, 'report.read');
  const places = placesFor(ctx.actor, ask.siteId);
  const rows = await ctx.sql<NotDelivered & { people: number }>(TEXTS, [
    places,
    ...(await daysOf(ctx, ask)),
    ctx.config.DEFAULT_ZONE,
  ]);
  const shown = rows.map((row) => {
    const people = peopled(row.people);
    return { ...row, people, texts: people === null ? null : row.texts };
  });
  // By what is shown: the order of what is hidden would tell it.
  return shown.sort((a, b) => (b.texts ?? 0) - (a.texts ?? 0));
}
