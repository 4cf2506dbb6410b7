import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';

/** What a server answered; of a stream, which has no end, that it began. */
export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

export interface Asking {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

const agent = new Agent({ keepAlive: true });

/** Asks over HTTP. Where thousands are asked, `fetch` would take longer than what it asks for. */
export function exchange(
  url: string,
  { method = 'GET', headers, body }: Asking = {},
): Promise<Answer> {
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const asking = { agent, method, headers: { ...length, ...headers } };
  return new Promise((answered, failed) => {
    const asked = request(url, asking, (response) => {
      read(response).then(answered, failed);
    });
    asked.on('error', failed).end(body);
  });
}

async function read(response: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, rawHeaders } = response;
  const headers = new Headers();
  for (let i = 0; i < rawHeaders.length; i += 2)
    headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '');
  if (headers.get('content-type')?.includes('event-stream')) {
    response.destroy();
    return { status, headers, body: '' };
  }
  response.setEncoding('utf8');
  let body = '';
  for await (const part of response) body += part as string;
  return { status, headers, body };
}
