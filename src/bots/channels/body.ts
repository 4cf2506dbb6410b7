import type { IncomingMessage } from 'node:http';

/** A request body of at most `limit` bytes, or null where it is longer; the rest is not kept, and the connection stays for the refusal. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return passOver(request);
  const chunks: Buffer[] = [];
  let length = 0;
  const whole = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  for await (const chunk of whole) {
    length += chunk.length;
    if (length > limit) return passOver(request);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Lets the rest flow away unread, so that the sender gets to hear the refusal. */
function passOver(request: IncomingMessage): null {
  request.resume();
  return null;
}

/** A form's fields, or null where one is repeated: Twilio's signature does not tell such forms apart. */
export function formFields(body: string): Record<string, string> | null {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (fields.has(name)) return null;
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}
