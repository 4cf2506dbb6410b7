/** Languages we have words in (ISO 639-1). */
export const LANGUAGES = ['en', 'sw', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How much a text may give away, by the patient's own choice; quietest first. */
export const LEVELS = ['COVERT', 'GENERAL', 'OPEN'] as const;
export type Level = (typeof LEVELS)[number];

export type ChannelName = 'sms' | 'telegram';
