/** What is said, without its layout: numbered choices, what stands after them on SMS, and what is a button on Telegram alone. */
export interface Said {
  text: string;
  choices?: Readonly<Record<string, string>>;
  tail?: string;
  hidden?: readonly string[];
}

/** All that is said about reminders in one language. */
export interface Spoken {
  words: Record<'pause' | 'resume' | 'away' | 'later' | 'who' | 'log' | 'me' | 'book', string>;
  whyTo: Record<'1' | '2' | '3' | '4' | '5' | '6', Said>;
  ready: Said;
  why: Said;
  missed: Said;
  keptNow: Said;
  withheld: Said;
  thanks: Said;
  checkIn: Said;
  well: Said;
  notWell: Said;
  callHours: Said;
  laterSet: Said;
  laterNot: Said;
  paused: Said;
  resumed: Said;
  awayAsk: Said;
  awayDays: Said;
  awaySet: Said;
  awayNow: Said;
  awayOver: Said;
  stillYou: Said;
  unlock: Said;
  who: Said;
  reportNone: Said;
  noVisit: Said;
  logNone: Said;
  logOne: Said;
  logSome: Said;
}
