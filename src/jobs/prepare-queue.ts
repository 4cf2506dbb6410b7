import { PostgresConnection } from 'bullmq';
import { Sequelize } from 'sequelize';

/** Makes BullMQ's own schema as the owner, and lets the application's role use it. */
export async function prepareQueue(ownerUrl: string, appRole: string | null): Promise<void> {
  const connection = new PostgresConnection({ connectionString: ownerUrl, max: 1, migrate: true });
  try {
    await connection.waitUntilReady();
  } finally {
    await connection.close();
  }
  if (!appRole) return;
  const db = new Sequelize(ownerUrl, { logging: false, pool: { max: 1, min: 0 } });
  const role = `"${appRole.replaceAll('"', '""')}"`;
  await db.query(`
    GRANT USAGE ON SCHEMA bullmq TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA bullmq TO ${role};
    GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA bullmq TO ${role};`);
  await db.close();
}
