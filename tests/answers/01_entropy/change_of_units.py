# %% right: log₂ 100 more, because the density is spread
change_of_units, change_of_units_reason = "c", "b"

# %% right: one by one
change_of_units = "c"
change_of_units_reason = "b"

# %% right: capital letters
change_of_units, change_of_units_reason = "C", "B"

# %% right: with blanks
change_of_units = "c "
change_of_units_reason = " b"

# %% right: from a dictionary
mine = {"option": "c", "reason": "b"}
change_of_units, change_of_units_reason = mine.values()

# %% wrong: invariant | would hold for a pmf
change_of_units, change_of_units_reason = "a", "a"

# %% wrong: multiplied | not proportional
change_of_units, change_of_units_reason = "b", "c"

# %% wrong: the wrong way round | wider means larger
change_of_units, change_of_units_reason = "d", "d"

# %% wrong: right option, invariance as its reason | probability per unit
change_of_units, change_of_units_reason = "c", "a"

# %% wrong: right option, a mean as its reason | mean of −log
change_of_units, change_of_units_reason = "c", "c"

# %% wrong: the number itself | one letter
change_of_units, change_of_units_reason = 5.14, "b"
