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
  'visit.coming': 'A patient said that they will come to a visit',
  'visit.noshow': 'Nobody came to a visit: it counts as missed',
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

/** What a text that left by itself says there. */
const TEXTS: Readonly<Record<string, string>> = {
  'visit-reminder': 'A patient is reminded of a visit',
  'pickup-reminder': 'A patient is reminded of a parcel',
  'visit-missed': 'A patient is asked about a visit that nobody came to',
  why: 'A patient is asked why a parcel was not collected',
  missed: 'A patient is asked to come, as days went by',
  withheld: 'A patient is asked to come and talk first',
  'course-due': 'A patient is asked to choose a day',
  'check-in': 'A patient is asked how they are this week',
};

const SHOWN = 40;

/** The last things that the service did, newest first, as neutral sentences. */
export async function ledger(ctx: Context): Promise<{ id: string; at: string; text: string }[]> {
  const rows = await ctx.sql<{
    id: string;
    at: Date;
    about: string;
    facts: Record<string, string>;
  }>(
    `SELECT * FROM (
       (SELECT id::text, at, action AS about, facts, id AS turn FROM audit_entries
        WHERE action = ANY($1) ORDER BY id DESC LIMIT $3)
       UNION ALL
       (SELECT id::text, sent_at, kind, '{}', NULL FROM messages
        WHERE kind = ANY($2) AND sent_at IS NOT NULL ORDER BY sent_at DESC LIMIT $3)) AS done
     ORDER BY at DESC, turn DESC LIMIT $3`,
    [Object.keys(SENTENCES), Object.keys(TEXTS), SHOWN],
  );
  return rows.map(({ id, at, about, facts }) => ({
    id,
    at: at.toISOString(),
    text: (SENTENCES[about] ?? TEXTS[about] ?? '').replace(/\{(\w+)\}/g, (_, name: string) =>
      String(facts[name]),
    ),
  }));
}
