/** A text on its way, as `send` carries it. */
export interface Typed {
  text: string;
  /** It was not taken: it stands where it was typed again, if it was typed. */
  giveBack?: (() => void) | undefined;
}

/** A number that a plain phone is to have. */
export interface TypedNumber {
  number: string;
  /** Whether it was one, once that is known. */
  answered: (taken: boolean) => void;
}
