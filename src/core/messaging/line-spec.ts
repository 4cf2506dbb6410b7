export { LANGUAGES, LEVELS } from '../kernel/language.js';
export type { Language, Level } from '../kernel/language.js';

export const NOUNS = ['item', 'order', 'parcel'] as const;
/** The shop's word that stands for what is collected, one for the whole deployment. */
export type Noun = (typeof NOUNS)[number];

/**
 * A value in a line. Days are 'YYYY-MM-DD' and times 'HH:mm', already local wall time; each language
 * words them from its own tables.
 */
export type Fact =
  | string
  | number
  | { readonly day: string }
  | { readonly day: string; readonly time: string }
  | { readonly time: string }
  | { readonly counted: string; readonly today: string }
  | { readonly ordinal: number }
  /** "1, 2 or 3" */
  | { readonly oneOf: readonly string[] };

export type Facts = Readonly<Record<string, Fact>>;

/** One answer that a line offers under a digit. */
export interface ChoiceSpec {
  /** '0'..'9' */
  readonly key: string;
  /** Attribute of the line's own Fluent message, or else of the shared message `choice`. */
  readonly label: string;
  /** The SMS names it inside a sentence, so it is no numbered line there; Telegram shows a button. */
  readonly inText?: true;
}

/** Facts that are one of a few words, which the text turns into words of its own. */
type Variants = Readonly<Record<string, readonly string[]>>;

/** What a line needs, offers and expects; its words are in texts/<language>.ftl under its name. */
export interface LineSpec {
  /** A longest value of each fact. A day or a time stands for whichever is longest in a language. */
  readonly longest: Facts;
  readonly variants?: Variants;
  readonly choices?: readonly ChoiceSpec[];
  /** A list made at run time: its labels are this attribute, its keys '1' up to `max`. */
  readonly entries?: {
    readonly label: string;
    readonly max: number;
    readonly longest: Facts;
    readonly variants?: Variants;
  };
  /** A question stays open for an answer; a statement closes the matter. */
  readonly asks: boolean;
  /** Attribute of the shared message `called`: its short name where two questions are open. */
  readonly called?: string;
}
