# Places, products and programmes.
places-lead = Where parcels are kept and collected. Patients know a place by its number alone.
places-add = Add a place
places-caption = Places
places-number = Number
places-name = Private name
places-holds = Parcels
places-hours = Open
places-state = State
places-none = No place yet
places-none-how = Add the first place, with its number on the wallet card and its hours.
places-days = { $days ->
    [0] no day
    [one] 1 day a week
   *[other] { $days } days a week
  }
places-next-closure = closed { $day }
place-state-open = Open
place-state-closed = Closed
place-state-retired = Retired

place-new = A new place
place-of = Place { $number }
place-back = Places
place-number = Number
place-number-hint = It stands on wallet cards. 1 to 99.
place-name = Private name
place-name-hint = For staff only; no text says it.
place-zone = Time zone
place-capacity = Pickups in a half hour
place-poster = Poster word
place-poster-hint = JOIN and this word asks to be registered here.
place-hours = Opening hours
place-hours-hint = Leave a day empty where it is closed.
place-hours-wrong = Hours must follow each other, as 08:00 to 12:00 and 14:00 to 16:00.
place-day-1 = Monday
place-day-2 = Tuesday
place-day-3 = Wednesday
place-day-4 = Thursday
place-day-5 = Friday
place-day-6 = Saturday
place-day-7 = Sunday
place-from = { $day }, opens
place-to = { $day }, closes
place-from-again = { $day }, opens again
place-to-again = { $day }, closes again
place-save = Save
place-added = Place { $number } is open.
place-saved = Saved.

place-closures = Closed days
place-closures-none = No closed day ahead.
place-close-day = Close a day
place-day = Day
place-reason = Reason
place-reason-holiday = Holiday
place-reason-staff = No staff
place-reason-stock = Stock-taking
place-reason-building = The building
place-reason-safety = Safety
place-reason-other = Another reason
place-close-ask = Close place { $number } on { $day }?
place-close-touches = { $total ->
    [0] No parcel is kept to that day.
    [one] 1 parcel is kept to that day: { $parcels }. It is kept longer, and its patient is told and may choose another day.
   *[other] { $total } parcels are kept to that day: { $parcels }. They are kept longer, and their patients are told and may choose another day.
  }
place-close-done = Closed on { $day }. { $total ->
    [0] No parcel was kept to it.
    [one] 1 parcel is being moved.
   *[other] { $total } parcels are being moved.
  }
place-reopen = Open again
place-reopened = Open again on { $day }. Parcels that were moved stay where they are.

place-programmes = What it hands over
place-programmes-hint = A new programme is handed over everywhere until it is taken away here.
place-programmes-legend = Programmes
place-programmes-none = There is no programme yet.
place-services = Visits
place-services-legend = Visits that can be booked here
place-services-hint = Where somebody for them is on the roster. What is booked already stays.
place-services-none = No service yet. Add one under Visits.

place-state-title = Open, closed or retired
place-state-words-open = Patients can keep and collect here.
place-state-words-closed = Nothing is kept here until it opens again.
place-state-words-retired = It never opens again. Its number stays its own.
place-act-open = Open the place
place-act-closed = Close the place
place-units = { $units ->
    [one] One unit is
   *[other] { $units } units are
  } on its shelves. Transfer or write them off before the place is retired.
place-act-retired = Retire the place
place-ask-closed = Close place { $number }?
place-ask-retired = Retire place { $number } for good?
place-act-touches = { $total ->
    [0] No parcel is kept there.
    [one] 1 parcel is kept there: { $parcels }. It goes back to the shelf, and its patient is offered another place.
   *[other] { $total } parcels are kept there: { $parcels }. They go back to the shelf, and their patients are offered another place.
  }
touched-parcels = { $total ->
    [one] 1 parcel cannot stay as it is: { $parcels }. It is kept to another day or, where that cannot be, its patient is offered another place.
   *[other] { $total } parcels cannot stay as they are: { $parcels }. They are kept to another day or, where that cannot be, their patients are offered another place.
  }
place-act-done = { $total ->
    [0] Done. No parcel was kept there.
    [one] Done. 1 parcel is being moved.
   *[other] Done. { $total } parcels are being moved.
  }

medicines-lead = Their names never appear in a text to a patient.
medicines-show = Show
medicines-show-products = Products
medicines-show-programmes = Programmes
medicines-add-product = Add a product
medicines-add-programme = Add a programme
medicines-products-none = No product yet
medicines-products-none-how = Add what is kept, and what one unit of it is.
medicines-programmes-none = No programme yet
medicines-programmes-none-how = Add how something is handed over: taken away or given on site, where, and to whom.
medicines-code = Name
medicines-code-hint = For staff only. No text may say it.
medicines-unit = One unit is
medicines-unit-hint = As bottle, strip, vial.
medicines-minimum = Minimum at a place
medicines-minimum-hint = Below it, staff are told.
medicines-reorder = Ask for
medicines-substitutes = May stand in for it
medicines-substitutes-hint = A prescriber chooses; nothing is swapped by itself.
medicines-edit = Edit
medicines-save = Save
medicines-saved = Saved.
medicines-retired = Retired
medicines-retire = Retire it
medicines-offer = Offer it again
medicines-retire-how = Retired, it is prescribed to nobody anew. { $running ->
    [0] No course of it runs.
    [one] The one course of it that runs goes on, and its shelves are filled for it.
   *[other] The { $running } courses of it that run go on, and its shelves are filled for them.
  }
medicines-retired-how = It is retired: it is prescribed to nobody anew. { $running ->
    [0] No course of it runs.
    [one] The one course of it that runs goes on.
   *[other] The { $running } courses of it that run go on.
  }
medicines-retire-done = { $code } is retired.
medicines-offer-done = { $code } is offered again.
medicines-new-product = A new product
medicines-new-programme = A new programme
medicines-handover = Handover
medicines-handover-taken-away = Taken away
medicines-handover-on-site = Given on site
medicines-places = Where
medicines-places-any = Any place
medicines-places-own = The usual place only
medicines-places-named = Only these places
medicines-sites = Places that hand it over
medicines-proxy = Somebody else may collect
medicines-proxy-yes = Helpers may collect
medicines-proxy-no = The patient only
medicines-early = Days before the due day
medicines-early-hint = So early it may be collected.
medicines-early-words = { $days ->
    [0] Not before the due day
    [one] One day early
   *[other] { $days } days early
  }
medicines-daily = Text each due day
medicines-daily-hint = For daily programmes, best left off.
medicines-check-ins = Ask each week how they are
medicines-check-ins-hint = From their first week on. Who is not well, or does not answer for two days, becomes a call under Tasks.
medicines-remind = Reminders, hours before
medicines-remind-hint = The longest first, as 72, 24.
medicines-text-after = Ask by text after so many missed days
medicines-text-hint = Whether to keep it, kindly and once. Leave empty for never.
medicines-call-after = Call after so many missed days
medicines-withhold-after = Withhold after so many missed days
medicines-withhold-hint = The prescriber decides then. Leave empty for never.
medicines-see-after = See them first, from so many missed days
medicines-see-hint = The prescriber gets a task: no handover before they are seen. Leave empty for never.
medicines-restart-after = Begin anew, from so many missed days
medicines-restart-hint = The prescriber gets a task. Of what lasts a week or more, days of the calendar count.
medicines-rules = Rules
