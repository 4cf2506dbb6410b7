import type { Context } from 'koa';
import type { z } from 'zod';

const longestBody = 16 * 1024;

/** The request's JSON body by `schema`; 413 where it is longer than 16 KiB, 400 where it is not it. */
export async function readJson<T>(http: Context, schema: z.ZodType<T>): Promise<T> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of http.req) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > longestBody) http.throw(413);
    chunks.push(bytes);
  }
  const parsed = schema.safeParse(jsonOrNull(Buffer.concat(chunks).toString('utf8')));
  return parsed.success ? parsed.data : http.throw(400);
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
