import type { Migration } from '../src/core/kernel/migrations.js';

// Visits that were fulfilled afterwards, because what is given at them had been handed over, left their next day as it was.
export const up: Migration = (db) =>
  db.query(`
  UPDATE patient_services k SET due_on = given.last + k.interval_days
  FROM (SELECT v.patient_id, v.service_id, max(v.local_day) AS last
        FROM visits v JOIN pickups p ON p.visit_id = v.id AND p.state = 'collected'
        WHERE v.state = 'fulfilled' GROUP BY v.patient_id, v.service_id) AS given
  WHERE k.patient_id = given.patient_id AND k.service_id = given.service_id
    AND k.interval_days IS NOT NULL AND (k.due_on IS NULL OR k.due_on <= given.last)
`);

// It was due then before as after.
export const down: Migration = () => Promise.resolve();
