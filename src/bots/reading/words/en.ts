import type { Words } from './words.js';

/** English words, as typed in East and West Africa. Other files hold the rest by subject. */
export const en: Words = {
  spelled: `ill answer = i will answer, ill reply = i will reply, ill let = i will let, ill tell =
    i will tell, ill pick = i will pick, ill be = i will be, ill pass = i will pass, ill send = i
    will send, ill confirm = i will confirm, av = have, apointment = appointment, appointmnt =
    appointment, apointmnt = appointment, appoitment = appointment, appoinment = appointment, kode =
    code, ofcourse = of course, mrng = morning, mrn = morning, gud = good, gd = good, smbody =
    somebody, sumbody = somebody, sumone = someone, whos = who is, wu = who, iz = is, bukk = book,
    buk = book, insha allah = inshallah, inch allah = inshallah, inchallah = inshallah, inshaallah =
    inshallah, tmrw = tomorrow, tmr = tomorrow, nxt = next, dis = this, anoda = another, mnth =
    month, mth = month, monh = month, mont = month, mothn = month, wek = week, weeek = week, weel =
    week, nevr = never, neva = never, neer = never, itam = item, iteam = item, avaleble = available,
    avelable = available, avalable = available, availble = available, avaible = available, alot = a
    lot, 2nyt = tonight, tonyt = tonight, plce = place, plac = place, palce = place, yess = yes,
    yesss = yes, yesh = yes, noo = no, pleas = please, wher is = where is, itm = item, itms = items,
    u = you, yu = you, ya'll = you, ur = your, yr = your, r = are, ru = are you, im = i am, ive = i
    have, its = it is, whats = what is, wats = what is, wat = what, wen = when, wher = where, were
    is = where is, thats = that is, there's = there is, theres = there is, wanna = want to, gonna =
    going to, gotta = have to, lemme = let me, gimme = give me, dnt = dont, don = dont, do not =
    dont, does not = doesnt, can not = cant, cannot = cant, could not = couldnt, will not = wont,
    did not = didnt, is not = isnt, ain't = isnt, aint = isnt, am not = isnt, aren't = isnt, are not
    = isnt, was not = wasnt, were not = wasnt, werent = wasnt, have not = havent, has not = havent,
    hasnt = havent, had not = hadnt, wsnt = wasnt, cudnt = couldnt, msg = message, msgs = messages,
    mesage = message, mesages = messages, massage = message, massages = messages, txt = text, txts =
    texts, txting = texting, txtin = texting, textin = texting, sendin = sending, smses = sms, sms's
    = sms, thx = thanks, tnx = thanks, thnx = thanks, thanx = thanks, tx = thanks, ty = thanks, 2day
    = today, 2moro = tomorrow, 2morrow = tomorrow, tomoro = tomorrow, tomorow = tomorrow, 2nite =
    tonight, b4 = before, n't = not, l8r = later, l8er = later, ltr = later, abt = about, bcoz =
    because, coz = because, cuz = because, avail = available, avilable = available, recieve =
    receive, wth = with, plz = please, pls = please, plse = please, plis = please, pliz = please,
    pliiz = please, no 1 = 1, nomba = number, numba = number, yeah = yes, yea = yes, yep = yes, yup
    = yes, yap = yes, nope = no, nop = no, nah = no, hav = have, hv = have, hve = have, fone =
    phone, appt = appointment, kip it = keep it, som1 = someone, any1 = anyone, no1 = nobody, no one
    = nobody, noone = nobody, 4 me = for me, 4me = for me, wud = would, cud = could, shud = should,
    dat = that, dey = they, wit = with`,
  numbers: `zero = 0, one = 1, two = 2, three = 3, four = 4, five = 5, six = 6, seven = 7, eight =
    8, nine = 9, ten = 10, wan = 1, tree = 3, foh = 4, first = 1, second = 2, third = 3, fourth =
    4`,
  says: {
    noise: `inshallah, god willing, if god wills, by gods grace, please, kindly, just, really,
      actually, sir, madam, madame, boss, bro, my dear, dear, the, so, then, ooh, oh, eh, ah, hey
      there, now now, abeg, biko, pastor`,
    gap: `some, any, own`,
    article: `a, an, this, that, these, those`,
    filler: `coming from far, come from far, live far, i live far, from far, no credit, no
      airtime, no minutes, no bundles, no balance, dont have credit, dont have airtime, havent got
      credit, out of credit, out of airtime, i have no credit, i have no airtime, not robot, isnt
      robot, not machine, isnt machine, at all, finally, anyway, however, though, bit, while,
      little, for now, in case, moment, minute, also, everything is, luck, chance, chances, is it,
      are they, is mine, are mine, it is, a, an, to, of, for, with, in, on, at, and, or, but, is,
      are, am, be, been, was, it, that, this, these, those, there, some, any, again, still, yet,
      now, too, by, from, as, will, would, could, can, may, should, do, does, did, has, had, let,
      about, mine, my, your, our, us, we, they, he, she, them, him, her, one, anymore, any more,
      more, not yet, even, here, up, soon, get, give, got, go, going, need, like, know, thing,
      today, quickly, fast, urgent, urgently, hurry, asap, right, because, since, guys, people,
      sorry, time, what about, how about, only, always, maybe, put, set, outside, gate`,
    other: `thought, paused, resumed, clear, kuanza, drying, world, words, trying, plate, night,
      nothing wrong, light, month end, house, money, water, phone, airtime, credit, bundles, market,
      school, church, husband away, weather, football, raining, hungry, thinking, things are, happy,
      birthday, price, cost, pay, paid, much money, love, friend's house, wrote, place of work, keep
      in touch, keep calm, keep quiet, keep going, keep up, keep safe, keep well, keep fit, keep
      warm, save money, save time, stopped, stopping by, stopover, kept quiet, queue, line, long,
      short, big, small, closed, open, opening, opened, locked, gate, guard, rude, late, early,
      tired, busy, working, weekend, holiday, christmas, food, eat, taking, take, took, missed,
      forgotten, before i travel, travel all the way, travel far, travel there, two hours, three
      hours, four hours, for hours, an hour, one hour, half an hour, hours away, hours walk, 2
      hours, 3 hours`,
    neg: `not, dont, doesnt, never, cant, wont, isnt, didnt, havent, hadnt, without, couldnt,
      neither, no need to, no need, needless to`,
    if: `if, unless, in case, whether, until, till, when i come, would come`,
    ask: `where, when, which, what, how, can i, may i, is it, are you, do you, does, did you, have
      you`,
    why: `why, how come, did you, since when, have you, did it, do they, who told you, why did`,
    i: `i, i am, i have, i will, we`,
    me: `me, my, us, for me, to me`,
    you: `you, your, guys, baobab`,
    want: `want, i want, need, i need, would like, looking for, want to, need to, like to, asking
      for, asking, ask, inquire, enquire, wish, request, requesting, wondering, interested in,
      looking`,
    have: `have, has, got`,
    greeting: `hey there, hi all, hello all, hi guys, dear sir, hi, hello, hey, helo, hallo, halo,
      hullo, hae, yo, hy, hie, hi there, hello there, good morning, good afternoon, good evening,
      good day, morning, gud morning, gm, greetings, how are you, how are you doing, how is it, how
      far, hw r u, how r you, hope you are well, whats up, what is up, sup, wassup, wasup, hey you,
      good night, how are things, are you there, anyone there, hope you are fine, hope all is well,
      long time, compliments`,
    thanks: `thank you very much, thanks very much, very much, thanks, thank you, thank, thank you
      so much, thanks a lot, many thanks, god bless, god bless you, bless you, appreciated, much
      appreciated, i appreciate, cheers, cool, great, nice, perfect, well done, good job, good work,
      wonderful, you are welcome, welcome, noted, received, got it, i see, lol, haha, ok got it, be
      blessed, blessed, bye, goodbye, no worries, no problem, never mind`,
    yes: `yes, y, ok, okay, okey, oki, okie, okk, k, kk, sure, fine, alright, all right, of
      course, correct, yes please, that is fine, agreed, i agree, confirm, confirmed, true,
      definitely, yes i do, that works, works for me, i do, right, exactly, absolutely, affirmative,
      ya, yah`,
    no: `no, n, no thanks, no thank you, not really, not at all, i refuse, no way, never, not ok`,
    sorry: `sorry, excuse me, pardon, apologies, am sorry, i am sorry, forgive me`,
    choice: `option, number, no, num, choice, choose, i choose, send, press, pick, select, answer,
      reply, i pick, i select, digit, give me, i want, the one, number is, my answer is, i take, i
      say, chose, go with, go for, same as, it is, my choice is, choice is, option number, type,
      typing, i go with`,
    days: `day, days, dys`,
    weeks: `week, weeks, wks, wk`,
    months: `month, months, mnths`,
    when: `till i am paid, until i am paid, when i am paid, till i get paid, until i get paid,
      today, tomorrow, tonight, monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon,
      tue, wed, thu, fri, sat, sun, next week, this week, this month, next month, later today, am,
      pm, oclock, in morning, in afternoon, in evening, this morning, this afternoon, this evening,
      noon, weekend, week end, day after tomorrow, now, currently, at moment, right now, yesterday,
      last week, month end, payday, end month, end of month`,
    ahead: `tomorrow, next week, next month, in future, later, next time, day after tomorrow,
      monday, tuesday, wednesday, thursday, friday, saturday, sunday, soon, this week, weekend,
      next`,
    'at-times': `at night, night, so early, early, too early, so late, late, at work, when i am,
      during, between, before, after, so many, too many, too much, so much, every day, everyday,
      daily, often, on weekends, weekend, on sunday, on sundays, in day, while, until, unless,
      except, only, today, tomorrow, this week, for now`,
    morning: `morning, mornings, before noon`,
    afternoon: `afternoon, afternoons, after lunch, lunch, noon, midday`,
    evening: `evening, evenings, after work, tonight, after 5`,
    menu: `menu, main menu, options, home, main, go back, list, show menu, choices, back to menu,
      begin, what can i do, what can you do, show me what you do, show me options, services, see
      menu`,
    item: `what you put aside for me, what you put aside, what you kept, item, items, itm, itms,
      iterm, itams, stock, stocks, order, orders, parcel, parcels, package, packages, packet,
      packets, goods, product, products, stuff, things, thing, my thing, supply, supplies, refill,
      refills, medicine, medicines, meds, med, medication, medications, drug, drugs, pills, tablets,
      tabs, arv, arvs, prep, injection, dawa, prescription, luggage, delivery, my monthly, mzigo,
      bag, box, bottle, bottles, commodity, dose`,
    check: `check, checking, look, look for, see, confirm if, find, find out, verify, search, look
      up, status, availability, enquiry, inquiry, any news, update on, tell me if, let me know if,
      know if`,
    here: `bring more, brought more, bring some, brought some, bring any, available, in stock,
      arrived, come in, came in, has come, have come, back in stock, restocked, stocked, delivered,
      come yet, arrive, in store, landed, received any, already there, exist, on shelf, in yet,
      come, is mine there, are mine there, is mine in, is it in, is mine available, has mine come`,
    there: `there, in, here, back, left, remaining, around, present, out, over, still there, in
      place, in now, there now, there yet, back yet, in today, there today`,
    it: `it, they, them, mine, those, these, is it, are they, is mine, are mine, stuff, it is`,
    gone: `out of stock, not there, isnt there, not available, isnt available, unavailable,
      finished, sold out, run out, ran out, isnt in stock, not in stock, isnt in, no stock, stock
      out, no more, none left, not yet there, still not there, no longer there, havent come, havent
      arrived, not arrived`,
    'got-any': `have it, has it, have mine, do you have, have you got, you have, got any, have
      any, do you got, do you still have, is there, are there, is there any, does it have, they
      have, do they have, have you, you got, u got, where can i get, where can i find, where do i
      get, where is, where are, where to get, can i get, may i get, can i find, which place has, who
      has, need some, any left, i am out of, i ran out, i have run out, mine finished, running out,
      i am out, running low, almost finished, i finished, i have finished, am out`,
    once: `when, once, as soon as, moment, immediately, the minute, wen, whenever`,
    back: `is back, lands, arrives, comes back, when it is back, when back, when it comes, when it
      is there, when it is available, when available, when it arrives, when they arrive, when you
      have it, when you have, when it comes back, when in stock, when it is in stock, when ready,
      when it is ready, once it is back, once it arrives, once available, if it comes, if it comes
      back, if it is back, as soon as, when they come, when they have, when it is in, when there is,
      when you get, when you get it, when you receive, when it will be, when its here, when it gets,
      when i can, when sure, when stock comes, when stock arrives, if available, if it arrives, when
      my, once it, once you, when item, when it, the moment, immediately it, when they are, if it is
      available`,
    place: `place, plc, places, plase, point, site, station, location, branch, shop, spot, centre,
      center, position, pt, clinic, facility, hospital, chemist, pharmacy`,
    'other-place': `other place, another place, different place, other places, elsewhere,
      somewhere else, other point, another point, other location, another location, different
      location, other site, another site, other branch, another branch, another shop, other shop,
      change place, change the place, closer place, nearer place, nearest place, somewhere closer,
      somewhere near, other side, nearby, near me, closest, nearest, places near, change location,
      place change, other clinic, another clinic, anywhere else, any other place, which other place,
      which places, all places, else, closer, nearer, anywhere, not that place, not this place,
      where else, place nearby, too far, it is far, that is far, that place is far, is far`,
  },
};
