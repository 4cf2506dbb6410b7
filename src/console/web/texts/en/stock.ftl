# What is on the shelves: stock, deliveries, counts, files.
stock-at = Stock at place { $number }
stock-lead = What is there, what is kept for patients, and what may still be promised.
stock-receive = Receive
stock-counts = Counts
stock-import = Import a file
stock-out-example = Order for April
stock-show = Show
stock-show-all = All
stock-show-low = Below minimum
stock-show-ending = Expiring
stock-show-stale = To count
stock-caption = Products at this place
stock-product = Product
stock-on-hand = On hand
stock-kept = Kept
stock-promisable = Can promise
stock-counted = Counted
stock-unmet = { $unmet ->
    [one] 1 asked in vain since
   *[other] { $unmet } asked in vain since
  }
stock-expiry = Next expiry
stock-mind = To mind
stock-none-all = Nothing is on the shelves yet
stock-none-all-how = Receive a delivery, and it stands here with its lots.
stock-none-low = Nothing is below its minimum
stock-none-low-how = What falls below will stand here, with how much to ask for.
stock-none-ending = Nothing expires within 60 days
stock-none-ending-how = Lots that end soon, or are set apart, will stand here.
stock-none-stale = Every count is fresh
stock-none-stale-how = What was not counted for a week will stand here.

shelf-low = Below { $minimum }
shelf-apart = { $units } to clear away
shelf-ending-30 = { $units } end within 30 days
shelf-ending-60 = { $units } end within 60 days
shelf-stale = Count it
shelf-counting = Being counted
shelf-turned-away = { $people ->
    [one] 1 came, it was not there
   *[other] { $people } came, it was not there
  }
shelf-well = All well
shelf-stand-ins = { $products } may stand in for it. The prescriber decides.
shelf-never = never
shelf-counted = { $days ->
    [0] today
    [one] yesterday
   *[other] { $days } days ago
  }
shelf-back = Stock
shelf-safety = For walk-ins
shelf-minimum = Minimum
shelf-reorder = { $reorder ->
    [0] { $minimum }
   *[other] { $minimum } (ask for { $reorder })
  }
shelf-unmet = Asked for in vain
shelf-unmet-words = { $unmet ->
    [0] nobody since the count
    [one] 1 person since the count
   *[other] { $unmet } people since the count
  }
shelf-count = Count
shelf-lots = Lots
shelf-lot = Lot
shelf-ends = Expires
shelf-state = State
shelf-open = Open
shelf-no-lots = No lots here
shelf-no-lots-how = Receive a delivery, and its lot stands here.
shelf-set-safety = Units kept for walk-ins
shelf-set-safety-hint = They are promised to nobody by text.
shelf-save = Save
shelf-saved = Saved.

lot-title = Lot { $lot }
lot-state-quarantined = Set apart
lot-state-recalled = Recalled
lot-expired = Expired
lot-ends-soon = Ends soon
lot-good = Good
lot-transfer = Send to another place
lot-transfer-who = Units go to another place by whoever works at both: ask an officer of yours.
lot-adjust = Put right
lot-quarantine = Set apart
lot-release = Take back into use
lot-recall = Recall everywhere
lot-movements = Movements
lot-movement = What
lot-units = Units
lot-when = When
lot-who = Who
lot-service = the service
lot-kind-received = Received
lot-kind-handed-over = Handed over
lot-kind-returned = Returned
lot-kind-adjusted = Put right
lot-kind-sent = Sent
lot-kind-arrived = Arrived
lot-reason-damaged = Damaged
lot-reason-expired = Expired
lot-reason-lost = Lost
lot-reason-disposed = Disposed of
lot-reason-found = Found
lot-reason-mistake = A mistake in the books
lot-no-movements = Nothing moved yet
lot-no-movements-how = What comes and goes will stand here.
lot-to = To place
lot-choose-place = Choose a place
lot-quantity = Units
lot-quantity-hint = { $free } can be sent; { $kept } are kept for patients.
lot-send = Send
lot-sent = Sent. The same lot stands at the other place now.
lot-change = Units, with a minus for what left
lot-change-hint = { $free } can be taken out; { $kept } are kept for patients.
lot-reason = Reason
lot-adjusted = Put right.
lot-leave = Leave it
lot-quarantine-ask = Set lot { $lot } apart?
lot-recall-ask = Recall lot { $lot } everywhere?
lot-recall-always = It is taken in nowhere any more, and this cannot be undone.
lot-touches = { $total ->
    [0] Nothing is kept from it.
    [one] 1 parcel is kept from it. It gets other units, or its patient is told and offered another place.
   *[other] { $total } parcels are kept from it. They get other units, or their patients are told and offered another place.
  }
