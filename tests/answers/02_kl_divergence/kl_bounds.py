# %% right: option and reason
kl_bounds, kl_bounds_reason = "c", "b"

# %% right: one by one
kl_bounds = 'c'
kl_bounds_reason = 'b'

# %% right: capital letters
kl_bounds, kl_bounds_reason = "C", "B"

# %% right: with blanks
kl_bounds = "c "
kl_bounds_reason = " b"

# %% right: from a dictionary
mine = {"option": "c", "reason": "b"}
kl_bounds, kl_bounds_reason = mine.values()

# %% wrong: log n as a bound | entropies
kl_bounds, kl_bounds_reason = "a", "b"

# %% wrong: only for disjoint supports | not needed
kl_bounds, kl_bounds_reason = "b", "b"

# %% wrong: the zero in the wrong one | 0 · log 0
kl_bounds, kl_bounds_reason = "d", "b"

# %% wrong: every term infinite | all terms but one
kl_bounds, kl_bounds_reason = "c", "a"

# %% wrong: bounded by an entropy | no such bound
kl_bounds, kl_bounds_reason = "c", "c"

# %% wrong: form: two letters | one letter
kl_bounds, kl_bounds_reason = "cd", "b"

# %% wrong: form: a number | as a string
kl_bounds, kl_bounds_reason = 3, "b"

# %% wrong: int | a string
kl_bounds, kl_bounds_reason = (3, 'b')
