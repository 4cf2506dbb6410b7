# The worklist and today.
tasks-lead = Take one, do it, say what it came to.
tasks-lead-at = Of place { $number }, and those of no place.
tasks-caption = Tasks
tasks-show = Which tasks
tasks-show-open = Open
tasks-show-mine = Mine
tasks-show-done = Done
tasks-what = Task
tasks-about = About
tasks-since = Since
tasks-who = Who
tasks-ended = Came to
task-register = Register them
task-form = Read the form
tasks-nobody = Nobody yet
tasks-itself = Nobody, it ended by itself
tasks-me = You
tasks-urgent = Urgent
tasks-place = Place { $number }
tasks-card = Card { $ref }
tasks-parcel = Parcel { $parcel }
tasks-kind = Which kind
tasks-kind-any = Any
tasks-none-kind = None of this kind
tasks-none-kind-how = Choose any kind to see the others.
tasks-none-open = Nothing waits
tasks-none-open-how = Calls to make, shelves to count and texts that failed appear here as they come in.
tasks-none-mine = You have taken none
tasks-none-mine-how = What you take stays here until you close it or hand it over.
tasks-none-done = Nothing was closed yet
tasks-none-done-how = What was closed appears here, with what it came to.

task-kind-call-back = Call back
task-kind-danger = Someone may be in danger: call now
task-kind-verify-number = Check a number
task-kind-unlock-locked = Secret number locked
task-kind-not-understood = We did not understand them
task-kind-proposed-registration = Someone asks to be registered
task-kind-prepare = A parcel waits to be prepared
task-kind-recount = Count a shelf
task-kind-stock-alert = Stock is low or ends soon
task-kind-new-secret = Set a new secret number
task-kind-not-delivered = A text did not reach
task-kind-handover = Too many wrong codes at the desk
task-kind-proposed-staff = Someone asks for an account
task-kind-join-alarm = Many wrong join words
task-kind-code-alarm = Many codes were sent: is it us?
task-kind-reply-alarm = Many unknown numbers write: they get no more answers for now
task-kind-provider-alarm = Texts wait: the provider refuses our account
task-kind-code-refused = A patient refused a code
task-kind-uncollected = Nobody came for a parcel: it is back on the shelf
task-kind-missed = They did not come as planned: ask how they are
task-kind-withheld = Withheld after missed days: the prescriber decides
task-kind-see-first = To be seen before the next handover
task-kind-no-phone = No phone to remind them by
task-kind-records = Their record may have to change
task-kind-open-day = A day is not entered to its end
task-kind-other = Look at this

task-outcome-reached = Reached
task-outcome-no-answer = No answer
task-outcome-wrong-person = Not the right person
task-outcome-referred = Reached, and sent on to care
task-outcome-verified = The number is theirs
task-outcome-new-secret = A new secret number is set
task-outcome-not-theirs = It was not them
task-outcome-registered = Registered
task-outcome-approved = Approved
task-outcome-refused = Refused
task-outcome-not-come = They did not come
task-outcome-prepared = Prepared
task-outcome-not-possible = Not possible
task-outcome-counted = Counted
task-outcome-ordered = Ordered
task-outcome-moved = Moved from another place
task-outcome-not-needed = Not needed any more
task-outcome-not-wanted = They do not want one
task-outcome-told-otherwise = Told in another way
task-outcome-number-changed = The number was changed
task-outcome-checked = Checked, all is well
task-outcome-comes = They will come
task-outcome-elsewhere = They get it elsewhere
task-outcome-may-go-on = Seen: it may go on
task-outcome-stays-withheld = Seen: it stays withheld
task-outcome-seen = Seen
task-outcome-begins-anew = It begins anew
task-outcome-mended = Mended, texts leave again
task-outcome-told = Told in person
task-outcome-number-added = A number was added
task-outcome-entered = All entered
task-outcome-transferred = Transferred
task-outcome-misuse = Misuse: an admin knows

task-when-morning = They asked for the morning.
task-when-afternoon = They asked for the afternoon.
task-when-evening = They asked for the evening.
task-hours = Call from { $from } to { $to } only, by the clock of their place: those are their hours.
task-why-not-well = Asked “How are you this week?”, they answered that they are not OK.
task-why-no-answer = Asked “How are you this week?”, they did not answer for two days.
task-why-not-reached = “How are you this week?” did not reach them.
task-why-reopened = Their record was closed and is open again: what was booked or kept for them is not.
task-step-see = They are to be seen before the next handover.
task-step-restart = So long a gap: it begins anew, as the prescriber says.
task-coming = They said that they will come ({ $when }).
task-why-not-there = Its patient came and was told that it is not there. Look for it and mark it as ready again: they are told then.
task-why-moved = They said that they moved.
task-why-elsewhere = They said that they get it elsewhere.
task-supply = Their item { $item } runs out: ask when they come.
task-days = { $days ->
    [one] One day was missed.
   *[other] { $days } days were missed.
  }
