import fc from 'fast-check';

const starts = [
  '=',
  '+',
  '-',
  '@',
  '\t=',
  '\r=',
  ' =',
  '"=',
  "'=",
  '\u200b=',
  '\ufeff+',
  '\uff1d',
  '\0=',
  '\n@',
];
const bodies = [
  "cmd|' /C calc'!A0",
  'HYPERLINK("http://x","y")',
  'SUM(1,2)',
  '1+1',
  '"";,',
  'a\nb',
];
/** A cell that means to be run as a formula, by any of the ways a spreadsheet begins one. */
export const hostileCell = fc
  .tuple(fc.constantFrom(...starts), fc.constantFrom(...bodies), fc.string())
  .map((parts) => parts.join(''));
