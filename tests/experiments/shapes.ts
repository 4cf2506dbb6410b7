import { z } from 'zod';
import type { Route } from '#console/contract/route.js';

/** An id that nothing has. */
export const UNKNOWN = '00000000-0000-7000-8000-00000000dead';

/** The part of a JSON schema that tests read. */
export interface Shape {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  format?: string;
  minimum?: number;
  additionalProperties?: boolean | Shape;
}

/** Values by the name of the field that they stand in. */
export type ByName = Readonly<Record<string, unknown>>;

/** What a schema takes, as JSON schema says it. */
export const shapeOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;

/** Something that fits a schema, so that what a test puts in is the only wrong thing, with the names of its fields; one inside another is `lots.0.units`. */
export function fitting(schema: z.ZodType, known: ByName = {}) {
  const shape = shapeOf(schema);
  return {
    given: (fit(shape, known) ?? {}) as Record<string, unknown>,
    names: namesIn(shape),
  };
}

function namesIn({ properties = {}, items, anyOf = [] }: Shape): string[] {
  const [first] = anyOf;
  const inner = first ? namesIn(first) : [];
  const own = Object.entries(properties).flatMap(([name, of]) => [name, ...below(name, of)]);
  return [...own, ...inner, ...(items ? ['0', ...below('0', items)] : [])];
}

const below = (name: string, of: Shape) => namesIn(of).map((rest) => `${name}.${rest}`);

/** The same with another value in one field. */
export function withField(given: object, name: string, value: unknown): Record<string, unknown> {
  const made = structuredClone(given) as Record<string, unknown>;
  const path = name.split('.');
  const last = path.pop() ?? '';
  const within = path.reduce((at, key) => at[key] as Record<string, unknown>, made);
  within[last] = value;
  return made;
}

function fit(shape: Shape, known: ByName): unknown {
  const [first] = shape.enum ?? [shape.const];
  if (first !== undefined) return first;
  if (shape.anyOf) return fit(shape.anyOf[0] ?? {}, known);
  if (shape.type === 'object')
    return Object.fromEntries(
      Object.entries(shape.properties ?? {}).map(([name, of]) => [
        name,
        name in known ? known[name] : fit(of, known),
      ]),
    );
  if (shape.type === 'array') return shape.items ? [fit(shape.items, known)] : [];
  return plain(shape);
}

function plain({ type, minimum, format = '' }: Shape): unknown {
  if (type === 'integer' || type === 'number') return Math.max(1, minimum ?? 1);
  if (type === 'boolean') return true;
  const known: Record<string, string> = { uuid: UNKNOWN, date: '2027-03-05', email: 'a@b.example' };
  return known[format] ?? '0700000101';
}

/** A route's path with one value in every place of its own. */
export const filled = ({ path }: Route, value = UNKNOWN) =>
  path.replaceAll(/:(\w+)/g, () => encodeURIComponent(value));

/** A route's path in a world: what its names stand for there, `:id` by the first word of the path. */
export const pathIn = ({ path }: Route, world: Readonly<Record<string, string>>) =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (name === 'day') return '2027-03-05';
    if (name === 'report') return 'due-and-late';
    return world[name === 'id' ? (path.split('/')[2] ?? '') : name] ?? UNKNOWN;
  });
