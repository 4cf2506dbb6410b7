import { createHash } from 'node:crypto';

/** What a statement came to. */
interface Result {
  command: string;
  rows: unknown[];
}

/** The part of a `pg` client that we use; a text of several statements gives an array of results. */
export interface PgClient {
  query(statement: { name: string; text: string; values: unknown[] } | string): Promise<Result>;
}

/** Runs one SQL statement with bound parameters in the current transaction and gives its rows. */
export type Sql = <Row>(text: string, values: readonly unknown[]) => Promise<Row[]>;

/** Statements by name, prepared once a connection (half the cost of unprepared ones), run one after another. */
export function statements(client: PgClient): Sql {
  let last: Promise<unknown> = Promise.resolve();
  return <Row>(text: string, values: readonly unknown[]) => {
    const run = last.then(async () => {
      const { rows } = await client.query({ name: nameOf(text), text, values: [...values] });
      return rows as Row[];
    });
    last = run.catch(() => undefined);
    return run;
  };
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
    names.set(text, name);
  }
  return name;
}
