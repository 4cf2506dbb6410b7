import type { Words } from './words.js';

/** English words for coming, not coming, and how one is. */
export const enComing: Words['says'] = {
  'when-where': `where, where is it, where is that, where do i go, where do i come, where should i
    go, where should i come, where to go, where to come, which place, which place do i go, what
    time, what time is it, what time do i come, what time should i come, at what time, when, when is
    it, when do i go, i forgot to come, sorry i forgot, i forgot, forgot to come, i missed it, sorry
    i missed it, i forgot the date, forgot the date, i forgot the day, i forgot when`,
  'will-come': `i will be late, i am late, im late, running late, will be late, i am running late,
    i am outside, im outside, i have arrived, i am here, im here`,
  unsuited: `that day is not good, that day is bad, not that day, that day does not work, doesnt
    work for me, does not work for me, doesnt suit me, does not suit me, not a good day, not good
    for me, that time is not good, not that time, cant that day, not possible that day, i am busy
    that day, im busy that day`,
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
};
