# A new password.
new-password = New password
new-password-again = New password once more
new-password-differs = The two are not the same.
new-password-rules = What it needs
new-password-length = 8 characters or more
new-password-lower = A small letter
new-password-upper = A capital letter
new-password-digit = A digit
new-password-sign = A sign, like - or !
new-password-kept = Done
new-password-common = Not one that many people use; a few words in a row are good
