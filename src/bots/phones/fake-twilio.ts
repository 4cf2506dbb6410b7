import { randomBytes } from 'node:crypto';
import { playFault } from './fault.js';
import type { Answer, Fault } from './fault.js';
import { startRecordingServer } from './recording-server.js';
import type { Exchange } from './recording-server.js';
import { listPage, messageResource } from './twilio-messages.js';
import type { AcceptedSms } from './twilio-messages.js';

export type { AcceptedSms } from './twilio-messages.js';

/** What a fault may be decided by; ordering is that of arrival. */
interface SmsRequest {
  to: string;
  body: string;
}

/** A recording server that speaks as much of Twilio's messages API as its client needs. */
export interface FakeTwilio {
  /** The base that takes the place of https://api.twilio.com. */
  url: string;
  accepted: AcceptedSms[];
  /** Numbers whose carrier blocks us after STOP: a text to one is refused with 21610. */
  stopped: Set<string>;
  /** Asks `next` what to do with each text to come; null clears. */
  fault(next: ((request: SmsRequest) => Fault | null) | null): void;
  onAccepted(listener: (sms: AcceptedSms) => void): () => void;
  close(): Promise<void>;
}

/** The account that the fake accepts, and its clock. */
export interface FakeTwilioOptions {
  accountSid: string;
  authToken: string;
  port?: number;
  now?: () => Date;
}

interface Desk {
  options: FakeTwilioOptions;
  accepted: AcceptedSms[];
  stopped: Set<string>;
  listeners: Set<(sms: AcceptedSms) => void>;
  next: ((request: SmsRequest) => Fault | null) | null;
}

const poolNumber = '+15550100001';
const longestBody = 1600;

/** Starts the fake on loopback; texts are kept in memory, in order. */
export async function startFakeTwilio(options: FakeTwilioOptions): Promise<FakeTwilio> {
  const desk: Desk = {
    options,
    accepted: [],
    stopped: new Set(),
    listeners: new Set(),
    next: null,
  };
  const server = await startRecordingServer(options.port ?? 0, (exchange) =>
    answer(desk, exchange),
  );
  return {
    url: server.url,
    accepted: desk.accepted,
    stopped: desk.stopped,
    fault(next) {
      desk.next = next;
    },
    onAccepted(listener) {
      desk.listeners.add(listener);
      return () => desk.listeners.delete(listener);
    },
    close: () => server.close(),
  };
}

async function answer(desk: Desk, exchange: Exchange): Promise<Answer> {
  const { accountSid, authToken } = desk.options;
  const basic = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
  if (exchange.headers.authorization !== basic) return refusal(401, 20003, 'Authenticate');
  const folder = `/2010-04-01/Accounts/${accountSid}/Messages`;
  const { pathname } = exchange.url;
  if (pathname === `${folder}.json` && exchange.method === 'POST') return take(desk, exchange);
  if (pathname === `${folder}.json`)
    return { status: 200, body: listPage(desk.accepted, exchange.url, accountSid) };
  const one = desk.accepted.find(({ sid }) => pathname === `${folder}/${sid}.json`);
  if (one) return { status: 200, body: messageResource(one, accountSid) };
  return refusal(404, 20404, `The requested resource ${pathname} was not found`);
}

function take(desk: Desk, exchange: Exchange): Promise<Answer> {
  const form = new URLSearchParams(exchange.body);
  const request = { to: form.get('To') ?? '', body: form.get('Body') ?? '' };
  return playFault(
    desk.next?.(request) ?? null,
    () => objection(desk, form) ?? accept(desk, form),
    ({ status, code = 20001, message = 'Refused' }) => refusal(status, code, message),
  );
}

function objection(desk: Desk, form: URLSearchParams): Answer | null {
  const to = form.get('To');
  const body = form.get('Body');
  if (!to) return refusal(400, 21604, "A 'To' phone number is required.");
  if (!form.get('From') && !form.get('MessagingServiceSid'))
    return refusal(400, 21603, "A 'From' phone number is required.");
  if (!body) return refusal(400, 21602, 'Message body is required.');
  if (body.length > longestBody)
    return refusal(400, 21617, 'The concatenated message body exceeds the 1600 character limit');
  if (!/^\+[1-9]\d{6,14}$/.test(to))
    return refusal(400, 21211, `The 'To' number ${to} is not a valid phone number.`);
  if (desk.stopped.has(to)) return refusal(400, 21610, 'Attempt to send to unsubscribed recipient');
  return null;
}

function accept(desk: Desk, form: URLSearchParams): Answer {
  const statusCallback = form.get('StatusCallback');
  const messagingServiceSid = form.get('MessagingServiceSid');
  const sms: AcceptedSms = {
    sid: `SM${randomBytes(16).toString('hex')}`,
    from: form.get('From') ?? poolNumber,
    to: form.get('To') ?? '',
    body: form.get('Body') ?? '',
    at: desk.options.now?.() ?? new Date(Date.now()),
    ...(statusCallback ? { statusCallback } : {}),
    ...(messagingServiceSid ? { messagingServiceSid } : {}),
  };
  desk.accepted.push(sms);
  for (const listener of desk.listeners) listener(sms);
  return {
    status: 201,
    body: { ...messageResource(sms, desk.options.accountSid), status: 'queued' },
  };
}

function refusal(status: number, code: number, message: string): Answer {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return { status, body: { code, message, more_info, status } };
}
