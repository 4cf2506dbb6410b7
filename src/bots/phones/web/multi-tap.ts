/** What is being typed on the keypad; `last` is the key whose letters are still turning. */
export interface Typing {
  text: string;
  mode: '123' | 'abc';
  last: { key: string; turn: number; at: number } | null;
}

/** The twelve keys, row by row, each with the letters it turns through. */
export const keys: readonly { key: string; letters: string }[] = [
  { key: '1', letters: '.,?!' },
  { key: '2', letters: 'abc' },
  { key: '3', letters: 'def' },
  { key: '4', letters: 'ghi' },
  { key: '5', letters: 'jkl' },
  { key: '6', letters: 'mno' },
  { key: '7', letters: 'pqrs' },
  { key: '8', letters: 'tuv' },
  { key: '9', letters: 'wxyz' },
  { key: '*', letters: '+-/' },
  { key: '0', letters: ' ' },
  { key: '#', letters: '' },
];

const turnMs = 900;

/** Presses one key at `at` milliseconds: a digit, or the next letter within 900 ms; # turns the mode. */
export function pressKey(typing: Typing, key: string, at: number): Typing {
  if (key === '#') return { ...typing, mode: typing.mode === '123' ? 'abc' : '123', last: null };
  if (typing.mode === '123') return { ...typing, text: typing.text + key, last: null };
  const round = turnsOf(key);
  const { last } = typing;
  const again = last?.key === key && at - last.at < turnMs;
  const turn = again ? (last.turn + 1) % round.length : 0;
  const kept = again ? typing.text.slice(0, -1) : typing.text;
  return { ...typing, text: kept + round.charAt(turn), last: { key, turn, at } };
}

function turnsOf(key: string): string {
  return (keys.find((one) => one.key === key)?.letters ?? '') + key;
}
