import { inboundSms, signedForm } from '#bots/phones/signed-form.js';
import { exchange } from '../../support/exchange.js';
import type { TestService } from '../../support/service.js';
import { GATEWAY, PUBLIC_URL, TELEGRAM, TWILIO, TWILIO_FROM } from '../../support/service.js';

/** What a webhook answered. */
export interface Answered {
  status: number;
  body: string;
}

/** A post to a webhook, before it is sent: a row of a table may spoil any part of it. */
export interface Post {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Sends a post as it stands. */
export async function send({ base }: TestService, post: Post): Promise<Answered> {
  const { path, ...rest } = post;
  const { status, body } = await exchange(base + path, { method: 'POST', ...rest });
  return { status, body };
}

/** A form signed for a webhook of ours. */
export function signed(path: string, params: Record<string, string>): Post {
  const { headers, body } = signedForm(PUBLIC_URL + path, TWILIO.authToken, params);
  return { path, headers: { ...headers }, body };
}

export const MESSAGES = '/webhooks/twilio/messages';

/** A genuine text by SMS. */
export function smsPost(
  from: string,
  body: string,
  extra: Record<string, string | undefined> = {},
): Post {
  const params: Record<string, string | undefined> = {
    ...inboundSms({ ...TWILIO, from, to: TWILIO_FROM, body }),
    ...extra,
  };
  const given = Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return signed(MESSAGES, Object.fromEntries(given));
}

let lastText = 0;

/** A text as an HTTP gateway posts it. */
export function gatewayPost(
  from: string,
  text: string,
  extra: Record<string, string | undefined> = {},
): Post {
  const fields: Record<string, string | undefined> = {
    id: `in-${(lastText += 1)}`,
    from,
    to: '40404',
    text,
    date: '2027-03-03 06:30:00',
    ...extra,
  };
  const given = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return gatewayForm('/webhooks/sms/messages', Object.fromEntries(given));
}

/** A form that shows the gateway's secret. */
export function gatewayForm(path: string, form: Record<string, string>): Post {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-gateway-secret': GATEWAY.secret,
  };
  return { path, headers, body: new URLSearchParams(form).toString() };
}

/** An update as Telegram posts it. */
export function telegramPost(update: unknown): Post {
  const headers = {
    'content-type': 'application/json',
    'x-telegram-bot-api-secret-token': TELEGRAM.secret,
  };
  return { path: '/webhooks/telegram', headers, body: JSON.stringify(update) };
}

/** The same post without one of its headers. */
export function without(post: Post, header: string): Post {
  const headers = Object.entries(post.headers).filter(([name]) => name !== header);
  return { ...post, headers: Object.fromEntries(headers) };
}
