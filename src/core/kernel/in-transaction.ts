import { Transaction } from 'sequelize';
import type { Sequelize } from 'sequelize';
import type { PgClient } from './sql.js';

/** What work in a transaction has to hand. */
export interface Began {
  client: PgClient;
  /** By which Sequelize's models join in. */
  transaction: Transaction;
  /** The rows of each statement that was sent with BEGIN, in their order. */
  first: readonly (readonly unknown[])[];
}

/**
 * Runs work on one pooled connection between BEGIN and COMMIT, and takes all of it back where it throws.
 * `first` are whole statements without parameters: they travel in BEGIN's message and each sees what was committed when it began.
 */
export async function inTransaction<T>(
  db: Sequelize,
  first: readonly string[],
  work: (began: Began) => Promise<T>,
): Promise<T> {
  const client = (await db.connectionManager.getConnection({ type: 'write' })) as PgClient;
  const transaction = Object.assign(new Transaction(db, {}), { connection: client });
  try {
    const results = await client.query(['BEGIN', ...first].join(';'));
    const [, ...rows] = [results].flat().map((result) => result.rows);
    const outcome = await work({ client, transaction, first: rows });
    const { command } = await client.query('COMMIT');
    // PostgreSQL answers COMMIT of a transaction in which a statement failed with ROLLBACK.
    if (command !== 'COMMIT')
      throw new Error('a failed statement was passed over: nothing is kept');
    db.connectionManager.releaseConnection(client);
    return outcome;
  } catch (error) {
    await takeBack(db, client);
    throw error;
  } finally {
    // A model's query that comes too late is refused.
    Object.assign(transaction, { finished: 'commit' });
  }
}

/** A connection that cannot even roll back is not used again. */
async function takeBack(db: Sequelize, client: PgClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    db.connectionManager.releaseConnection(client);
  } catch {
    await db.connectionManager.destroyConnection(client).catch(() => undefined);
  }
}
