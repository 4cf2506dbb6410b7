### English. One SMS each, GSM-7 alone: 160 septets with the longest facts and an 11-letter brand.
### `.sms` is said on SMS in place of the text, `.tail` after it; `choice` holds the shared answers.

item = { $noun ->
    [order] order
    [parcel] parcel
   *[item] item
}
item-name = { $noun ->
    [order] Order
    [parcel] Parcel
   *[item] Item
} { $item }
mine = { $level ->
    [COVERT] yours
   *[GENERAL] your medicine
}
kept-for-you = { $level ->
    [COVERT] Kept for you
   *[GENERAL] Your medicine is kept
}
dear = { $level ->
    [OPEN] { $brand }: { $name },
   *[COVERT] { $brand }:
}
there = { $level ->
    [COVERT] where you usually go
   *[GENERAL] at your clinic
}
other-has-it = { $amount ->
    [few] Place { $other } has a few
   *[yes] Place { $other } has it
}

choice =
    .menu = Menu
    .call = Call me
    .book = Book visit
    .visits = My visits
    .more = More
    .more-days = More days
    .more-times = More times
    .check = Check { item }
    .pickups = My pickups
    .help = Help
    .keep = Keep it for me
    .keep-there = Keep it there
    .other-place = Other place
    .tell-me = Tell me when it is back
    .tell-sure = Tell me when sure
    .not-now = Not needed now
    .number = My number
    .other-day = Other day
    .another-day = Another day
    .someone = Someone will come for me
    .drop = I do not need it
    .not-there = I came, it was not there
    .not-mine = Not for me
    .language = Language
    .morning = Morning
    .afternoon = Afternoon
    .evening = Evening
    .yes = Yes
    .no = No
    .english = ENGLISH
    .swahili = KISWAHILI
    .french = FRANÇAIS
    .covert = As little as can be
    .general = A little more
    .open = More, with my name
    .next-place = Next place
    .not-expected = I did not expect this
called =
    .menu = The menu
    .finding = Is mine there?
    .collecting = My pickup
    .settings = My settings
    .calling = A call
    .person = Who it is for
    .unlocking = Secret number
    .visiting = My visit
    .visit-at = My visit { $at }
    .caring = How I am

## The menu and a person

menu = { $brand }. What do you need?
    .sms = { $brand }. Send one number:
menu-first = { $brand }. What do you need?
    .sms = { $brand }. Send one number:
    .tail = PAUSE or STOP any time.
help = Help:
    .pause = Pause texts
    .details = My details
call-hours = When may we call you?
call-noted = OK, a person will call you { $when ->
    [morning] in the morning
    [afternoon] in the afternoon
    [evening] in the evening
   *[chosen] in the hours you chose
}.
danger = Thank you for telling us. For help right now call { $number }. A person will call you very soon.
danger-no-number = Thank you for telling us. Please go to someone you trust right now. A person will call you very soon.
not-ok = Thank you for telling us. We will call in the hours you chose. Need someone now? Call { $number }.
not-ok-no-number = Thank you for telling us. We will call in the hours you chose.
thanks = OK, thank you.
which-person = Who is this for?
    .entry = { $nickname ->
        [nobody] Someone else
       *[other] { $nickname }
    }
which-of-two = Is that for:
    .entry = { $matter }
closed-question = That question has closed.
    .tail = Send 0 for the menu.
expired = That button is old now.
error1 = Sorry, please use one of the buttons.
    .sms = Sorry, send { $digits }. 0 for menu.
error2 = Let us make it easy: a person can call you.
    .sms = Let us make it easy: send 5 and a person will call you. 0 for menu.
error3 = A person will look at this and call you. No need to reply.
busy = We are a little slow just now. Please send that again in a few minutes.
too-many = That was many texts at once. Please wait a little, then send one.
who = This is { $brand }: bookings and orders.
    .tail = Not for you? Send 9 and we will not text this number again.
wrong = Sorry to trouble you. We will not text this number again.
    .tail = Sent by mistake? Send 0.
    .by-mistake = Sent by mistake
wrong-or-day = Is it:
    .wrong-day = The day or time is wrong
still-you = This is { $brand }. Did you expect a text from us?
stop-or-drop = Do you want:
    .no-more = No more texts
    .drop-kept = To drop a visit or what is kept
    .other-hours = Texts at other hours
