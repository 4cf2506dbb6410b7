import { z } from 'zod';
import type { DeliveryReport, SendReason } from '#core/messaging/index.js';

// The field names and codes of Africa's Talking's SMS API (developers.africastalking.com/docs/sms).

const phone = z.string().regex(/^\+[1-9]\d{6,14}$/);
// No column takes a NUL.
const word = z.string().regex(/^[\x20-\x7e]*$/);
const id = word.min(1).max(100);

/** A text that a person sent, as the gateway posts it. */
export const inbound = z.object({ id, from: phone, text: z.string() });

/** What became of a text of ours. */
export const delivery = z.object({
  id,
  status: word,
  failureReason: word.max(60).optional(),
});

/** The gateway's answer to a text that we hand over; one that was refused whole has no recipient. */
export const handedOver = z.object({
  SMSMessageData: z.object({
    Message: z.string(),
    Recipients: z.array(
      z.object({ statusCode: z.number(), status: z.string(), messageId: z.string() }),
    ),
  }),
});

/** Processed, sent, queued. */
export const TAKEN: ReadonlySet<number> = new Set([100, 101, 102]);

/** Why a text was not taken, in our words; 402 (our sender's name) and 405 (no credit) are of us, 500 to 502 the gateway's own faults. */
const REFUSED: Readonly<Record<number, SendReason>> = {
  402: 'refused-us',
  403: 'bad-address',
  404: 'bad-address',
  405: 'refused-us',
  406: 'opted-out',
  409: 'opted-out',
  500: 'in-doubt',
  501: 'in-doubt',
};

/** A request that was refused whole reached nobody; for our sender's name it is of us. */
export function reasonOfWhole(message: string): SendReason {
  return message === 'InvalidSenderId' ? 'refused-us' : 'rejected';
}

/** What a recipient's status code means to us. */
export function reasonOfCode(code: number): SendReason {
  return REFUSED[code] ?? 'rejected';
}

// Maps, as a plain object also has what was never put in it.
const STATUSES: ReadonlyMap<string, DeliveryReport['status']> = new Map([
  ['Sent', 'sent'],
  ['Success', 'delivered'],
  ['Rejected', 'undelivered'],
  ['Failed', 'undelivered'],
  ['AbsentSubscriber', 'undelivered'],
  ['Expired', 'undelivered'],
]);

// Its documents, its clients and its reports spell some of them differently.
const FAILURES: ReadonlyMap<string, SendReason> = new Map([
  ['AbsentSubscriber', 'unreachable-handset'],
  ['DeliveryFailure', 'unreachable-handset'],
  ['UserAccountSuspended', 'unreachable-handset'],
  ['UserDoesNotExist', 'bad-address'],
  ['UserInactive', 'bad-address'],
  ['UserIsInactive', 'bad-address'],
  ['NotNetworkSubscriber', 'bad-address'],
  ['NotNetworkSubcriber', 'bad-address'],
  ['InsufficientCredit', 'rejected'],
  ['UserNotSubscribedToProduct', 'rejected'],
  ['DoNotDisturbRejection', 'opted-out'],
  ['UserInBlackList', 'opted-out'],
  ['UserInBlacklist', 'opted-out'],
]);

/** What a delivery report says in our words; null where it says nothing new (submitted, buffered). */
export function reportedBy({
  status,
  failureReason,
}: z.infer<typeof delivery>): Pick<DeliveryReport, 'status' | 'code' | 'reason'> | null {
  const known = STATUSES.get(status);
  if (!known) return null;
  const failed = known === 'undelivered';
  const why = failureReason ?? status;
  return {
    status: known,
    code: failed ? why : null,
    reason: failed ? (FAILURES.get(why) ?? null) : null,
  };
}
