import type { Migration } from '../src/core/kernel/migrations.js';

const moved = (patients: string) => `
  UPDATE contact_points c SET zone = s.zone
  FROM patient_contacts l JOIN patients p ON p.id = l.patient_id JOIN sites s ON s.id = p.usual_site_id
  WHERE c.id = l.contact_id AND c.zone <> s.zone${patients};`;

// A number is written to by the clock of the place where its patient goes; of several, by that of the one who came last.
export const up: Migration = (db) =>
  db.query(`
  CREATE FUNCTION zone_of_usual_place() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE patient uuid;
  BEGIN
    IF TG_TABLE_NAME = 'patients' THEN patient := NEW.id; ELSE patient := NEW.patient_id; END IF;
    ${moved(' AND p.id = patient')}
    RETURN NULL;
  END $$;
  CREATE TRIGGER patients_zone AFTER UPDATE OF usual_site_id ON patients
    FOR EACH ROW WHEN (NEW.usual_site_id IS DISTINCT FROM OLD.usual_site_id)
    EXECUTE FUNCTION zone_of_usual_place();
  CREATE TRIGGER patient_contacts_zone AFTER INSERT ON patient_contacts
    FOR EACH ROW EXECUTE FUNCTION zone_of_usual_place();
  ${moved('')}
`);

export const down: Migration = (db) =>
  db.query(`
  DROP TRIGGER patient_contacts_zone ON patient_contacts;
  DROP TRIGGER patients_zone ON patients;
  DROP FUNCTION zone_of_usual_place;
`);
