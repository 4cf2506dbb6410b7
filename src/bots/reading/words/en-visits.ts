import type { Words } from './words.js';

/** English words for booking a visit, moving it, and asking when it is. */
export const enVisits: Words['says'] = {
  visits: `did i book, have i booked, i booked, am i booked, what is free, see the nurse, tell me
    date, tell me day, know my date, know my day, give me date, need date, want date, push it, push
    it to, bring my visit earlier, bring it earlier, bring it forward, move it to, shift my visit,
    shift my day, shift my appointment, make me appointment, fix appointment, schedule me, put me
    down for, fit me in, squeeze me in, slot me in, book me in, see someone, see somebody, see
    nurse, free slot, any space, have space, booking slot, slot, visit, visits, book visit, booking,
    appointment, appointments, appoint, my visits, my visit, my appointment, reschedule, move,
    change day, change date, other day, another day, different day, change my day, book day, next
    visit, when is my visit, when do i come, which day do i come, what day, which date, change time,
    other time, another time, postpone, push my day, move my day, my day, my date, return date, day
    of coming, my next visit, clinic day, tca, when should i come, when am i coming, schedule, see
    doctor, change my date, change my visit, different time, different date, another date, other
    date, earlier day, new day, new date`,
  book: `book, booking`,
  booking: `what is free, can we meet, we meet, see the nurse, arrange for me, day to come, see
    someone, see somebody, see nurse, free slot, any space, have space, give me date, need date,
    want date, get booking, need booking, want booking, make appointmnt, make booking, get me
    appointment, give me appointment, appointment please, make me appointment, fix me appointment,
    fix appointment, schedule me, put me down, put me down for, fit me in, squeeze me in, slot me
    in, book me in, slot, get slot, need slot, book, book visit, book day, see doctor, make
    appointment, get appointment, need appointment, new appointment, want appointment, want visit,
    need visit, schedule visit`,
  moving: `make it, instead, push it, push it to, bring visit earlier, bring my visit earlier,
    bring it earlier, bring it forward, move it to, shift my visit, shift my day, shift my
    appointment, change to another day, please change day, pls change, reschedule, move, change
    visit, move visit, change day, change date, other day, another day, different day, change my
    day, change time, other time, another time, postpone, push my day, move my day, change my date,
    change my visit, different time, different date, another date, other date, earlier day, new day,
    new date`,
  'may-come': `can i come, could i come, may i come, want to come, need to come, would like to
    come, like to come, can i pass, can i pass by, want to pass by, can i visit, want to visit, plan
    to come, planning to come, hope to come, thinking of coming, is it ok to come, can we come`,
  'must-come': `i should come, should i come, supposed to come, am to come, i must come, have to
    come, i am coming on, to come back, expected to come, i am expected`,
  'when-where': `when can i come, when may i come, when should i come back, when can i pass, when
    am i supposed to come, when should i be coming, when must i come, when do you want me to come,
    when are you expecting me, what day should i come, where, where is it, where is that, where do i
    go, where do i come, where should i go, where should i come, where to go, where to come, which
    place, which place do i go, what time, what time is it, what time do i come, what time should i
    come, at what time, when, when is it, when do i go, i forgot to come, sorry i forgot, i forgot,
    forgot to come, i missed it, sorry i missed it, i forgot the date, forgot the date, i forgot the
    day, i forgot when`,
  unsuited: `isnt good for me, isnt good day, isnt ok for me, isnt possible for me, doesnt suit,
    that day is not good, that day is bad, not that day, that day does not work, doesnt work for me,
    does not work for me, doesnt suit me, does not suit me, not a good day, not good for me, that
    time is not good, not that time, cant that day, not possible that day, i am busy that day, im
    busy that day`,
  'will-answer': `ask me, i will answer, i will reply, will reply, will answer, i will tell you, i
    will let you know, let you know, get back to you, i will respond, i will decide, i will confirm,
    i will think, remind me`,
  later: `not good time, isnt good time, bad time, cant talk now, cant talk, cant chat now, at bad
    time, text me later, write me later, message me later, driving, i am driving, am driving, in
    class, in church, in matatu, sleeping now, in meeting, in meeting right now, in meeting now, at
    work now, hold on, hold on minute, hold a minute, one moment, just a minute, give me minute,
    wait, wait minute, later, not now, ask me later, remind me later, remind me tomorrow, ask me
    tomorrow, ask again tomorrow, maybe later, in a while, some other time, i am busy, am busy, busy
    now, busy right now, talk later, tomorrow`,
};
