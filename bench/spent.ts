import { Client } from 'pg';

/** What this process spent since it was last asked. */
export interface Spent {
  /** Messages to the database that it waited for. */
  trips: number;
  /** The time until they were answered, in milliseconds. */
  databaseMs: number;
  /** Its own work, in milliseconds. */
  cpuMs: number;
}

type Query = (this: Client, ...given: unknown[]) => unknown;

/** Counts what goes to the database from here on; gives how to read it, which begins anew. */
export function countSpent(): () => Spent {
  let trips = 0;
  let databaseMs = 0;
  const client = Client.prototype as unknown as { query: Query };
  const { query } = client;
  client.query = function counted(...given) {
    const answer = query.apply(this, given);
    if (!(answer instanceof Promise)) return answer;
    const from = performance.now();
    const done = () => {
      trips += 1;
      databaseMs += performance.now() - from;
    };
    answer.then(done, done);
    return answer;
  };
  let before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    const spent = { trips, databaseMs, cpuMs: (user + system) / 1_000 };
    before = process.cpuUsage();
    trips = 0;
    databaseMs = 0;
    return spent;
  };
}
