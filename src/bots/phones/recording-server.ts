import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer } from './fault.js';

/** One request as a fake provider sees it, its body read to the end as UTF-8. */
export interface Exchange {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
  /** Aborted when the caller goes away before the answer. */
  gone: AbortSignal;
}

/** An HTTP server on loopback; `close` cuts the connections that are still open. */
export interface RecordingServer {
  url: string;
  close(): Promise<void>;
}

/** Serves JSON answers on 127.0.0.1, on a free port where `port` is 0. */
export async function startRecordingServer(
  port: number,
  answer: (exchange: Exchange) => Promise<Answer>,
): Promise<RecordingServer> {
  const server = createServer((request, response) => {
    void serve(request, response, answer);
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (exchange: Exchange) => Promise<Answer>,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  try {
    const said = await answer({
      method: request.method ?? 'GET',
      url: new URL(request.url ?? '/', 'http://127.0.0.1'),
      headers: request.headers,
      body: await readAll(request),
      gone: gone.signal,
    });
    if (said === 'drop') request.socket.resetAndDestroy();
    else send(response, said.status, said.body);
  } catch (cause) {
    send(response, 500, { message: cause instanceof Error ? cause.message : 'fault' });
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
