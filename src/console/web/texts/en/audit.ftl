# What was done, for auditors.
audit-lead = Who did what to which record, newest first. Patients stand here by the id of their record alone. Looking is noted too.
audit-by = Person
audit-by-hint = name or e-mail
audit-about = Id of a record
audit-action = Act
audit-from = From
audit-to = To
audit-when = When
audit-who = Who
audit-act = Act
audit-record = Record
audit-facts = How
audit-contact = A patient’s phone
audit-system = The service
audit-staff = Whoever runs Sotto
audit-unsealed = Not in the chain yet
audit-only = Only this record
audit-none = No such entry
audit-none-how = Choose other days, or take a filter away.
audit-no-record = That is not the id of a record. Paste the whole of it, or press one in the list.
audit-no-action = An act is two words and a dot, as patient.read, or patient. for all of them.
audit-prove-title = Is the record whole?
audit-prove-how = Every entry is chained to the one before. This walks the whole chain; on a long one it takes some seconds.
audit-prove = Check the chain
audit-proving = Walking the chain
audit-whole = { $sealed ->
    [one] The one entry is
   *[other] All { $sealed } entries are
  } as written. { $waiting ->
    [0] None waits for its link.
    [one] One waits for its link.
   *[other] { $waiting } wait for their link.
  }
audit-fault-edit = Entry { $seq } is not as it was written. Tell the super admin and whoever keeps the backups.
audit-fault-gap = Before entry { $seq } something is missing. Tell the super admin and whoever keeps the backups.
audit-fault-truncation = From entry { $seq } on the end is cut off. Tell the super admin and whoever keeps the backups.
audit-fault-seal = Entry { $seq } does not fit the seal that was kept. Tell the super admin and whoever keeps the backups.
audit-out-example = Audit of March
