import { z } from 'zod';

/** Someone whose phone can be held in the demo; `address` is a number or a Telegram id. */
export interface DemoPerson {
  key: string;
  channel: 'sms' | 'telegram';
  address: string;
  /** For example `English · COVERT · items A, B`. */
  title: string;
  language: string;
  level: string;
  /** The number that a Telegram user can share as their own contact. */
  phone?: string;
  /** What the demo tells of their secret number, as two digits of it are asked for. */
  secretNumber?: string;
  /** What to do with this phone first, where it is not plain. */
  hint?: string;
}

/** One line of a plain phone's thread; `at` is an ISO instant of the demo's clock. */
export interface SmsEntry {
  id: number;
  side: 'person' | 'service' | 'carrier' | 'call' | 'trouble';
  text: string;
  at: string;
}

/** One message of the smartphone's chat, as its holder sees it now. */
export interface ChatEntry {
  id: number;
  side: 'person' | 'service';
  text: string;
  at: string;
  edited: boolean;
  deleted: boolean;
  /** Neither forwarded nor saved. */
  protected: boolean;
  silent: boolean;
  buttons: { text: string; data: string | null }[][];
  keyboard: { text: string; contact: boolean }[][];
}

/** A neutral sentence on what the service just did. */
export interface LedgerEntry {
  id: string;
  at: string;
  text: string;
}

/** A parcel that waits at a place. */
export interface DeskParcel {
  id: string;
  place: number;
  /** The number on the parcel. */
  parcel: number;
  state: 'held' | 'ready';
}

/** What an act at the desk came to; `locked` after too many wrong codes at a place in an hour. */
export type DeskOutcome = 'done' | 'wrong' | 'locked' | 'not-now';

/** What an act at the desk came to, and everything as it is then. */
export interface DeskAnswer {
  outcome: DeskOutcome;
  state: PhonesState;
}

/** A number that a plain phone was to have, as it stands in the list since; null where it is none. */
export interface TakenAnswer {
  taken: string | null;
  state: PhonesState;
}

/** How far the clock is moved: an hour, a day, or to whatever is due next to those whose phones are held. */
export type ClockStep = 'hour' | 'day' | 'next';

/** Everything that the page shows; threads and chats are by the person's key. */
export interface PhonesState {
  /** The name that texts come from. */
  brand: string;
  now: string;
  zone: string;
  people: DemoPerson[];
  /** The plain phones' texts, by number. */
  threads: Record<string, SmsEntry[]>;
  /** Numbers whose carrier blocks us since they sent STOP. */
  stopped: string[];
  /** The smartphones' chats, by the person's key. */
  chats: Record<string, ChatEntry[]>;
  /** Keys of the people who blocked the bot. */
  blocked: string[];
  /** What the last button press was answered with, by key; the number rises with each. */
  toasts: Record<string, { id: number; text: string }>;
  commands: { command: string; description: string; language: string }[];
  /** Channels whose real provider is used: what is sent unasked goes there. */
  real: ('sms' | 'telegram')[];
  /** Newest first. */
  ledger: LedgerEntry[];
  /** The live parcels, newest first; null where the page has no desk. */
  desk: DeskParcel[] | null;
  /** Where staff sign in; null where the page knows of no console. */
  consoleUrl: string | null;
}

const key = z.string().min(1).max(64);

/** Bodies of the page's requests, by the last part of their path. */
export const phoneBodies = {
  send: z.strictObject({ key, text: z.string().min(1).max(1600) }),
  press: z.strictObject({ key, messageId: z.number().int(), data: z.string().min(1).max(64) }),
  contact: z.strictObject({ key }),
  block: z.strictObject({ key, blocked: z.boolean() }),
  call: z.strictObject({ key }),
  take: z.strictObject({ number: z.string().min(1).max(32) }),
  clock: z.strictObject({ step: z.enum(['hour', 'day', 'next']), held: z.array(key).max(2) }),
  ready: z.strictObject({ id: z.uuid() }),
  handOver: z.strictObject({ id: z.uuid(), code: z.string().regex(/^\d{4}$/) }),
};
