import { setTimeout as pause } from 'node:timers/promises';
import { startRecordingServer } from '#bots/phones/recording-server.js';

/** A text that the gateway took. */
export interface Taken {
  id: string;
  to: string;
  message: string;
  username: string;
  from: string;
}

/** What the next text is met with instead. */
export interface GatewayFault {
  /** HTTP status, and what is said with it. */
  status?: number;
  says?: unknown;
  /** The recipient's own status code. */
  code?: number;
  /** Taken, and then the line is cut. */
  drop?: boolean;
  /** Answered this late. */
  delayMs?: number;
}

/** A recording server that speaks Africa's Talking's messaging call. */
export async function startFakeGateway(key: string) {
  const accepted: Taken[] = [];
  let fault: GatewayFault | null = null;
  const server = await startRecordingServer(0, async ({ url, method, headers, body }) => {
    const { status, says, code = 101, drop, delayMs = 0 } = fault ?? {};
    if (method !== 'POST' || url.pathname !== '/version1/messaging')
      return { status: 404, body: {} };
    if (headers['apikey'] !== key) return { status: 401, body: 'The supplied key is invalid' };
    if (status) return { status, body: says };
    const form = new URLSearchParams(body);
    const field = (name: string) => form.get(name) ?? '';
    const id = `ATXid_${accepted.length + 1}`;
    const names = { username: field('username'), from: field('from') };
    if (code < 400) accepted.push({ id, to: field('to'), message: field('message'), ...names });
    await pause(delayMs);
    if (drop) return 'drop';
    const recipient = { statusCode: code, number: field('to'), status: 'x', messageId: id };
    return { status: 201, body: { SMSMessageData: { Message: 'x', Recipients: [recipient] } } };
  });
  return {
    url: `${server.url}/version1/messaging?username=sandbox&from=40404`,
    accepted,
    fault: (next: GatewayFault | null) => {
      fault = next;
    },
    close: () => server.close(),
  };
}
