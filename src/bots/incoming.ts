import type { Language } from '#core/kernel/language.js';
import type { Address } from '#core/patients/index.js';

/** What a channel took in, in words that every channel shares. */
export interface Incoming {
  provider: 'twilio' | 'gateway' | 'telegram';
  /** The provider's id; a repeat carries the same one and changes nothing. */
  externalId: string;
  from: Address;
  event:
    | { is: 'text'; text: string }
    /** A button of one of our texts, by that text's number. */
    | { is: 'press'; n: number; key: string; messageId: string }
    /** The provider itself took an opt-out or opt-in (Twilio's OptOutType). */
    | { is: 'opted'; out: boolean }
    /** The person blocked or unblocked us. */
    | { is: 'blocked' }
    /** The chat was opened, perhaps by a link that holds join words. */
    | { is: 'start'; payload: string }
    /** The person shared their own number, E.164. */
    | { is: 'own-number'; phone: string }
    | { is: 'missed-call' };
  /** The language that the person's app uses, where the provider says so. */
  language?: Language;
  /** The provider's id of the person's own message, where it can be deleted. */
  messageId?: number;
}
