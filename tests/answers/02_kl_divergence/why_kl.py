# %% right: option and reason
why_kl, why_kl_reason = "c", "b"

# %% right: one by one
why_kl = 'c'
why_kl_reason = 'b'

# %% right: capital letters
why_kl, why_kl_reason = "C", "B"

# %% right: with blanks
why_kl = "c "
why_kl_reason = " b"

# %% right: from a dictionary
mine = {"option": "c", "reason": "b"}
why_kl, why_kl_reason = mine.values()

# %% wrong: equal for all labels | soft labels
why_kl, why_kl_reason = "a", "b"

# %% wrong: the prediction's entropy | not the prediction's
why_kl, why_kl_reason = "b", "b"

# %% wrong: a factor | no factor
why_kl, why_kl_reason = "d", "b"

# %% wrong: the seed's loop over classes | sums over all classes
why_kl, why_kl_reason = "c", "a"

# %% wrong: minimum elsewhere | smallest at q = y
why_kl, why_kl_reason = "c", "c"

# %% wrong: form: no such option | one letter
why_kl, why_kl_reason = "e", "b"
