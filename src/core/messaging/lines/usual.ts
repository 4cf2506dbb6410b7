import type { ChoiceSpec } from '../line-spec.js';

/** Choices that many lines share, each under the digit it has everywhere. */
export const usual = {
  menu: { key: '0', label: 'menu' },
  menuInText: { key: '0', label: 'menu', inText: true },
  more: { key: '4', label: 'more' },
  call: { key: '5', label: 'call' },
  keep: { key: '1', label: 'keep' },
  keepThere: { key: '1', label: 'keep-there' },
  otherPlace: { key: '2', label: 'other-place' },
  tellMe: { key: '2', label: 'tell-me' },
  visitsInText: { key: '3', label: 'visits', inText: true },
  pickupsInText: { key: '4', label: 'pickups', inText: true },
} as const satisfies Record<string, ChoiceSpec>;
