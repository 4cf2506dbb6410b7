import { createHmac, randomBytes } from 'node:crypto';

/** What `fetch` needs to post a form as Twilio does. */
export interface SignedForm {
  method: 'POST';
  headers: { 'content-type': string; 'x-twilio-signature': string; 'user-agent': string };
  body: string;
}

/**
 * A form post signed for `url` by Twilio's rule: base64 HMAC-SHA1, under the account's token, of
 * the URL without its fragment followed by every key and value in the order of the keys.
 */
export function signedForm(
  url: string,
  authToken: string,
  params: Readonly<Record<string, string>>,
): SignedForm {
  const pairs = Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1));
  const signed = (url.split('#')[0] ?? '') + pairs.flat().join('');
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': createHmac('sha1', authToken).update(signed, 'utf8').digest('base64'),
      'user-agent': 'TwilioProxy/1.1',
    },
    body: new URLSearchParams(pairs).toString(),
  };
}

/** Who writes to whom; any field beyond these replaces what would be made up. */
export interface InboundSms {
  accountSid: string;
  from: string;
  to: string;
  body: string;
  sid?: string;
  messagingServiceSid?: string;
  extra?: Readonly<Record<string, string>>;
}

/** The form fields of an incoming text, with a fresh MessageSid where none is given. */
export function inboundSms(sms: InboundSms): Record<string, string> {
  const sid = sms.sid ?? newSid('SM');
  return {
    ToCountry: 'KE',
    SmsMessageSid: sid,
    NumMedia: '0',
    SmsSid: sid,
    SmsStatus: 'received',
    FromCountry: 'KE',
    Body: sms.body,
    To: sms.to,
    NumSegments: String(Math.max(1, Math.ceil(sms.body.length / 160))),
    MessageSid: sid,
    AccountSid: sms.accountSid,
    From: sms.from,
    ApiVersion: '2010-04-01',
    ...(sms.messagingServiceSid ? { MessagingServiceSid: sms.messagingServiceSid } : {}),
    ...sms.extra,
  };
}

/** The form fields of a delivery status callback; `errorCode` is Twilio's number. */
export function statusUpdate(update: {
  accountSid: string;
  sid: string;
  status: 'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed';
  from: string;
  to: string;
  errorCode?: number;
}): Record<string, string> {
  return {
    AccountSid: update.accountSid,
    ApiVersion: '2010-04-01',
    From: update.from,
    MessageSid: update.sid,
    MessageStatus: update.status,
    SmsSid: update.sid,
    SmsStatus: update.status,
    To: update.to,
    ...(update.errorCode === undefined ? {} : { ErrorCode: String(update.errorCode) }),
  };
}

/** The form fields of an incoming voice call that is still ringing. */
export function inboundCall(call: {
  accountSid: string;
  from: string;
  to: string;
}): Record<string, string> {
  return {
    AccountSid: call.accountSid,
    ApiVersion: '2010-04-01',
    CallSid: newSid('CA'),
    CallStatus: 'ringing',
    Called: call.to,
    Caller: call.from,
    Direction: 'inbound',
    From: call.from,
    FromCountry: 'KE',
    To: call.to,
    ToCountry: 'KE',
  };
}

function newSid(kind: 'SM' | 'CA'): string {
  return `${kind}${randomBytes(16).toString('hex')}`;
}
