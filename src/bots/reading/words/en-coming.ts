import type { Words } from './words.js';

/** English words for coming, not coming, and how one is. */
export const enComing: Words['says'] = {
  'will-come': `i will be late, i am late, im late, running late, will be late, i am running late,
    i am outside, im outside, i have arrived, i am here, im here`,
  'no-secret': `forgot my pin, forgot pin, forgot my secret number, i forgot my secret number,
    forgot secret number, dont know my secret number, dont remember my secret number, dont remember
    the number, lost my secret number, dont know my pin, dont have a secret number, what secret
    number, which secret number, forgot my secret, i forgot my pin`,
  yes: `oky, okie, yes doctor, ok doctor, ok doc, yes doc, ok nurse, yes nurse, ok sister, okay
    doctor`,
  help: `lost my card, i lost my card, what do you mean`,
  puzzled: `what, huh`,
  away: `i moved, i have moved, moved to`,
  'dont-need': `i still have some, still have some, i still have, still have enough`,
  discreet: `dont write word, dont use word, dont mention, dont write medicine, dont write meds,
    be careful what you write, careful what you write, careful with words, discreet, more discreet,
    say less, write less, less words, fewer words, more private, hide more, hide words, hide my,
    hide it, keep it secret, more secret, use code words, dont say much, dont write much`,
  peeks: `reads, read, reading, sees, see, seeing, checks, checking, checked, looks at, look at,
    looking at, opens, goes through, going through, snoops, found, saw`,
  'how-long': `how long, until when, till when, till what time, until what time, how many days`,
};