stopped = OK, we will not write to you again. To come back, send START.

## Finding

which-item = Which { item }?
    .entry = { item-name }
no-item = Nothing is set up here for you yet. Please ask { there }.
no-such-place = We do not know that place. The numbers are on your card.
item-yes = { item-name }: yes at place { $place } ({ $counted }).
item-low = { item-name }: few left at place { $place } ({ $counted }).
item-no = { item-name }: not at place { $place }. { other-has-it } ({ $counted }).
item-nowhere = { item-name }: no place has it now.
no-other-place = { item-name }: no other place has it now.
lost-race = Sorry, the last one was just taken. { other-has-it }.
lost-race-nowhere = Sorry, the last one was just taken. No other place has it now.
tell-me-set = OK, we will text you as soon as { item } { $item } is there.
back = { dear } { $level ->
    [COVERT] { item } { $item } is back
   *[GENERAL] your medicine is back
} at place { $place }.
turned-away = Sorry, and thank you for telling us. { other-has-it } ({ $counted }).
turned-away-nowhere = Sorry, and thank you for telling us. No other place has it now.
turned-away-kept = Sorry, and thank you for telling us. It is still kept: we look for it and text you before you come. { other-has-it }.
turned-away-kept-nowhere = Sorry, and thank you for telling us. It is still kept: we look for it and text you before you come.
no-handover-place = { item-name }: we cannot keep this one by text. Please ask { there }.
item-early = { item-name }: { $amount ->
    [few] few left
   *[yes] yes
} at place { $place } ({ $counted }). We can keep { mine } from { $from }.
too-early = It is a little early. We can keep { mine } from { $from }.

## Collecting

kept = { kept-for-you } at place { $place } until { $until }. We will text you when it is ready.
    .tail = To change it send 4.
kept-already = { kept-for-you } already: place { $place }, until { $until }.
    .tail = To change it send 4.
ready = { dear } { mine } is ready at place { $place } until { $until }.
ready-helper = { $brand }: something is ready at place { $place } until { $until }. Please tell the one it is for.
code = Your number is { $code }. Show it at the place you chose. It works once.
    .tail = You can delete this: send 4 to see it again.
code-someone = The number for whoever comes: { $code }. It works once, the old one no longer does. Tell no one else.
    .tail = Send 4 to see it again.
not-ready = Not ready yet. We will text you when it is.
    .tail = To see it send 4.
pickups-none = Nothing is kept for you now.
pickups = Kept for you:
    .entry = { item-name }: { $state ->
        [ready] ready
       *[kept] not ready yet
    }
pickup-kept = { kept-for-you } at place { $place } until { $until }. Not ready yet.
pickup-ready = Ready at place { $place } until { $until }.
pickup-day = Which day suits you?
    .entry = { $day }
pickup-time = { $day }, from when?
    .entry = { $time }
changed = Changed. { kept-for-you } at place { $place } until { $until }.
    .tail = To change it send 4.
no-later-day = It cannot be kept after { $until }.
dropped = OK, it is no longer kept for you.
    .undo = Keep it after all
why = { $brand }: { $level ->
    [COVERT] still kept for you
   *[GENERAL] your medicine is kept
} to { $until }.
    .coming = I am coming
    .enough = I have enough
    .elsewhere = Got it elsewhere
    .moved = I moved away
still-kept = { kept-for-you } at place { $place } until { $until }. See you then.
    .tail = To change it send 4.
put-back = Thank you for telling us. It goes back for now.
    .tail = When you need it, send 1.
moved-noted = Thank you for telling us. A person will see to it with you.
missed = { $brand }: shall we keep { mine } at place { $place }?
course-due = { $brand }: which day suits you at place { $place }? We keep { mine } for it.
    .show-days = Show me the days
hold-lapsed = { $brand }: the time to collect at place { $place } is over. Shall we keep it again?
    .again = Yes, keep it
hold-cancelled = { $brand }: sorry, place { $place } can no longer keep { mine }. { other-has-it }.
hold-cancelled-nowhere = { $brand }: sorry, place { $place } can no longer keep { mine }. No other place has it now.
day-closed = { $brand }: sorry, place { $place } is closed then. { kept-for-you } until { $until }.
not-yet = { $brand }: sorry, not ready yet at place { $place }. { kept-for-you } until { $until }. We will text you when it is ready.
    .tail = To change it send 4.
