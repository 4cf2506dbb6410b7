import type { ChannelName } from '../kernel/language.js';

/** A text as a channel takes it. SMS has the numbered lines in `text` and no buttons. */
export interface Outgoing {
  text: string;
  /** Telegram: label and what comes back when it is pressed (at most 64 bytes); `beside` stands in the row of the one before. */
  buttons?: readonly { label: string; data: string; beside?: true }[];
  /** Telegram: asks to share the person's own number. */
  asksNumber?: boolean;
  /** Notify without a sound. */
  silent?: boolean;
}

/** One call of a provider: a text to send, one to change in place, or messages to delete. */
export type Call =
  | { op: 'send'; to: string; out: Outgoing; clears?: string; ref: string }
  | { op: 'edit'; to: string; out: Outgoing; target: string; ref: string }
  | { op: 'delete'; to: string; targets: string[]; ref: string };

/** A text whose fate is unknown; `known` are ids that other texts of ours have. */
export interface Lost {
  to: string;
  text: string;
  since: Date;
  known: readonly string[];
}

/** How core speaks to a provider. The adapters live in `src/bots/channels`. */
export interface Channel {
  readonly name: ChannelName;
  /** Returns the provider's message id, or throws a SendError. Gives up after ten seconds. */
  call(call: Call): Promise<string>;
  /** Asks the provider for a text whose fate is unknown: its id, or null; a SendError where it does not say. Left out where it cannot be asked. */
  find?(sent: Lost): Promise<string | null>;
}

export type SendReason =
  /** Slow down; `retryAfter` says how long. */
  | 'throttled'
  /** Never reached the provider: safe to send again. */
  | 'unreachable'
  /** Sent, but no answer came: it may have been taken. */
  | 'in-doubt'
  /** It takes nothing of ours: a wrong key, a suspended account, no credit (Twilio 20003, 30002; Telegram 401, 404). Nothing is said of the number. */
  | 'refused-us'
  /** The person stopped us (Twilio 21610, Telegram 403 blocked). */
  | 'opted-out'
  /** No such number or chat any more (Twilio 21211, 30005; Telegram 400 chat not found, 403 deactivated). */
  | 'bad-address'
  /** The handset cannot be reached now (30003, 30006). */
  | 'unreachable-handset'
  /** Carrier filter (30007), or a text taken for a one-time code (30038). */
  | 'filtered'
  | 'rejected';

/** A provider's refusal or silence, in our words. */
export class SendError extends Error {
  readonly retryAfter: number;
  /** The provider's own code, for the log and the worklist. */
  readonly code: string;

  constructor(
    readonly reason: SendReason,
    options: { cause?: unknown; retryAfter?: number; code?: string | number } = {},
  ) {
    super(reason, { cause: options.cause });
    this.name = 'SendError';
    this.retryAfter = options.retryAfter ?? 0;
    this.code = String(options.code ?? reason);
  }

  get retryable(): boolean {
    return ['throttled', 'unreachable', 'refused-us'].includes(this.reason);
  }
}
