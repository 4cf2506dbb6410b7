import type { Sql } from '#core/kernel/sql.js';

const SEEDS: readonly string[] = [
  "' OR '1'='1",
  "'; DROP TABLE staff; --",
  "1'; SELECT pg_sleep(3); --",
  "' UNION SELECT password_hash FROM staff --",
  '$1 OR true',
  '"; --',
  "E'\\x27 OR 1=1",
  '{"$gt":""}',
  '[$ne]=1',
  '{{7*7}}',
  '${7*7}',
  '<%= 7*7 %>',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'C:\\windows\\win.ini',
  'x\r\nSet-Cookie: a=b',
  '\u0000',
  '%00',
  '\ud800',
  '\u202Egnp.exe',
  '=cmd|calc!A1',
  '-1 OR 1=1',
  '9'.repeat(400),
];

/** 500 strings that mean something to SQL, NoSQL, templates, headers, paths, pages or sheets: each seed wrapped in 20 ways, so that no filter of one shape is enough. */
export const injections: readonly string[] = SEEDS.flatMap((seed) =>
  Array.from(
    { length: 20 },
    (_, i) => `${"'".repeat(i % 5)}${seed}${[' ', '--', ')', '"'][Math.floor(i / 5)]}`,
  ),
);

/** An address or a form carries no lone surrogate. */
export const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString();

/** Pairs of slots and strings: every pair in full, else as many as meet every slot and every string once. */
export function pairs<S>(slots: readonly S[], all: boolean): [S, string][] {
  if (all) return slots.flatMap((slot) => injections.map((text): [S, string] => [slot, text]));
  const count = Math.max(slots.length, injections.length);
  return Array.from({ length: count }, (_, i) => {
    // 7 and 500 have no factor in common, so the strings come in turn, those of one seed apart.
    return [slots[i % slots.length] as S, injections[(i * 7) % injections.length] ?? ''];
  });
}

/** The values in the text of the statement, as one would who trusts them. */
export const unbound =
  (sql: Sql): Sql =>
  (text, values) =>
    sql(
      text.replaceAll(/\$(\d+)/g, (_, n: string) => {
        const value = values[Number(n) - 1];
        return typeof value === 'string' ? `'${value}'` : 'NULL';
      }),
      [],
    );