withheld = { $brand }: please come and talk to us first, { $day }, place { $place }.
    .will-come = I will come

## Visits

visit-noted = { $brand }: your visit: { $at }, place { $place }. Ref { $ref }.
    .fine = OK
    .other-time = Other time
visit-moved = { $brand }: a new time from us: { $at }, place { $place }, ref { $ref }. The old one is off.
    .fine = OK
    .other-time = Other time
visit-closed = { $brand }: place { $place } is closed on { $day }.
    .elsewhere = Another place, same day
visit-off = { $brand }: sorry, your visit on { $at }, place { $place }, ref { $ref }, is off.
visit-offer = { $brand }: a time is free: { $at }, place { $place }.
    .take-it = I will take it
    .leave-it = No, thank you

visit-reminder = { $brand }: { $at }, place { $place }.
    .will-come = I will come
    .change-day = Change day
    .cannot-come = I cannot come
visit-helper = { $brand }: someone you know is expected { $at }, place { $place }. Please tell them.
visit-missed = { $brand }: shall we find another day for you at place { $place }?
    .find-day = Yes, another day

## How you are

check-in = { $brand }: how are you this week?
    .well = OK
    .not-well = Not OK
check-in-well = Thank you for telling us. Have a good week.
later-set = OK, we will ask you again tomorrow at this hour.
later-not = OK, it stays as it is.
so-far = { $days ->
    [none] { "" }
   *[other] { " " }Enough for { $days } days.
}{ $visits ->
    [0] { "" }
   *[other] { " " }Visits kept in 3 months: { $kept } of { $visits }.
}{ $went ->
    [all] { " " }You had enough nearly every day.
    [most] { " " }You had enough on most days.
    [some] { " " }You had enough on some days.
   *[none] { "" }
}
report-both = Next visit { $visit }. Next pickup { $pickup }.{ so-far }
report-there = Place { $place }: next visit { $visit }, next pickup { $pickup }.{ so-far }
report-apart = Next visit { $visit }{ $place ->
    [0] { "" }
   *[other] , place { $place }
}. Next pickup { $pickup }{ $place2 ->
    [0] { "" }
   *[other] , place { $place2 }
}.{ so-far }
report-visit = Next visit { $visit }{ $place ->
    [0] { "" }
   *[other] , place { $place }
}.{ so-far }
report-pickup = Next pickup { $pickup }{ $place ->
    [0] { "" }
   *[other] , place { $place }
}.{ so-far }
report-none = Nothing is planned yet.{ so-far }
opening = { $day }{ $place ->
    [0] { "" }
   *[other] , place { $place }
} ({ $by ->
    [with] with your code
   *[without] no code
})
opening-before = { $day2 }{ $place2 ->
    [0] { "" }
   *[other] , place { $place2 }
} ({ $by2 ->
    [with] with your code
   *[without] no code
})
log-none = Nobody opened your details in the last 30 days.
log-one = Opened once in 30 days: { opening }.
    .tail = Not right? Send 5.
log-some = Opened { $count } times in 30 days, last { opening } and { opening-before }.
    .tail = Not right? Send 5.
away = While you are away, shall your place be { $other }?{ $how ->
    [several] {" "}Or send another, like place 12.
   *[one] {""}
}
away-days = Place { $other }: for how long?
    .week = One week
    .two-weeks = Two weeks
    .four-weeks = Four weeks
away-set = OK. Until { $until } your visits and what we keep for you are at place { $other }.
away-new = OK. Until { $until } your place is { $other }. What is booked or kept elsewhere stays there.
away-bring = OK. Until { $until } your place is { $other }. Shall we move { $what ->
    [visit] your visit
    [visits] your visits
    [kept] what we keep for you
   *[both] your visits and what we keep
} there too?
    .move-it = Yes, please
    .leave-it = Keep as it is
away-brought = { $how ->
    [all] Done, all is
   *[some] Done as far as there is room
} at place { $other }. Your next visit: { $at }.
    .tail = To see all send 3 or 4.
away-kept = { $how ->
    [all] Done, all is kept at place { $other } now.
   *[some] We moved what we could to place { $other }.
}
    .tail = To see it send 4.
away-no-room = Sorry, there is no room for it at place { $other } now. It stays where it was.
away-left = OK, it stays where it is.
away-now = You are away until { $until }: your place is { $other }.
    .back-now = I am back
