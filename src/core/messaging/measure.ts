import { SegmentedMessage } from 'sms-segments-calculator';

/** The size of an SMS: septets for GSM-7, 16-bit units for UCS-2. */
export interface Measure {
  encoding: 'GSM-7' | 'UCS-2';
  units: number;
  segments: number;
}

/** The characters that cost one septet each (3GPP TS 23.038, the basic table without its escape). */
const BASIC = /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà]*$/;
const SEGMENT = 160;

/** Measures a text as a carrier bills it. */
export function measure(text: string): Measure {
  // Nearly every text is one plain segment; taking graphemes apart would cost a millisecond each.
  if (text.length <= SEGMENT && BASIC.test(text))
    return { encoding: 'GSM-7', units: text.length, segments: 1 };
  const message = new SegmentedMessage(text);
  const encoding = message.encodingName;
  const bits = encoding === 'GSM-7' ? 7 : 16;
  return { encoding, units: message.messageSize / bits, segments: message.segmentsCount };
}

/** Letters that Unicode does not take apart into a plain letter and an accent. */
const plain: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u00a0': ' ',
  '\u202f': ' ',
};

/** A name or word from outside, with each character that GSM-7 lacks made plain, or left out. */
export function toGsm7(text: string): string {
  if (/^[ -Z_a-z]*$/.test(text)) return text;
  return Array.from(text.normalize('NFC'))
    .map((letter) => (isGsm7(letter) ? letter : simpler(letter)))
    .join('');
}

function isGsm7(letter: string): boolean {
  return measure(letter).encoding === 'GSM-7';
}

function simpler(letter: string): string {
  const known = plain[letter];
  if (known !== undefined) return known;
  const [base = ''] = letter.normalize('NFKD');
  return isGsm7(base) ? base : '';
}
