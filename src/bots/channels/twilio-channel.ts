import twilio from 'twilio';
import { SendError } from '#core/messaging/index.js';
import type { Channel, SendReason } from '#core/messaging/index.js';
import { silence } from './silence.js';

export interface TwilioSettings {
  accountSid: string;
  authToken: string;
  /** E.164, or null where a Messaging Service chooses. */
  from: string | null;
  messagingServiceSid: string | null;
  apiUrl: string;
  /** Public base of our webhooks, where reports come to. */
  publicUrl: string;
  /** How long an answer is waited for; 10 seconds where it is left out. */
  timeoutMs?: number;
}

/** Twilio's codes in our words (twilio.com/docs/api/errors). */
const REASONS: Readonly<Record<number, SendReason>> = {
  20003: 'refused-us',
  20005: 'refused-us',
  20429: 'throttled',
  21211: 'bad-address',
  21408: 'rejected',
  21606: 'refused-us',
  21610: 'opted-out',
  21612: 'rejected',
  21614: 'bad-address',
  30001: 'throttled',
  30002: 'refused-us',
  30003: 'unreachable-handset',
  30005: 'bad-address',
  30006: 'unreachable-handset',
  30007: 'filtered',
  30010: 'rejected',
  30022: 'throttled',
  30032: 'rejected',
  30034: 'rejected',
  30038: 'filtered',
};

const REASONS_OF_STATUS: Readonly<Record<number, SendReason>> = {
  401: 'refused-us',
  429: 'throttled',
};

/** What a code of Twilio's means to us; null where it is none that we know. */
export function reasonOf(code: number): SendReason | null {
  return REASONS[code] ?? null;
}

/** SMS by Twilio's API, with its real client. */
export function twilioChannel(settings: TwilioSettings): Channel {
  const client = twilioClient(settings);
  const { from, messagingServiceSid, publicUrl } = settings;
  return {
    name: 'sms',
    async call(call) {
      if (call.op !== 'send') throw new SendError('rejected', { code: `sms-${call.op}` });
      try {
        const sent = await client.messages.create({
          to: call.to,
          body: call.out.text,
          ...(messagingServiceSid ? { messagingServiceSid } : { from: from ?? '' }),
          statusCallback: `${publicUrl}/webhooks/twilio/status?message=${call.ref}`,
        });
        return sent.sid;
      } catch (cause) {
        throw sendError(cause);
      }
    },
    // Another deployment may send by the same account.
    async find({ to, text, since, known }) {
      try {
        const sent = await client.messages.list({ to, dateSentAfter: since, limit: 50 });
        const own = sent.filter((each) =>
          messagingServiceSid
            ? each.messagingServiceSid === messagingServiceSid
            : each.from === from,
        );
        return own.find(({ body, sid }) => body === text && !known.includes(sid))?.sid ?? null;
      } catch (cause) {
        throw sendError(cause);
      }
    },
  };
}

/** The real client, its address exchanged where TWILIO_API_URL names another. */
function twilioClient({ accountSid, authToken, apiUrl, timeoutMs = 10_000 }: TwilioSettings) {
  const real = new twilio.RequestClient({ timeout: timeoutMs });
  const httpClient = new twilio.RequestClient({ timeout: timeoutMs });
  httpClient.request = (options) =>
    real.request({ ...options, uri: options.uri.replace('https://api.twilio.com', apiUrl) });
  return twilio(accountSid, authToken, { httpClient });
}

function sendError(cause: unknown): SendError {
  return cause instanceof twilio.RestException ? refusal(cause) : silence(cause);
}

/** A server's fault (5xx) says nothing of whether the text was taken. */
function refusal(cause: InstanceType<typeof twilio.RestException>): SendError {
  const { code = 0, status } = cause;
  const otherwise = status >= 500 ? 'in-doubt' : 'rejected';
  const reason = reasonOf(code) ?? REASONS_OF_STATUS[status] ?? otherwise;
  return new SendError(reason, { cause, code: code || status });
}
