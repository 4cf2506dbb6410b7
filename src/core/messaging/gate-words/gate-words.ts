/**
 * One language's words that would give a patient away, separated by commas: a whole word, a phrase
 * with spaces, or `stem*` for every word that begins so. Case and accents do not matter.
 */
export interface GateWords {
  /** Said from GENERAL on; never at COVERT. */
  allowedFromGeneral: string;
  /** Never said at any level, by what they would tell. */
  never: Readonly<Record<string, string>>;
}
