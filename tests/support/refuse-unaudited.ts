import { Sequelize } from 'sequelize';

const GUARD = `
  CREATE FUNCTION tests_entered() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM set_config('sotto.entered', 'on', true);
    RETURN NULL;
  END $$;
  CREATE TRIGGER tests_entered AFTER INSERT ON audit_entries EXECUTE FUNCTION tests_entered();

  CREATE FUNCTION tests_refuse_unaudited() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF current_setting('sotto.entered', true) IS DISTINCT FROM 'on' THEN
      RAISE EXCEPTION 'unaudited write to %', TG_TABLE_NAME;
    END IF;
    RETURN NULL;
  END $$;

  DO $$
  DECLARE
    personal regclass;
  BEGIN
    FOR personal IN SELECT oid FROM pg_class
                    WHERE relkind = 'r' AND obj_description(oid, 'pg_class') LIKE 'personal%' LOOP
      EXECUTE format(
        'CREATE CONSTRAINT TRIGGER tests_unaudited AFTER INSERT OR UPDATE OR DELETE ON %s
           DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
           WHEN (current_setting(''sotto.watched'', true) = ''on'')
           EXECUTE FUNCTION tests_refuse_unaudited()', personal);
    END LOOP;
  END $$`;

/** Has the database refuse, at the commit of a transaction of `perform`, what was written to a table marked personal without an audit entry (invariant 21). Writes that a test makes by itself pass. */
export async function refuseUnaudited(ownerUrl: string): Promise<void> {
  const owner = new Sequelize(ownerUrl, { logging: false });
  await owner.query(GUARD);
  await owner.close();
}
