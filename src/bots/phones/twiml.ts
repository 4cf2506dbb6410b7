/** The texts that a TwiML answer sends back, in order. */
export function twimlTexts(xml: string): string[] {
  return xml
    .split(/<Message\b/)
    .slice(1)
    .map((part) => part.slice(part.indexOf('>') + 1).split('</Message>')[0] ?? '')
    .map((inner) => inner.replaceAll(/<[^<>]*>/g, ''))
    .map(unescape)
    .filter((text) => text !== '');
}

/** Whether a TwiML answer turns a call away as busy. */
export function twimlRejects(xml: string): boolean {
  return xml.includes('<Reject');
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function unescape(text: string): string {
  return text.replaceAll(/&(#?\w+);/g, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return named[name] ?? whole;
  });
}
