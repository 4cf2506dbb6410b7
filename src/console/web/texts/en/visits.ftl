# Visits: the calendar, who waits, the end of a day, hours and leave, services.
visits-pages = Pages about visits
visits-tab-calendar = Calendar
visits-tab-waits = Waiting list
visits-tab-day = End of the day
visits-tab-hours = Hours and leave
visits-tab-services = Services
visits-at = Visits at place { $number }
visits-book = Book a visit
visits-before = Earlier
visits-after = Later
visits-now = Today
visits-look = Show
visits-look-day = Day
visits-look-week = Week
visits-look-list = List
visits-with = With
visits-everyone = Everyone
visits-print = Print
visits-none = No visit here yet. Book one, or wait for one by text.

visit-state-proposed = Proposed
visit-state-pending = Being chosen
visit-state-booked = Booked
visit-state-arrived = Here, waiting
visit-state-checked-in = Being seen
visit-state-fulfilled = Done
visit-state-cancelled = Off
visit-state-noshow = Missed
visit-state-entered-in-error = Entered in error
visit-exception = Exception
visit-end-expired = Not taken in time
visit-end-patient = By the patient
visit-end-site = By the place
visit-end-needs-reschedule = Needs another day
visit-reason-came-late = They came late
visit-reason-falsely-missed = They had come; it was not entered
visit-reason-wrong-person = The wrong person
visit-reason-double = It was entered twice
visit-reason-coming = Said they will come
visit-reason-other = Something else

visit-heading = Visit of { $card }
visit-when = When
visit-state = State
visit-service = What for
visit-staff = With
visit-card = Card
visit-ref = Its number on the phone
visit-coming = Said they will come
visit-coming-at = Said they will come, { $when }
visit-given = Kept for it
visit-given-how = What is given at this visit is kept for it.
visit-ended = Off because
visit-why = Why
visit-past = What became of it
visit-arrive = They are here
visit-check-in = They go in
visit-fulfil = Done
visit-move = Move
visit-cancel = Take off
visit-missed = Nobody came
visit-missed-ask = Did nobody come for the visit of { $when }?
visit-missed-how = It counts as missed. Its patient is asked kindly once the day is entered. It can be corrected.
visit-missed-done = Noted: nobody came.
visit-correct = Not missed
visit-error = Entered in error
visit-arrived = Noted: they are here.
visit-inside = Noted: they are being seen.
visit-done = Done. The next one is due in its time.
visit-cancelled = The visit of { $when } is off. Its patient is told and offered another day.
visit-corrected = Corrected. Both stay on record.
visit-error-done = Marked as entered in error. The time is free again.
visit-changed = Somebody else changed this visit meanwhile. Look again.
visit-cancel-ask = Take the visit of { $when } off?
visit-cancel-told = Its patient gets a text that offers another day. The time is free again.
visit-cancel-given = What is kept for it goes back, and its patient gets a text that offers another day.
visit-to = What happened
visit-to-arrived = They are here now
visit-to-fulfilled = They were seen
visit-correct-hint = That it was taken for missed stays on record too.
visit-error-hint = For a visit that should never have been here.
visit-move-ask = Move { $card } to { $when }?
visit-move-told = It was { $was }. Its patient gets a text with the new time.
visit-moved = Moved to { $when }. Its patient is told.
visit-stays = It is on { $when } already. Nothing was changed, and nobody is told.
visit-was = Now { $when }
visit-booked = Booked for { $when }. On the phone it is number { $ref }.

visit-choose = Choose
visit-service-minutes = { $code } ({ $minutes } min)
visit-place = Place
visit-whoever = Whoever is free
visit-day = Day
visit-from = Free days from
visit-time = Time
visit-override = As an exception: a second visit that day, or sooner than the rules allow. It stays marked and is noted with your name.
visit-full = No free time in the next two months.
visit-no-time = No free time left that day.
visit-wait = Put on the waiting list
visit-waits-now = They are on the waiting list, and are offered the first time that opens.

find-words = Who is it for?
find-hint = Card, phone, clinic number or name.
find-act = Find
find-none = Nobody was found. Check it, or register them first.
find-recent = Opened by you lately
find-found = Found
find-choose = Choose

waits-at = Waiting list of place { $number }
waits-lead = Who asked to be told when a time opens. The first in line is offered it by text and has four hours to answer.
waits-none = Nobody waits for a time
waits-none-how = Who finds no free day can ask to be told, by text or here when you book.
waits-when = When
waits-act = Act
waits-between = Between { $from } and { $to }
waits-offered = Offered
waits-offer = { $when } is held for them until { $until }.
waits-waiting = Waits
waits-end = Take off the list
waits-end-ask = Take { $card } off every waiting list?
waits-end-how = They are offered nothing more. They can ask again.
waits-ended = They wait no more.

day-at = End of the day at place { $number }
day-before = The day before
day-missing = { $count ->
    [one] One is not entered yet
   *[other] { $count } are not entered yet
  }
day-missing-how = They came, and what became of it is not entered. Enter these first: nobody counts as missed before.
day-nothing = Nothing is missing
day-nothing-how = Everyone who came is entered. Close the day in the evening: then who did not come counts as missed and is asked kindly why.
day-open = Open
day-parcel = Parcel { $parcel }, its receiver is at the desk
day-close = All handovers of this day are entered
day-after = The day after
day-close-ask = Is everything of this day entered?
day-close-how = From now on who did not come counts as missed, and gets a kind question. It cannot be taken back.
day-close-done = The day is closed.
day-closed = All entered { $when }
day-closed-how = Who did not come counts as missed. A false one is corrected on the visit itself.

