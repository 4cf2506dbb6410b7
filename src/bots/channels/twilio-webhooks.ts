import { Router } from '@koa/router';
import type { RouterContext } from '@koa/router';
import twilio from 'twilio';
import { z } from 'zod';
import type { Id } from '#core/kernel/ids.js';
import type { DeliveryReport } from '#core/messaging/index.js';
import type { Incoming } from '../incoming.js';
import { genuineForm } from './genuine-form.js';
import { hear } from './hear.js';
import type { Intake } from './hear.js';
import { reasonOf } from './twilio-channel.js';

/** What the webhooks stand on. */
export interface TwilioWebhooks extends Intake {
  accountSid: string;
  authToken: string;
  /** The configured public base: signatures are checked against it, never against the Host header. */
  publicUrl: string;
  report: (report: DeliveryReport) => Promise<void>;
  /** Counts a refused request by its kind; nothing else of it is kept. */
  refused: (kind: string) => void;
}

const e164 = z.string().regex(/^\+[1-9]\d{6,14}$/);
const sid = (prefix: string) => z.string().regex(new RegExp(`^(?:${prefix})[0-9a-f]{32}$`));

/** A text as Twilio posts it. Well signed is not yet well formed. */
export const textForm = z.object({
  MessageSid: sid('SM|MM'),
  From: e164,
  To: e164,
  Body: z.string(),
  OptOutType: z.enum(['STOP', 'START', 'HELP']).optional(),
});
const status = z.object({
  MessageSid: sid('SM|MM'),
  MessageStatus: z.string(),
  ErrorCode: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
});
/** Who hides their number (anonymous), or calls by another way than a phone, is met with busy too. */
const voice = z.object({
  CallSid: sid('CA'),
  From: z.union([e164, z.string().transform(() => null)]),
});

/** Texts, delivery reports and missed calls as Twilio posts them: verify, record, answer. */
export function twilioRoutes(hooks: TwilioWebhooks): Router {
  const router = new Router();
  router.post('/webhooks/twilio/messages', async (http) => {
    const form = await genuine(http, hooks, textForm);
    if (!form) return;
    const reply = await hear(hooks, incomingText(form));
    twiml(http, reply === null ? '' : `<Message>${escape(reply)}</Message>`);
  });
  router.post('/webhooks/twilio/status', async (http) => {
    const form = await genuine(http, hooks, status);
    if (!form) return;
    const report = reportOf(http, form);
    if (report) await hooks.report(report);
    http.status = 204;
  });
  router.post('/webhooks/twilio/voice', async (http) => {
    const form = await genuine(http, hooks, voice);
    if (!form) return;
    if (form.From)
      await hear(hooks, {
        provider: 'twilio',
        externalId: form.CallSid,
        from: { channel: 'sms', value: form.From },
        event: { is: 'missed-call' },
      });
    twiml(http, '<Reject reason="busy"/>');
  });
  return router;
}

/** The form of a request that Twilio signed for this account, or null with the refusal answered. */
function genuine<T extends z.ZodType>(
  http: RouterContext,
  { accountSid, authToken, publicUrl, refused }: TwilioWebhooks,
  schema: T,
): Promise<z.infer<T> | null> {
  const signature = http.get('X-Twilio-Signature');
  const url = `${publicUrl}${http.originalUrl.split('#')[0] ?? ''}`;
  return genuineForm(http, {
    provider: 'twilio',
    proves: (fields) =>
      fields !== null &&
      signature !== '' &&
      fields['AccountSid'] === accountSid &&
      twilio.validateRequest(authToken, signature, url, fields),
    schema,
    refused,
  });
}

function incomingText(form: z.infer<typeof textForm>): Incoming {
  const opted = form.OptOutType === 'STOP' || form.OptOutType === 'START';
  return {
    provider: 'twilio',
    externalId: form.MessageSid,
    from: { channel: 'sms', value: form.From },
    event: opted
      ? { is: 'opted', out: form.OptOutType === 'STOP' }
      : { is: 'text', text: form.OptOutType === 'HELP' ? 'HELP' : form.Body },
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The report that a status callback makes; others (queued, accepted) say nothing new. */
function reportOf(http: RouterContext, form: z.infer<typeof status>): DeliveryReport | null {
  const marker = http.query['message'];
  const said = form.MessageStatus;
  const known =
    said === 'sent' || said === 'delivered' || said === 'undelivered' || said === 'failed';
  if (typeof marker !== 'string' || !UUID.test(marker) || !known) return null;
  return {
    messageId: marker as Id<'Message'>,
    providerId: form.MessageSid,
    status: said,
    code: form.ErrorCode ?? null,
    reason: form.ErrorCode === undefined ? null : reasonOf(Number(form.ErrorCode)),
  };
}

function twiml(http: RouterContext, inner: string): void {
  http.type = 'text/xml';
  http.body = `<?xml version="1.0" encoding="UTF-8"?>\n${inner ? `<Response>${inner}</Response>` : '<Response/>'}`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
