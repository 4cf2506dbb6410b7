import { connection } from '../connection.js';
import { OfflineError } from '../refusal.js';

/** Fetches a file that is needed only now; throws an OfflineError where it did not arrive. */
export async function fetched<Value>(load: () => Promise<Value>): Promise<Value> {
  try {
    return await load();
  } catch (cause) {
    connection.lost();
    throw new OfflineError({ cause });
  }
}
