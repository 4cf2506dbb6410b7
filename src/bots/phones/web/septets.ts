const plain = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const double = new Set('^{}\\[]~|€\f');

/** How much of a text message a text fills; `units` are septets, or 16-bit units where `wide`. */
export interface Fill {
  units: number;
  /** How many units the texts it is cut into hold together. */
  room: number;
  texts: number;
  /** A letter outside GSM 03.38 turns the whole text to UCS-2. */
  wide: boolean;
}

/** The fill by 3GPP TS 23.038: 160 septets alone, 153 a part; 70 and 67 units where wide. */
export function septets(text: string): Fill {
  let units = 0;
  for (const letter of text) {
    if (plain.has(letter)) units += 1;
    else if (double.has(letter)) units += 2;
    else return fill(text.length, true);
  }
  return fill(units, false);
}

function fill(units: number, wide: boolean): Fill {
  const [alone, part] = wide ? [70, 67] : [160, 153];
  if (units <= alone) return { units, room: alone, texts: 1, wide };
  const texts = Math.ceil(units / part);
  return { units, room: texts * part, texts, wide };
}
