import type { Language } from './language.js';

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

/** What a patient's text means; letters are upper case, places and refs as printed on the card. */
export type Reading =
  | { is: 'opt-out' | 'soft-opt-out' | 'stop-or-drop' | 'opt-in' | 'carrier-help' }
  | { is: 'danger' }
  | { is: 'wrong' | 'wrong-or-day' | 'wrong-number' }
  /** Somebody else came for what is theirs, or was given it. */
  | { is: 'other-came' }
  | { is: 'digits'; digits: string }
  /** `single`: the one word YES, which is START for a stopped number. */
  | { is: 'yes'; single?: true; coming?: true }
  /** `coming`: they say that they come, or cannot. */
  | { is: 'no'; coming?: true }
  | { is: 'menu' | 'thanks' }
  /** When, or where, they are to come. */
  | { is: 'mine' }
  | { is: 'forgot-secret' }
  | { is: 'item'; letter?: string; place?: number; later?: boolean }
  | { is: 'keep'; letter?: string; place?: number }
  | { is: 'tell-me'; letter?: string; place?: number }
  | { is: 'pickups' }
  /** `item`: what they do not need is a thing, and no visit. */
  | { is: 'drop'; ref?: number; letter?: string; item?: true }
  | { is: 'none'; place?: number; letter?: string }
  | { is: 'pause'; days?: number }
  | { is: 'resume' }
  | { is: 'call'; when?: PartOfDay }
  | { is: 'who' | 'help' | 'details' }
  | { is: 'language'; language?: Language; unknown?: true }
  | { is: 'join'; words: string[] }
  | { is: 'wipe' | 'away' | 'home' | 'other-place' | 'proxy' }
  /** A kind of visit by its letter; the day is read apart, for it needs to know today. */
  | { is: 'book'; letter?: string; coming?: true }
  | { is: 'move'; ref?: number }
  | { is: 'visits' | 'later' | 'report' | 'log' }
  | { is: 'unknown' };
