# What stands around every page.
brand = Sotto
skip = Skip to the page
nav = Main
nav-more = More
place = Place { $number }
place-closed = Place { $number }, closed
place-none = No place yet
place-choose = Place shown
shade = Shade
shade-key = Blur names and numbers (Ctrl and full stop)
theme-light = Light
theme-dark = Dark
phones = The two phones
person-own = Your page
person-leave = Sign out
gate-recorded = Every sign-in and every act here is recorded, with the time and the person.
offline = You are offline. What you typed stays here.
offline-refusal = The service does not answer. What you typed stays here. Try again in a moment.

role-super-admin = Super admin
role-admin = Admin
role-doctor = Doctor
role-officer = Medical officer
role-front-desk = Front desk
role-data-entry = Data entry
role-dispenser = Dispenser
role-agent = Pickup agent
role-finance = Finance
role-auditor = Auditor

today-title = Today
patients-title = Patients
patient-title = Patient
enrol-title = Register someone
patient-card-title = Wallet card
pickups-title = Pickups
hand-over-title = Hand over
tasks-title = Tasks
texts-title = Texts that did not reach
visits-title = Visits
waits-title = Who waits for a time
day-title = The end of the day
hours-title = Hours and leave
services-title = Services
reports-title = Reports
audit-title = Audit
sheet-page-title = Pickups of today
staff-title = Staff
applications-title = Applications
register-page-title = Ask for an account
reset-page-title = Set a new password
set-up-page-title = Choose a password

stock-title = Stock
runs-title = Running out
shelf-title = A product on the shelf
receive-title = Receive a delivery
counts-title = Counts
count-title = A count
import-title = Import deliveries
places-title = Places
place-title = A place
medicines-title = Products and programmes

not-found-title = Nothing is here
not-found-words = The address leads nowhere, or what was there is gone. Check the address, or start again from today.
not-loaded-title = The page did not load
not-arrived-title = This did not load
not-loaded-words = The connection broke on the way. Nothing is lost. Try again in a moment.
no-permission-title = This page is not part of your role
no-permission-words = You are signed in as { $role }. Nothing was shown and nothing was changed.
no-permission-who = It is open to: { $roles }.
no-permission-ask = Ask one of them if you need something from it. If your work has changed, an admin can change your role.
try-again = Try again
no-place-words = You work at no place yet, so there is nothing to show here. An admin can add you to one.
to-today = Go to today

sign-in-why-left = You are signed out.
sign-in-untold = The service could not be reached and has not heard of it yet. Nobody gets in here by that session. Leave this page open until the connection is back, then it ends there too; else it ends by itself in 15 minutes.
idle-title = Still there?
idle-words = Names are blurred. Press any key to go on.
idle-left = { $seconds ->
    [one] You are signed out in one second.
   *[other] You are signed out in { $seconds } seconds.
  }
idle-stay = I am here
session-ends = { $minutes ->
    [one] Your session ends in a minute. Save what you are at, then sign in again.
   *[other] Your session ends in { $minutes } minutes. Save what you are at, then sign in again.
  }

password-show = Show
password-hide = Hide
form-busy = One moment…
form-optional = (optional)
out-title = Take it out
out-heading = Take it out as a file
out-why = What for
out-why-hint = One line, such as “{ $example }”. It is kept with your name and the time.
out-csv = Take it out (CSV)
file-saved = { $file } is saved. Keep it where only those may read it who need it.
meanwhile-now = { $label }: it was “{ $from }”, it is “{ $to }” now
meanwhile-other = Something that does not stand in this form.
meanwhile-next = What you typed is still below. Save again to put it in place of theirs.
meanwhile-yes = yes
meanwhile-no = no
refusal-fields = Some fields are not right yet.
refusal-unknown = The service answered in a way that this page does not know. Load the page again.

field-missing = Fill this in.
field-email = Type an e-mail address, like name@clinic.example.
field-phone = Type a phone number, like +254 700 000 000.
field-code = Type the six digits, or a recovery code.
field-four = Type the four digits.
field-plain = Use letters, digits and signs on one line.
field-date = Choose a day.
field-past = Choose today, or a day to come.
field-time = Choose a time.
field-int = Type a whole number.
field-number = Type a number.
field-few = Choose at least one.
field-span = Choose a last day after the first, at most 400 days on.
field-sign = Type a minus for what left, and none for what was found.
field-short = That is too short.
field-small = That is too little.
field-big = That is too much.
field-long = That is too long.
field-choice = Choose one of the list.
field-unknown = This cannot be set here.
field-other = This is not right yet.

list-pages = Pages of the list
list-total = { $total ->
    [one] 1 in all
   *[other] { $total } in all
  }
list-page = Page { $page } of { $pages }
list-before = Before
list-next = Next
list-loading = Loading…
list-failed = The list could not be loaded. Nothing is lost.
list-retry = Try again

sheet-close = Close
question-leave = Leave it
unsaved-ask = Throw away what you typed?
unsaved-lost = It is not saved yet.
unsaved-act = Throw it away
unsaved-stay = Go on with it
toast-undo = Undo
toast-close = Close this message
