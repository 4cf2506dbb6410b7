import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { CountryCode } from 'libphonenumber-js/max';

/** Whether an E.164 number is one of the country. */
export function isOfCountry(value: string, country: string): boolean {
  return parsePhoneNumberFromString(value)?.country === country;
}

/** A phone number in E.164, `+254700000101`, or null where it is none. A local form is read in `country`. */
export function toE164(text: string, country: string): string | null {
  if (text.length > 32) return null;
  const parsed = parsePhoneNumberFromString(text, country as CountryCode);
  return parsed?.isPossible() ? parsed.number : null;
}
