import { expect, test } from 'vitest';
import { z } from 'zod';
import { Refusal } from '#console/contract/route.js';
import { testDesk } from '../support/desk.js';
import { figure, patience, size } from './size.js';

const { app, desk, as } = await testDesk();
const UNKNOWN = '00000000-0000-7000-8000-00000000dead';

const SEEDS = [
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

/** The strings of this size: each seed as it is, and wrapped so that no filter of one shape is enough. */
const strings = SEEDS.flatMap((seed) =>
  Array.from(
    { length: 20 },
    (_, i) => `${"'".repeat(i % 4)}${seed}${[' ', '--', ')', '"'][i % 4]}`,
  ),
).filter((_, i) => i % size(40, 1) === 0);

/** An address carries no lone surrogate. */
const wellFormed = (text: string) => Buffer.from(text, 'utf8').toString();

interface Shape {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
  items?: Shape;
  format?: string;
  minimum?: number;
}

/** Something that fits a shape, so that an injected field is the only wrong one. */
function fitting(shape: Shape): unknown {
  const [first] = shape.enum ?? [shape.const];
  if (first !== undefined) return first;
  if (shape.anyOf) return fitting(shape.anyOf[0] ?? {});
  if (shape.type === 'object')
    return Object.fromEntries(
      Object.entries(shape.properties ?? {}).map(([name, of]) => [name, fitting(of)]),
    );
  if (shape.type === 'array') return shape.items ? [fitting(shape.items)] : [];
  return plain(shape);
}

function plain({ type, minimum, format = '' }: Shape): unknown {
  if (type === 'integer' || type === 'number') return Math.max(1, minimum ?? 1);
  if (type === 'boolean') return true;
  const known: Record<string, string> = { uuid: UNKNOWN, date: '2027-03-05', email: 'a@b.example' };
  return known[format] ?? '0700000101';
}

const fieldsOf = (schema: z.ZodType): { body: Record<string, unknown>; names: string[] } => {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  return {
    body: (fitting(shape) ?? {}) as Record<string, unknown>,
    names: Object.keys(shape.properties ?? {}),
  };
};

const tables = async () => {
  const [rows] = await app.db.query(
    `SELECT count(*)::int AS n FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
     UNION ALL SELECT count(*)::int FROM staff WHERE role = 'super-admin'`,
  );
  return rows;
};

test(
  'no string through a field or a name of a path breaks a route, opens one, or makes it wait',
  async () => {
    const chief = await as('super-admin');
    const before = await tables();
    let tried = 0;
    let slowest = 0;
    const odd: unknown[] = [];
    const send = async (method: string, path: string, asked: object) => {
      const start = performance.now();
      const { status, body } = await chief.ask(method, path, asked);
      slowest = Math.max(slowest, performance.now() - start);
      tried += 1;
      const well = status < 300 || (status < 500 && Refusal.safeParse(body).success);
      if (!well && status !== 503)
        odd.push([method, path, JSON.stringify(asked).slice(0, 120), status]);
    };
    for (const { route } of desk.served) {
      if (/^\/api\/(events|session|account\/(password|reset)|links)/.test(route.path)) continue;
      const path = route.path.replaceAll(/:(\w+)/g, UNKNOWN);
      const { body, names } = fieldsOf(route.body);
      const query = fieldsOf(route.query).names;
      for (const given of strings) {
        for (const name of names)
          await send(route.method, path, { body: { ...body, [name]: given } });
        for (const name of query)
          await send(route.method, path, {
            query: { [name]: wellFormed(given) },
            ...(route.method === 'GET' ? {} : { body }),
          });
        if (path !== route.path)
          await send(
            route.method,
            route.path.replaceAll(/:(\w+)/g, encodeURIComponent(wellFormed(given))),
            route.method === 'GET' ? {} : { body },
          );
      }
    }
    figure('T28', {
      strings: strings.length,
      tried,
      odd: odd.length,
      slowestMs: Math.round(slowest),
    });
    expect(odd).toEqual([]);
    expect(await tables()).toEqual(before);
    expect(slowest).toBeLessThan(3_000);
  },
  patience,
);
