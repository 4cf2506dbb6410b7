import { z } from 'zod';

/** One thing the console can be asked: how, where, and the shapes of what goes in and comes out. Both sides read it; the API's description is printed from it. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** `/api/pickups/:id/ready`; each `:name` is a field of `params`. */
  path: string;
  /** One sentence: what it does. */
  summary: string;
  params: Params;
  query: Query;
  body: Body;
  /** Only the fields named here leave the server. */
  answer: Answer;
  /** The media type of an answer that is not JSON. */
  produces?: string;
}

const nothing = z.strictObject({});
type Nothing = typeof nothing;

/** Left out, the type is its default, Nothing. */
const orNothing = <T extends z.ZodType>(given: T | undefined): T =>
  given ?? (nothing as unknown as T); // the compiler does not tie the default to what is left out

/** Describes a route; what is left out takes nothing. Unknown keys are refused. */
export function route<
  Answer extends z.ZodType,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(
  address: `${Route['method']} /api/${string}`,
  about: {
    summary: string;
    answer: Answer;
    params?: Params;
    query?: Query;
    body?: Body;
    produces?: string;
  },
): Route<Params, Query, Body, Answer> {
  const [method, path] = address.split(' ') as [Route['method'], string];
  const { params, query, body, ...rest } = about;
  return {
    method,
    path,
    ...rest,
    params: orNothing(params),
    query: orNothing(query),
    body: orNothing(body),
  };
}

/** `{ id }` in a path. */
export const byId = z.strictObject({ id: z.uuid() });

/** An answer that says only that it was done. */
export const done = z.object({ done: z.literal(true) });

/** Says so. */
export const DONE = { done: true } as const;

const PAGE = 25;

/** The part of a list that is asked for; each list adds its own filters and orders. */
export const paging = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(PAGE),
};

/** One page of a list, and how many rows there are in all. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), total: z.number().int() });

/** The one shape of every refusal; `fields` names each field that is wrong and why. */
export const Refusal = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    fields: z.record(z.string(), z.string()),
  }),
});
export type Refusal = z.infer<typeof Refusal>;
