import type { Migration } from '../src/core/kernel/migrations.js';

/** One step of visits whose parcel was handed over. */
const step = (from: string, to: string, correction = 'v.correction') => `
  UPDATE visits v SET state = '${to}', rev = v.rev + 1, correction = ${correction},
    state_at = greatest(v.state_at, p.ended_at)
  FROM pickups p WHERE p.visit_id = v.id AND p.state = 'collected' AND v.state = '${from}';`;

// What was handed over at a visit before that fulfilled it left the visit as it was, or missed.
export const up: Migration = (db) =>
  db.query(`
  ${step('booked', 'arrived')}
  ${step('arrived', 'checked-in')}
  ${step('checked-in', 'fulfilled')}
  ${step('noshow', 'fulfilled', `'falsely-missed'`)}
`);

// They were fulfilled before as after.
export const down: Migration = () => Promise.resolve();
