import type { RouterContext } from '@koa/router';
import type { z } from 'zod';
import { formFields, readBody } from './body.js';

const LIMIT = 16 * 1024;

/** How a provider of SMS proves that a request is its own, and what its form holds. */
interface Genuine<T extends z.ZodType> {
  provider: 'twilio' | 'gateway';
  /** Null where a field is repeated. */
  proves: (fields: Record<string, string> | null) => boolean;
  /** Well proven is not yet well formed. */
  schema: T;
  /** Counts a refused request by its kind; nothing else of it is kept. */
  refused: (kind: string) => void;
}

/** The form of a request of at most 16 KiB that its provider proves to be its own, or null with the refusal answered. */
export async function genuineForm<T extends z.ZodType>(
  http: RouterContext,
  { provider, proves, schema, refused }: Genuine<T>,
): Promise<z.infer<T> | null> {
  const refuse = (status: number, kind: string) => {
    http.status = status;
    refused(`${provider}-${kind}`);
    return null;
  };
  const body = await readBody(http.req, LIMIT);
  if (body === null) return refuse(413, 'oversized');
  const fields = formFields(body);
  if (!proves(fields)) return refuse(403, 'forged');
  const parsed = schema.safeParse(fields);
  return parsed.success ? parsed.data : refuse(403, 'malformed');
}