lot-quarantined = Set apart. Parcels kept from it are being moved.
lot-released = Back in use.
lot-recalled = Recalled in { $lots ->
    [one] 1 lot
   *[other] { $lots } lots
  }. Parcels kept from it are being moved.

receive-at = Receive at place { $number }
receive-lead = One delivery of one lot. Whoever waits for it is told.
receive-product = Product
receive-choose = Choose a product
receive-lot = Lot number
receive-lot-hint = As it stands on the box.
receive-expires = Expires on
receive-quantity = Units
receive-submit = Receive
receive-done = { $units } received, lot { $lot }.
receive-no-products = There is no product yet
receive-no-products-how = An officer or admin adds products first.
receive-see = See the shelf

counts-lead = One person counts, another approves. What is expected is shown only after the count.
counts-begin = Begin a count
counts-product = Product
counts-state = State
counts-opened = Begun
counts-counter = Counted by
counts-caption = Counts at this place
counts-none = No counts yet
counts-none-how = Choose a product and begin. The count of a product makes its answer to patients trusted again.
count-state-open = To count
count-state-counted = To approve
count-state-approved = Approved
count-state-dropped = Given up
count-of = Count { $code } at place { $number }
count-lead-open = Count what lies on the shelf, parcels that are packed too. What the books say is hidden.
count-lead-counted = Compare, then approve, or have it counted again.
count-lead-approved = Every difference became one correction.
count-lead-dropped = Nothing was changed by it.
count-lot = Lot { $lot }, ends { $expires }
count-found = Units found
count-submit = That is what I found
count-given = Counted. A second person approves it.
count-expected = In the books
count-counted = Found
count-difference = Difference
count-approve = Approve
count-approve-title = Approve this count?
count-approve-consequence = { $differences ->
    [0] Nothing differs. The place is trusted again.
    [one] One lot is corrected. The place is trusted again.
   *[other] { $differences } lots are corrected. The place is trusted again.
  }
count-approved = Approved. The place is trusted again.
count-again = Count again
count-again-title = Count it again?
count-again-consequence = What was found is put away, and everything is counted anew without it.
count-drop = Give it up
count-drop-title = Give this count up?
count-drop-consequence = Nothing is changed. What was written down is kept for the record only.
count-drop-done = Given up.
count-own = You counted this, so a second person approves it.
count-no-right = An officer who did not count approves it.
count-empty = The books say this shelf is empty. If you found units, receive them first.

import-lead = A CSV file of deliveries: one row a lot. Every row is checked first, and nothing is taken in until you say so.
import-columns = The first line names the columns: place, product, lot, expires, quantity. Expiry as 2028-12-31: in a spreadsheet, format that column as YYYY-MM-DD.
import-choose = CSV file
import-check = Check the file
import-checking = The rows are being checked…
import-template = An example
import-rows = { $rows ->
    [one] 1 row
   *[other] { $rows } rows
  }
import-all-good = All { $good } rows are good. Nothing is taken in yet.
import-some-bad = { $bad ->
    [one] 1 row is not right.
   *[other] { $bad } rows are not right.
  } Nothing is taken in yet. Mend the file and choose it again, or import the good rows alone.
import-all-bad = No row can be taken in. Mend the file and choose it again.
import-go = Import { $good ->
    [one] 1 row
   *[other] all { $good } rows
  }
import-go-good = Import the { $good ->
    [one] 1 good row
   *[other] { $good } good rows
  }
import-going = { $done } of { $of } rows taken in
import-on = Go on
import-broke = The import stopped before its end. What was taken in is kept, and no row is taken in twice.
import-done = { $done ->
    [0] Nothing was taken in.
    [one] 1 row was taken in.
   *[other] { $done } rows were taken in.
  } The same file again changes nothing.
import-other = Another file
import-row = Row
import-place = Place
import-product = Product
import-lot = Lot
import-expires = Expires
import-quantity = Units
import-result = Result
import-caption = Rows of the file
import-only-bad = Only what is not right
import-row-good = Good
import-row-done = Taken in
import-none = No such rows
import-none-how = Every row is good.
import-long = The file is too long. Send at most 2,000 rows.
import-empty = Choose a file first.
import-problem-place-unknown = There is no such place
import-problem-place-not-yours = You do not work at this place
import-problem-product-unknown = There is no such product
import-problem-lot-missing = The lot number is missing
import-problem-lot-recalled = This lot number is recalled
import-problem-expires-spreadsheet = Format the column as YYYY-MM-DD
import-problem-expires-wrong = Write the day as 2028-12-31
import-problem-expired = It has expired
import-problem-expiry-differs = This lot is here with another expiry
import-problem-quantity-wrong = Write a whole number of units
import-problem-repeated = The same as an earlier row
import-problem-columns-wrong = More or fewer cells than the first line