away-over = Welcome back. Your place is { $place } again.
home-bring = Welcome back. Your place is { $place } again. Shall we move { $what ->
    [visit] your visit
    [visits] your visits
    [kept] what we keep for you
   *[both] your visits and what we keep
} back there?
    .move-it = Yes, please
    .leave-it = Keep as it is
home-brought = Done, all is where it usually is. Your next visit: { $at }.
    .tail = To see all send 3 or 4.
home-stays = Welcome back. Your place is { $place } again. What is booked or kept at place { $other } stays there.

## Booking

visit-kind = Which visit?
    .entry = Visit { $item }
visit-place = Visit { $item }: shall it be at place { $place }?
no-visit = No visit can be booked here for you yet. Please ask { there }.
visit-days = Days open:
    .entry = { $day }
visit-full = No time is free on { $day }. Days open:
    .entry = { $day }
visit-calendar = { $month }. Which day suits you? A dot marks a day that is yours already.
    .sms = { $month }. Which day suits you?
visit-month-full = No time is free on { $day }. { $month }: which day suits you?
visit-times = { $day }:
    .entry = { $time }
visit-taken = Sorry, that time is not free. { $day }:
    .entry = { $time }
visit-elsewhere = Place { $place } is open. { $day }:
    .entry = { $time }
visit-sure = { $at }, place { $place }. Shall we book it?
    .book-it = Yes, book it
    .other-time = Other time
visit-booked = Done. { $at }, place { $place }. Ref { $ref }.
    .tail = To change or drop it send 3.
visit-changed = Changed. { $at }, place { $place }. Ref { $ref }. The old one is off.
    .tail = To change or drop it send 3.
visit-stays = It stays as it is: { $at }, place { $place }. Ref { $ref }.
    .tail = To change or drop it send 3.
same-day = You already have a visit on { $day }.
    .move-it = Move that one
hold-gone = That choice is no longer kept.
    .tail = Send 2 to look again or 0 for menu.
visit-none = No day is open now.
    .tell-day = Tell me when a day opens
visit-wait-set = OK, we will text you as soon as a day opens.
visit-offer-left = { $still ->
    [yes] OK, not that day. We will text you when a later one opens.
   *[no] OK. To look for another day, send 2.
}
visit-again = { $why ->
    [impossible] Sorry, we do not know that day.
    [past] Sorry, that day is over.
   *[unclear] Sorry, which day is it?
} Send it like this: Tuesday morning, or 16 March.
    .show-days = Show me the days
visit-which = Which do you mean?
    .entry = { $at }
visits-none = You have no visit now.
visits = Your visits:
    .entry = { $day }
visit-one = { $at }, place { $place }. Ref { $ref }.
    .drop-it = I do not need it
visit-dropped = OK, that visit is off.
    .undo = Keep it after all
visit-unknown = You have no visit with that number.
drop-which = What do you want to drop?
    .kept-one = What is kept for me
    .visit-one = A visit
item-given = { item-name }: { $amount ->
    [few] few left
   *[yes] yes
} at place { $place } ({ $counted }).
    .pick-day = Pick a day, we keep it

## Joining and settings

unknown = This chat is not set up with { $brand }. Please ask where you usually go.
    .sms = This number is not set up with { $brand }. Please ask where you usually go.
join-how = Send JOIN and your three words, or share your own number here.
    .sms = Send JOIN and your three words.
    .share = Share my number
join-heard = Thank you. We are checking your words: a text follows in a minute.
join-refused = Those words did not work. Look again and send JOIN with all three.
joined = Welcome. One more step: send only the { $first } and { $second } digits of your secret number, like 58. Telegram can read chats with a bot: /privacy says more.
    .sms = Welcome. One more step: send only the { $first } and { $second } digits of your secret number, like 58.
join-desk = Nearly done. Tell the desk that you sent the words and they will finish it.
join-done = Done, you can write to us here.
    .tail = Send 0 any time for the menu.