hours-at = Hours and leave at place { $number }
hours-lead = Free times come from these hours, within the opening hours of the place.
hours-nobody = Nobody is on the roster here
hours-nobody-how = Doctors and officers who work at this place appear here. An admin adds a place to their account.
hours-others = { $count ->
    [one] One more works here, without hours yet
   *[other] { $count } more work here, without hours yet
  }
hours-leave = Add leave
hours-until = until { $day }
hours-add = Add hours on { $day }
hours-away = Away { $from } to { $to }
hours-back = Take back
hours-back-ask = Take this leave back?
hours-back-how = The days open again. Visits that were taken off stay off.
hours-back-done = The days are open again.
hours-of = Hours on { $day }
hours-from = From
hours-to = To
hours-on = From which day on
hours-on-hint = What was before that day stays as it was.
hours-last = Last day
hours-save = Save
hours-end = Take these hours away
field-ends = It must end after it begins.
hours-ask = Change these hours?
hours-anyway = Change them
hours-saved = Saved. Free times follow at once.
hours-ended = Those hours are gone from that day on.
touched-none = No booked visit is touched.
touched-ask = Save this change?
touched-told = { $total ->
    [one] Whoever else is free at that time takes it over; where nobody is, its patient is offered another day, by text or by a call.
   *[other] Whoever else is free at the same time takes them over; where nobody is, their patients are offered another day, by text or by a call.
  }
touched-anyway = Save it
touched-some = { $total ->
    [one] One booked visit is touched.
   *[other] { $total } booked visits are touched.
  }
touched-off = { $total ->
    [one] It is taken off; its patient is offered another day, by text or by a call.
   *[other] They are taken off; their patients are offered another day, by text or by a call.
  }
touched-list = Visits that are touched
touched-elsewhere = At another place
touched-more = and { $more } more
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

leave-who = Who
leave-first = First day
leave-last = Last day
leave-reason = Why
leave-reason-hint = Nobody needs to know more than this.
leave-reason-leave = Leave
leave-reason-training = Training
leave-reason-elsewhere = Elsewhere
leave-reason-other = Something else
leave-save = Save the leave
field-lasts = The last day cannot be before the first.
leave-ask = Save this leave?
leave-done = { $total ->
    [0] Saved. No visit was touched.
    [one] Saved. One visit goes to whoever else is free then; where nobody is, its patient is told and offered another day.
   *[other] Saved. { $total } visits go to whoever else is free then; where nobody is, their patients are told and offered another day.
  }

services-lead = What visits are for. Patients know each by a letter of their card alone.
services-add = Add a service
services-none = No service yet
services-none-how = Add the first: how long it takes, and whose it is. Then it can be booked.
service-code = Name
service-code-hint = For staff only; no text says it.
service-minutes = Minutes
service-capacity = People at once
service-speciality = Needs
service-reminders = Reminders
service-state = State
service-horizonDays = Days ahead it can be booked
service-noticeMinutes = Booked at the latest, minutes before
service-noShowAfterMinutes = Minutes after its end until it counts as missed
service-remindHours = Reminders, hours before
service-remind-hint = Up to four, apart by commas: 168, 24, 2.
service-specialityId = Speciality
service-programmeId = Programme given at it
service-anyone = Anyone on the roster
service-nothing = Nothing is given
service-in-use = It can be booked
service-active = In use
service-resting = Not in use
service-before = { $hours } h before
service-save = Save
service-added = Added. It can be booked where somebody for it is on the roster.
service-saved = Saved.
specialities = Specialities
specialities-none = None yet.
speciality-name = A new speciality
speciality-hint = In the words that staff accounts use for it.
speciality-add = Add
speciality-added = Added.
speciality-rename = Name
speciality-rename-hint = The accounts that name it follow.
speciality-remove = Take away
speciality-changed = Saved.
speciality-removed = It is gone.

pvisits-title = Visits
pvisits-none = No visit is booked, and none was.
pvisits-kinds = Kinds on the card
pvisits-kind = { $letter }: { $code }
pvisits-kinds-none = No kind of visit on the card yet.
kind-add = Add a kind
kind-new = A kind of visit for the card
kind-letter = Letter on the card
kind-letter-hint = The next free one where it is left empty.
kind-usual = The usual place
kind-due = Next due
kind-interval = Days from one to the next
kind-interval-hint = Left empty, the next is due when somebody says so.
kind-save = Save
kind-saved = Saved. On the card it is { $letter }.
kind-take = Take off the card
kind-take-ask = Take { $letter }: { $code } off the card?
kind-take-how = They cannot book it any more, and wait for it no more. What was stays on record.
kind-taken = { $letter } is off the card.
pvisits-due = due { $day }

today-own = Your visits today
today-own-one = At { $first }
today-own-from = The first at { $first }, the last at { $last }
today-visits = Visits still to come
today-visits-done = { $done } done, { $missed } missed
today-visits-waiting = Here for a visit
today-visits-inside = { $count } being seen
today-visits-all = Calendar
today-coming = Here for a visit
today-coming-none = Nobody waits to be seen.
today-since = Since { $time }
