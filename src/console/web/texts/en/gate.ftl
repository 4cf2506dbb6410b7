# Getting in.
sign-in-title = Sign in
sign-in-lead = To the clinic's desk.
sign-in-email = E-mail
sign-in-password = Password
sign-in-act = Sign in
sign-in-forgot = Forgotten the password? An admin gives you a link for a new one.
sign-in-why-idle = You were signed out because nobody used this page for a while.
sign-in-why-ended = Your session has ended. Sign in and go on where you were.
sign-in-why-left = You are signed out.
sign-in-unsafe = This address is not safe to sign in from
sign-in-unsafe-words = The browser keeps no session here. Open the console by https, or on this computer at http://localhost.
demo-title = Try it as
demo-words = This is a demo. Nobody here is real.
demo-codes = The codes shown now
demo-use = Use


second-factor-title = One more step
second-factor-lead = Type the six digits that your authenticator app shows now.
second-factor-code = Code
second-factor-hint = Without your phone, type one of your recovery codes, like abcd-2345.
second-factor-act = Go on
second-factor-back = Start again

set-up-factor-title = Set up your second step
set-up-factor-lead = From now on you sign in with your password and a code of your phone.
set-up-factor-scan = 1. Scan this with an authenticator app
set-up-factor-qr = QR code for the authenticator app
set-up-factor-secret = Or type this key into the app
set-up-factor-type = 2. Type the code that the app shows
set-up-factor-act = Take it into use
recovery-title = Keep these recovery codes
recovery-lead = Each opens the desk once, when your phone is gone. They are not shown again.
recovery-list = Recovery codes
recovery-print = Print
recovery-copy = Copy
recovery-copied = The codes are copied. Paste them where only you can read them.
recovery-copy-failed = The browser did not let the page copy. Print the codes or write them down.
recovery-act = I have kept them

sign-in-why-set = Your password is set. Sign in with it.
set-up-title = Choose your password
set-up-title-reset = Choose a new password
set-up-lead = The link opens once. With the password you sign in from then on.
set-up-lead-first = You are the first one here. This makes the account of the super admin, who makes all others.
set-up-for = For { $email }
set-up-name = Your name
set-up-act = Set the password
set-up-then = After it you sign in and set up your second step with an authenticator app on your phone.
set-up-gone-title = This link does not open
set-up-gone = It was used already, or it is too old, or a part of it is missing. Ask an admin for a new one.
set-up-back = To the sign-in page
