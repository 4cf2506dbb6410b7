import type { Migration } from '../src/core/kernel/migrations.js';

const RUNS = `state IN ('active', 'on-hold')`;

// Two courses of one product would let it be kept twice for one person. Which of two prescriptions counts is no question
// for a migration: it refuses, and names the records; only of who is not in care, whom no page lets be changed, the older ends.
export const up: Migration = (db) =>
  db.query(`
  UPDATE courses u SET state = 'completed', state_reason = 'entered-in-error', end_on = CURRENT_DATE, rev = u.rev + 1
  FROM patients p WHERE p.id = u.patient_id AND p.state <> 'active' AND u.${RUNS}
    AND EXISTS (SELECT FROM courses o WHERE o.patient_id = u.patient_id AND o.product_id = u.product_id
                AND o.${RUNS} AND (o.created_at, o.id) > (u.created_at, u.id));

  DO $$ DECLARE refs text; BEGIN
    SELECT string_agg(DISTINCT p.public_ref, ', ') INTO refs FROM patients p JOIN courses u ON u.patient_id = p.id
    WHERE u.${RUNS} AND EXISTS (SELECT FROM courses o WHERE o.patient_id = u.patient_id
      AND o.product_id = u.product_id AND o.id <> u.id AND o.${RUNS});
    IF refs IS NOT NULL THEN
      RAISE EXCEPTION 'Somebody has two courses of one product, which this version does not let run beside each other: %. Start the version before, stop or complete one of the two on their page, and start this one again.', refs
        USING ERRCODE = 'object_not_in_prerequisite_state';
    END IF;
  END $$;

  CREATE UNIQUE INDEX courses_one_of_product ON courses (patient_id, product_id) WHERE ${RUNS};
`);

export const down: Migration = (db) => db.query('DROP INDEX courses_one_of_product');