task-day = { $day }: { $left ->
    [one] one is not entered.
   *[other] { $left } are not entered.
  } Enter them under Visits, End of the day, then close it.
task-stock-shelves = { $count ->
    [one] One shelf was not counted for over a week.
   *[other] { $count } shelves were not counted for over a week.
  }
task-stock-lots = { $count ->
    [one] One lot holds something else than its movements come to.
   *[other] { $count } lots hold something else than their movements come to.
  }
task-stock-low = { $count ->
    [one] One product is below its minimum.
   *[other] { $count } products are below their minimum.
  }
task-stock-ending = { $count ->
    [one] Of one product units end within 30 days.
   *[other] Of { $count } products units end within 30 days.
  }
task-take = Take it
task-take-ask = Take it from { $name }?
task-take-how = It is theirs now, and they may be at it. They see that it is yours.
task-taken = It is yours.
task-number = Show the number
task-number-noted = That you looked is noted.
task-number-none = They write by Telegram. There is no number to call.
task-opening = Say first only: “Hello, you asked for a call.” Go on once they give the name they are asked for by.
task-nicknames = Asked for by
task-call = Number
task-comment = A remark
task-comment-hint = No more than the next person needs.
task-comment-act = Write it down
task-comment-done = It is written down.
task-give = Hand it to
task-give-back = Back to all
task-give-act = Hand it over
task-given = Handed over.
task-close = What did it come to?
task-close-act = Close it
task-closed = Closed.
task-history = What was done
task-event-taken = { $by } took it
task-event-given = { $by } gave it to { $to }
task-event-put-back = { $by } put it back
task-event-comment = { $by } wrote
task-event-closed = { $by } closed it
task-event-ended = It ended by itself
task-words-gone = (What was written is erased.)
task-back = Do something else

today-at = Today at place { $number }
today-lead = { $day }. It changes by itself.
today-prepare = To prepare
today-prepare-tonight = { $count } by tonight
today-ready = Ready
today-due = { $count } expected by tonight
today-here = At the desk
today-late = Late
today-late-how = Their half hour is over
today-collected = Handed over today
today-low = Below the minimum
today-ending = End within 60 days
today-stale = Count too old
today-products = { $count ->
    [one] product
   *[other] products
  }
today-failed = Texts failed
today-denied = { $count } denied by the gate
today-tasks = Tasks
today-tasks-open = { $count ->
    [one] One open
   *[other] { $count } open
  }
today-tasks-all = All tasks
today-tasks-none = Nothing waits for you.
today-waiting = Here for a parcel
today-waiting-none = Nobody waits for a parcel.
today-mine = { $count ->
    [0] You have taken none.
    [one] One of them is yours.
   *[other] { $count } of them are yours.
  }
today-none-title = Good day, { $name }
today-none = Nothing waits for you here. These are your pages.
today-first-place = No place is open to you yet. Add the first under Places, and its day stands here.
today-no-place = You work at no place yet, so nothing is listed. An admin adds one to your account.

texts-at = Texts that did not reach, place { $number }
texts-lead = To whoever belongs to this place, and to whoever belongs to none yet. Their words are never shown.
texts-show = Which texts
texts-show-all = All
texts-show-failed = Failed
texts-show-denied = Denied
texts-back = From
texts-days = { $days ->
    [one] the last day
   *[other] the last { $days } days
  }
texts-when = When
texts-what = About
texts-who = Card
texts-why = Why
texts-next = What to do
texts-task = Open the task
texts-kind-parcel = A parcel
texts-kind-visit = A visit
texts-kind-care = How they are
texts-kind-number = Their number
texts-kind-code = A code
texts-kind-staff = A colleague’s tasks or day
texts-kind-answer = An answer
texts-channel-sms = SMS
texts-channel-telegram = Telegram
texts-why-late = Came too late
texts-why-stopped = They said STOP
texts-why-doubted = Number in doubt
texts-why-no-number = No number
texts-why-words = Not to be sent
texts-why-fault = A fault of ours
texts-why-not-reached = Not reached
texts-next-late = Nothing more. It would have come too late.
texts-next-stopped = Ask them at the desk; only they, or a consent noted there, can undo it.
texts-next-doubted = Prove the number again with them at the desk.
texts-next-no-number = Add a number when they come.
texts-next-words = The gate, or a change meanwhile, kept it back. Tell them at the desk.
texts-next-fault = Tell them when they come, and tell who runs this service.
texts-next-not-reached = Tell them when they come, or call if it cannot wait.
texts-none = Every text reached
texts-none-how = What failed or was denied stands here, with why and what to do.
