import type { Context } from '#core/kernel/context.js';

/** What an audit entry says on the phones page. */
const SENTENCES: Readonly<Record<string, string>> = {
  'pickup.held': 'A parcel is kept at place {place}',
  'pickup.ready': 'A parcel is ready; its patient is told',
  'pickup.collected': 'A parcel was handed over',
  'pickup.released': 'A parcel was given back to the shelf',
  'pickup.returned': 'Nobody came: the parcel went back to its lot',
  'pickup.moved': 'A parcel waits for another day',
  'pickup.code-renewed': 'A new number for whoever comes',
  'pickup.code-wrong': 'A wrong number was tried at a place',
  'pickup.missed': 'Nobody came: the parcel is kept a week longer',
  'pickup.why': 'A patient said why a parcel was not collected',
  'visit.booked': 'A visit is booked at place {place}',
  'visit.moved': 'A visit has another time; the old one is free',
  'visit.cancelled': 'A visit is off; its time is free',
  'visit.waits': 'Someone waits for a day that opens',
  'check-in.answered': 'A patient said how they are',
  'stock.received': 'Stock came in',
  'stock.counted': 'A shelf was counted',
  'stock.turned-away': 'Someone came for nothing; the place counts less until it is counted',
  'contact.stopped': 'A phone said STOP: nothing more is sent',
  'contact.quarantined': 'A phone said it is not theirs: set apart',
  'contact.verified': 'A phone is verified',
  'contact.changed': 'A patient changed a setting',
  'patient.joined': 'A phone joined by three words; the secret number must confirm it',
  'contact.confirmed': 'The secret number confirmed a phone',
  'unlock.right': 'Two secret digits were right',
  'unlock.wrong': 'Two secret digits were wrong',
  'registration.proposed': 'Someone asked to be registered',
  'patient.usual-place': 'A patient changed the usual place',
};

/** What the service did after entry `after`, oldest first, as neutral sentences. */
export async function ledger(
  ctx: Context,
  after: number,
): Promise<{ id: number; at: string; text: string }[]> {
  const rows = await ctx.sql<{
    id: string;
    at: Date;
    action: string;
    facts: Record<string, string>;
  }>(
    `SELECT id, at, action, facts FROM audit_entries WHERE id > $1 AND action = ANY($2)
     ORDER BY id DESC LIMIT 40`,
    [after, Object.keys(SENTENCES)],
  );
  return rows.reverse().map(({ id, at, action, facts }) => ({
    id: Number(id),
    at: at.toISOString(),
    text: (SENTENCES[action] ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name])),
  }));
}
