# A person's own page.
me-details = My details
me-name = Name
me-email = E-mail
me-role = Role
me-speciality = Speciality
me-licence = Licence number
me-places = Places
me-details-how = Something is not right? An admin can change it.
me-second = Second step
me-second-lead = At each sign-in you type a code of your authenticator app.
me-recovery-left = { $left ->
    [one] 1 recovery code left
   *[other] { $left } recovery codes left
  }
me-recovery-few = Recovery codes open the desk when your phone is gone. Set up a new authenticator to get ten fresh ones.
me-second-new = New authenticator
me-second-go = Go on
me-password = Password
me-password-lead = A new password signs you out everywhere else.
me-password-old = Password of now
me-password-own = Your password
me-password-act = Change the password
me-password-done = Your password is changed.
me-leave = Leave it
me-sessions = Where I am signed in
me-seen = Last seen { $when }
me-here = Here
me-end = Sign out there
me-end-one = Sign out of { $browser }
me-ended = That browser is signed out.
me-browser = A browser
me-browser-on = { $browser } on { $system }
