import type { Words } from './words.js';

/** English words about what is kept, collected, dropped or not there. */
export const enKeeping: Words['says'] = {
  keep: `like it kept, want it kept, have it kept, want one kept, my name on it, hold on to, hold
    onto, hold on to it, keep, keep it, hold, hold it, reserve, reserve it, save, save it, set
    aside, put aside, keep aside, set it aside, put it aside, put it away, put on hold, lay aside,
    secure, spare, preserve, keep me, save me, keep for me, hold for me, store it, reserved for me,
    reserving, keep one, keep mine, reservation for, put one aside, leave it for me, leave one for
    me, pack it, put it on hold, reserv, holding for me, keep my place, keeping it for me, set one
    aside, aside, to one side`,
  kept: `cancelled my, cancelled mine, cancel mine, been cancelled, be cancelled, it cancelled,
    was cancelled, dropped my order, dropped mine, dropped my item, cancelled anything, is it kept,
    did you keep, have you kept, kept, is mine kept, you kept, been kept, did you hold, did you
    reserve, how long do you keep, do you keep, held, been reserved, already reserved, how long will
    you keep, was it kept, still keeping`,
  tell: `give me text, drop text, know when, want to know when, like to know when, drop me text,
    drop me message, drop me sms, drop me line, shoot me text, send word, hit me up, holla, shout,
    give me shout, give me heads up, heads up, signal me, tell, tell me, let me know, inform, inform
    me, alert, text me, message me, sms me, write me, call me, ring me, write to me, send me
    message, send me sms, send me text, ping me, advise me, remind me, beep me, flash me, let us
    know, update me, say when, tell us, advise, keep me informed, keep me updated`,
  notify: `told when, be told, be notified, get notified, be informed, be alerted, know when it,
    notify, notify me, alert me, keep me posted, tell me when, tell me once, let me know when,
    notification, give me notice, let me know once, put me on list, put me on waiting list, waiting
    list, waitlist, let me know as soon as, inform me when, tell me as soon as, update me when, text
    me when, tell me wen, text when, ping me when, buzz me when, sms when, message when, a text
    when, know as soon as, know once it`,
  pickups: `pickups, pickup, pick up, pick ups, my pickups, my pickup, collection, collections, my
    reservation, my reservations, my hold, my holds, what i kept, my bookings, what have you kept,
    what is kept, what did i keep, my things kept, collect from, my collections, what i have
    waiting, what is waiting, waiting for me, what do i have, what have i got waiting, whatever is
    mine`,
  code: `repeat number, repeat the number, number do i show, number should i show, which number,
    code, my code, my number, pin, pickup number, collection code, pickup code, number to show, my
    no, secret code, the code, collection number, code number, my pick up number, number to collect,
    my pin, the number, number i show, see number, see my number, show my number, show number, show
    me number, asking me for number, asking for number, they want number, they need number, they are
    asking number, asking me number`,
  lost: `lost, forgot, forgotten, resend, send again, send me, give me, again, remind, deleted,
    cant find, dont have, need, see, show, what is, where is, didnt get, didnt receive, havent
    received, havent got, never got, never received, give, send, get, repeat, i want, misplaced,
    erased, didnt see, dont see`,
  ready: `ready, is it ready, is mine ready, prepared, packed, is my order ready`,
  collect: `collect, collecting, pick it, pick mine, pick my, fetch, get mine, pick it up, take
    mine, pick`,
  drop: `drop, release, let go, unreserve, unhold, remove hold, drp`,
  'drop-it': `forget about my order, forget my order, forget about my item, forget about mine, no
    need to keep, no need to hold, no need of keeping, release mine, release it, let it go, remove
    my reservation, remove the reservation, delete my reservation, cancel my reservation, give my
    item to, give mine to, give item to, give my order to, give my parcel to, someone else can have
    it, somebody else can have it, others can have it, another person can have it, someone else can
    take it, let others take it, give someone else, give it to someone else, give it to somebody
    else, give to someone else, give it away, let someone else have it, free it, dont keep it, dont
    keep, dont hold it, dont hold, dont reserve, stop keeping it, cancel reservation, let others
    have it, let another have it, you can release it, give to others, give it to others, give it to
    another, dont save it, put it back, return it to the shelf`,
  'dont-need': `got it somewhere else, found it somewhere else, bought it somewhere else, got some
    somewhere else, got mine somewhere else, got some elsewhere, got some from elsewhere, some from
    elsewhere, got mine elsewhere, managed to get elsewhere, got from elsewhere, got it from
    elsewhere, getting it elsewhere, dont need, no longer need, dont need it, doesnt need, not need,
    isnt needed, not needed, i have enough, have enough, no need for it, no need of it, no need
    anymore, no longer needing, not needing, dont require, i got it elsewhere, got it elsewhere, not
    going to need, wont need, no longer needed, no longer require, wont be needing, already have it,
    already got it, already have one, i got another, bought it elsewhere, found it elsewhere, wont
    take it, wont collect it, wont be collecting, wont be picking, wont be taking, not collecting
    anymore`,
  'not-want': `dont want any, dont want that one, never mind the item, dont want, no longer want,
    not want, isnt interested, not interested, no longer interested, changed my mind, change of
    mind, never wanted, i refuse it, dont like it, dont want it, wont want`,
  came: `wasted my fare, wasted fare, wasted my trip, wasted trip, a wasted trip, wasted my
    transport, wasted transport, wasted my time, paid fare, walked, drove, trekked, queued, waited,
    went, came all way, rode, took matatu, took bus, boarded, been to, was at, reached, when i came,
    when i went, when i got there, when i reached, i came, came, i went, i was there, i visited,
    visited, i passed, passed by, i reached, been there, have been, i travelled, i walked, got
    there, i have been, i have come, come from, coming from, i am at, i am here, am here, i arrived,
    travelled all way, i got to, stopped by, i showed up, showed up, from there, back from there, i
    was at, just left, they told me, they said, was told, they say, was informed, told me, the guy
    said, lady said, man said, we came, we went, they tell me, i go there, i asked`,
  'when-came': `just came from, came from there, coming from there, just from there, coming from,
    when i came, when i went, when i got there, when i reached, when we came, by time i came, when i
    arrived, when i visited`,
  nothing: `there was no, there were no, they have no, had none of, none of it, said no, it is
    out, is out, all out, were out, was out, nothing, none, it wasnt, wasnt, wasnt there, not there,
    isnt there, there was none, there wasnt, didnt have, had none, no item, no stock, dont have,
    dont have it, out of stock, finished, is finished, didnt find, didnt find it, found nothing, got
    nothing, didnt get, didnt get it, couldnt find, no items, was gone, all gone, had finished, ran
    out, run out, empty handed, empty, not available, wasnt available, there is none, there is
    nothing, isnt available, have none, had nothing, without it, never got, missing, sold out, none
    was there, unavailable, cant find, none left, isnt in, wasnt in, no parcel, no package, had no,
    they had no, wasnt found`,
  'turned-away': `but it wasnt, but it isnt there, but there was none, but there wasnt any, but
    there was nothing, but i found none, they sent me off, told me there is no, told me there was
    no, said there was no, said there is no, had none, had no stock, had no item, had no items,
    never had it, didnt have mine, no stock there, found none, they had nothing, they have nothing
    for me, told there is none, told there was none, told it was finished, no stock when i came,
    turned away, turned me away, sent me home, sent me away, sent away, chased me away, it wasnt
    there, wasnt there, they didnt have it, they had none, they didnt have, there was nothing, there
    was none, found nothing, there wasnt any, none was there, came back empty, left empty, they had
    run out, they didnt have any, they ran out, it had finished, they didnt give me, went back
    empty, came for nothing, left with nothing, went home with nothing, went home empty, they
    refused to give me, left without it, item wasnt there, wasnt any, nothing was there, it wasnt at
    place, it was out of stock, was out of stock, came home with nothing, returned empty, returned
    without, it was finished, was finished, weren't there, they said it is over, told me it is over,
    said it is over, said it is finished, said there is none, said none, nothing there, got nothing,
    empty handed, said finished, said no more, said it is gone, told it is gone, told it is over,
    empty shelf, empty shelves, shelf was empty, shelves were empty`,
  none: `none`,
  nobody: `nobody, nobody there, nobody was there, closed, was closed, it was closed, locked, no
    staff`,
};