join-nickname = What may we call you here? Send one short name, not your real one.
proposed = Thank you, you are on the list. Come within { $days } days and tell the desk that you texted.
proposed-waiting = You are on the list already. Tell the desk when you come.
unlock = Secret number: send only its { $first } and { $second } digits, like 58.
unlock-again = Those two do not match. Send only the { $first } and { $second } digits, like 58.
no-secret = You have no secret number yet. The desk gives you one, or a person will call you.
locked = It is locked now, to keep it yours. A person will call you.
secret-suggest = You have used your secret number a few times here. For a new one, ask at the desk.
secret-forgotten = That is fine. The desk gives you a new secret number, or a person can call you.
language = Which language?
language-lacking = Sorry, not that language yet. We have:
language-set = OK, English from now on.
pause = Pause our texts for how long?
    .week = One week
    .two-weeks = Two weeks
    .month = One month
paused = Paused until { $until }. { $visits ->
    [yes] Your visits stay booked.
   *[no] What is kept for you stays kept.
} Send RESUME to start sooner.
resumed = OK, our texts are on again.
details = My details. Name and phone number: at the desk.
    .usual-place = My usual place
    .hours = Hours for texts
    .level = How much texts say
    .away = I am away
    .helper = My helper
helper = Somebody may collect for you. Their phone, which ends in { $ending }, is told.
    .end-it = Not any more
    .next-helper = The next
helper-in-chat = Somebody may collect for you. They are told in their own Telegram chat.
    .end-it = Not any more
    .next-helper = The next
helper-untold = Somebody may collect for you. No phone of theirs is told.
    .end-it = Not any more
    .next-helper = The next
helper-none = Nobody is named to help you. You can name somebody at the desk.
helper-ended = OK, they help no more. We tell them nothing.
usual-place = { $place ->
    [0] You have no usual place yet. Shall it be place { $other }?
   *[other] Your usual place is { $place }. Change to place { $other }?
}
usual-place-set = OK, your usual place is { $place } now.
hours = When may we text you?
    .all-day = All day
hours-set = OK, we will keep to those hours.
level = How much may our texts say?
level-again = Once a year we ask: how much may our texts say? So far: { $level ->
    [COVERT] { choice.covert }
    [GENERAL] { choice.general }
   *[OPEN] { choice.open }
}.
level-set = OK, from the next text on.
wiped = Done, closed on our side. Now delete these texts on your phone too.
privacy = Telegram can read chats with a bot: they are not end-to-end encrypted. We keep texts locked, { $days } days at most. /delete clears this chat.
    .sms = An SMS can be read on this phone. We keep texts locked, { $days } days at most. WIPE ends the chat; delete the texts here yourself.
consent-notes = { $code } lets the person with you see your past notes once. Say it to no one else. 5 min.
    .tail = Not expecting this? Send 5.
consent-details = { $code } lets the person with you see or change your details once. Say it to no one else. 5 min.
    .tail = Not expecting this? Send 5.
number-code = { $code } shows that this phone is yours. Say it only to the person with you. 5 min.
    .tail = Not expecting this? Send 5.
own-code = { $code } is your code. Type it yourself where you asked for it. Tell no one. 5 min.
    .tail = Not expecting this? Send 5.
form-answered = { $brand }: there is an answer for you. Ask the person who sent you to us.
code-refused = Thank you. That number opens nothing now. A person will look into it.
number-added = { $brand }: another phone gets your texts from now on too.
    .tail = You do not know it? Send 5.
helper-ask = { $brand }: someone you know asks that we tell you too when something is ready for them. May we?
helper-agreed = Thank you. We will tell you when something is ready. To end it, send STOP.
helper-declined = OK, we will not.
try-answer = { $brand }: a short try with you.
    .tail = Send 1 to show that you can read this.
    .i-read-it = I can read this
try-secret = Good. Now your secret number: send only its { $first } and { $second } digits, like 58.
try-delete = Well done. Now delete these texts from your phone.
    .tail = Then send 3.
    .done-it = I deleted them
try-done = That is all. Now you know how it works.
    .tail = Send 0 any time for the menu.
staff-tasks = { $brand }: { $count ->
        [one] 1 task waits for you.
       *[other] { $count } tasks wait for you.
    }
staff-urgent = { $brand }: one task cannot wait. Please look at it now.
staff-day = { $brand }: today { $count ->
        [one] 1 visit, at { $begins }.
       *[other] { $count } visits, the first at { $begins }, the last at { $ends }.
    }
chat-linked = { $brand }: this chat is linked to your page. What waits for you is told here, and a code can come. Unlink it on that page.
chat-not-linked = { $brand }: that link has ended, or this chat is linked already. Make a new link where you made that one.
