import type { Payload } from '../kernel/hash-chain.js';

/** An audit entry as the database gives it. */
export interface Entry {
  id: string;
  at: Date;
  actor: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  facts: Payload;
}

/** What is hashed of an entry: every column, times in UTC to the millisecond, facts flattened under `facts.`. */
export function payloadOf(entry: Entry): Payload {
  const { id, at, actor, action, subject_kind: kind, subject_id: subject } = entry;
  const facts = Object.entries(entry.facts).map(([key, value]) => [`facts.${key}`, value]);
  return {
    id,
    at: at.toISOString(),
    actor,
    action,
    kind,
    subject,
    ...(Object.fromEntries(facts) as Payload),
  };
}
